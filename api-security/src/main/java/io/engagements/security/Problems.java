package io.engagements.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** Refuses requests with a problem document; {@link DenialLog} says whom. */
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static void unauthenticated(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TokenDecoder.IssuerUnavailableException) {
            log.warn("Cannot check tokens", failure);
        } else {
            Denial.note(request, failure instanceof OAuth2AuthenticationException ? "invalid-token" : "no-token");
        }
        ProblemAnswer.to(failure).write(request, response);
    }

    static void forbidden(HttpServletRequest request, HttpServletResponse response, Exception denied)
            throws IOException {
        Denial.note(request, "role");
        ProblemAnswer.of(HttpStatus.FORBIDDEN, "Your role may not do this.").write(request, response);
    }

    static void notFound(HttpServletRequest request, HttpServletResponse response, Exception denied)
            throws IOException {
        ProblemAnswer.of(HttpStatus.NOT_FOUND, "There is nothing here.").write(request, response);
    }
}
