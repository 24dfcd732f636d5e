package io.engagements.query.pages.frame;

import io.engagements.support.problem.DatabaseAway;
import io.engagements.support.security.Denial;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What cannot be shown is said on a page, not in JSON. */
@Screen
class RefusedPage {

    private static final Logger log = LoggerFactory.getLogger(RefusedPage.class);

    /** Those that have words of their own; another is one of these two. */
    private static final Set<Integer> WORDED = Set.of(401, 403, 404, 413, 429, 503);

    /** After signing in, or with the token that this page has, the same may be done. */
    private static final Set<Integer> AGAIN = Set.of(401, 403);

    private static final Pattern SECRET = Pattern.compile("(?i)secret|password");

    private final String origin;

    RefusedPage(@Value("${engagements.public-url}") URI publicUrl) {
        origin = publicUrl.getScheme() + "://" + publicUrl.getAuthority();
    }

    /**
     * What somebody has sent, to be sent again by a press.
     *
     * @param path where to
     */
    record Again(String path, List<Field> fields) {}

    /** Of a form. */
    record Field(String name, String value) {}

    /** Also reached by its own address, where there is nothing to be seen. */
    @RequestMapping(PageRefusals.PATH)
    ModelAndView refused(HttpServletRequest request, HttpServletResponse response) {
        HttpStatusCode status = PageRefusals.of(request).orElse(HttpStatus.NOT_FOUND);
        boolean part = Asks.forPart(request);
        if (part) {
            response.setHeader("HX-Retarget", "#notice");
            response.setHeader("HX-Reswap", "innerHTML");
            response.setHeader("HX-Reselect", ".refusal");
        }
        ModelAndView page = new ModelAndView(part ? "frame/refused :: words" : "frame/refused");
        page.setStatus(status);
        page.addObject("reason", reason(status.value()));
        page.addObject("again", part ? null : again(status.value(), request).orElse(null));
        return page;
    }

    /**
     * A browser without scripts has left the form behind, so what was typed in it comes back. Only what one of our own pages has sent:
     * else others could have somebody send what they have thought up. Files are chosen again, and passwords typed.
     */
    private Optional<Again> again(int status, HttpServletRequest request) {
        boolean form = request.getMethod().equals("POST")
                && AGAIN.contains(status)
                && origin.equals(request.getHeader(HttpHeaders.ORIGIN))
                && MediaType.APPLICATION_FORM_URLENCODED_VALUE.equals(request.getContentType());
        Map<String, String[]> sent = form ? request.getParameterMap() : Map.of();
        if (sent.keySet().stream().anyMatch(name -> SECRET.matcher(name).find())) {
            return Optional.empty();
        }
        List<Field> fields = sent.entrySet().stream()
                .filter(field -> !field.getKey().equals("_csrf"))
                .flatMap(field -> Stream.of(field.getValue()).map(value -> new Field(field.getKey(), value)))
                .toList();
        return fields.isEmpty() ? Optional.empty() : Optional.of(new Again(EveryPage.path(request), fields));
    }

    private static int reason(int status) {
        return WORDED.contains(status) ? status : status < 500 ? 400 : 500;
    }

    /** What goes wrong within a page's controller. */
    @ControllerAdvice(annotations = Screen.class)
    @ConditionalOnBooleanProperty("engagements.pages")
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class Advice {

        @ExceptionHandler
        void ended(AuthenticationException over, HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            PageRefusals.notSignedIn(request, response, over);
        }

        /** What goes wrong while that is told is the server's to answer, and so is what nobody hears any more. */
        @ExceptionHandler
        void other(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
            if (PageRefusals.of(request).isPresent()
                    || FailedPages.isUnreadable(failure)
                    || FailedPages.isUnheard(failure)) {
                throw failure;
            }
            HttpStatusCode status = status(failure);
            noteDenial(status);
            if (status.is5xxServerError() && !(failure instanceof ErrorResponse)) {
                log.error("A page cannot be made", failure);
            }
            if (failure instanceof ErrorResponse refused) {
                refused.getHeaders()
                        .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            }
            PageRefusals.answer(status, request, response);
        }

        /** For the log: what a controller denies without saying why is not for that role, or too much. */
        private static void noteDenial(HttpStatusCode status) {
            switch (status.value()) {
                case 403 -> Denial.unlessNoted("role");
                case 429 -> Denial.unlessNoted("too-many");
                default -> {}
            }
        }

        private static HttpStatusCode status(Exception failure) {
            if (failure instanceof ErrorResponse refused) {
                return refused.getStatusCode();
            }
            if (FailedPages.isRejected(failure)) {
                return HttpStatus.BAD_REQUEST;
            }
            return failure instanceof SignedInArgument.NotNowException || DatabaseAway.causes(failure)
                    ? HttpStatus.SERVICE_UNAVAILABLE
                    : HttpStatus.INTERNAL_SERVER_ERROR;
        }
    }
}
