package io.engagements.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;

/** Refuses requests with a problem document, and logs whom. */
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static void unauthenticated(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TokenDecoder.IssuerUnavailableException) {
            log.warn("Cannot check tokens", failure);
        } else {
            log.info("No valid token for {} {}", request.getMethod(), request.getRequestURI());
        }
        ProblemAnswer.to(failure).write(request, response);
    }

    static void forbidden(HttpServletRequest request, HttpServletResponse response, Exception denied)
            throws IOException {
        log.info("{} may not {} {}", request.getRemoteUser(), request.getMethod(), request.getRequestURI());
        ProblemAnswer.of(HttpStatus.FORBIDDEN, "Your role may not do this.").write(request, response);
    }

    static void notFound(HttpServletRequest request, HttpServletResponse response, Exception denied)
            throws IOException {
        ProblemAnswer.of(HttpStatus.NOT_FOUND, "There is nothing here.").write(request, response);
    }
}
