package io.engagements.query.pages.frame;

import io.engagements.support.problem.DatabaseAway;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.DisconnectedClientHelper;

/** What goes wrong after a page's controller, while its page is made: no advice sees that, and a person is told on a page. */
final class FailedPages extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(FailedPages.class);
    private static final int CAUSES = 10;

    /** Too many parameters, or none that can be read: the caller's fault, answered like that of a program. */
    static boolean isUnreadable(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(CAUSES)
                .anyMatch(InvalidParameterException.class::isInstance);
    }

    /** Text that no person types, such as a NUL: refused by the firewall where it is read. */
    static boolean isRejected(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(CAUSES)
                .anyMatch(RequestRejectedException.class::isInstance);
    }

    /** The browser has gone, of which the server makes nothing: it is nobody's fault. A database that has gone is ours to tell. */
    static boolean isUnheard(Throwable failure) {
        return !DatabaseAway.causes(failure) && DisconnectedClientHelper.isClientDisconnectedException(failure);
    }

    /** Pages are sent as a whole, so that none of this one is on its way. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted()
                    || PageRefusals.of(request).isPresent()
                    || isUnreadable(failure)
                    || isUnheard(failure)) {
                throw failure;
            }
            response.resetBuffer();
            if (isRejected(failure)) {
                PageRefusals.answer(HttpStatus.BAD_REQUEST, request, response);
                return;
            }
            log.error("A page cannot be shown", failure);
            PageRefusals.answer(
                    DatabaseAway.causes(failure) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.INTERNAL_SERVER_ERROR,
                    request,
                    response);
        }
    }
}
