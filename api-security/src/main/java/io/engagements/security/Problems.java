package io.engagements.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** Refusals as RFC 9457 problem documents, made of constants only: nothing of the request comes back. */
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    /** Seconds after which asking again may help when issuer or database cannot be reached. */
    private static final int RETRY_AFTER = 5;

    private Problems() {}

    static void unauthenticated(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TokenDecoder.IssuerUnavailableException) {
            log.warn("Cannot check tokens", failure);
            response.setIntHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
            write(response, HttpStatus.SERVICE_UNAVAILABLE, "Access tokens cannot be checked now.");
            return;
        }
        log.info("No valid token for {} {}", request.getMethod(), request.getRequestURI());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(failure));
        write(response, HttpStatus.UNAUTHORIZED, "This needs a valid access token.");
    }

    static void forbidden(HttpServletRequest request, HttpServletResponse response, Exception denied)
            throws IOException {
        log.info("{} may not {} {}", request.getRemoteUser(), request.getMethod(), request.getRequestURI());
        write(response, HttpStatus.FORBIDDEN, "Your role may not do this.");
    }

    static void notFound(HttpServletRequest request, HttpServletResponse response, Exception denied)
            throws IOException {
        write(response, HttpStatus.NOT_FOUND, "There is nothing here.");
    }

    static void databaseAway(HttpServletResponse response) throws IOException {
        response.setIntHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        write(
                response,
                HttpStatus.SERVICE_UNAVAILABLE,
                "Try again soon; under the same Idempotency-Key a command is done once at most.");
    }

    static void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        String problem = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(status.getReasonPhrase(), status.value(), detail);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
    }

    /** RFC 6750 section 3: an error code only when there was a token. */
    private static String challenge(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException refused
                ? "Bearer error=\"" + refused.getError().getErrorCode() + "\""
                : "Bearer";
    }
}
