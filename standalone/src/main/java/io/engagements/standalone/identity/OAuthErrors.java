package io.engagements.standalone.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** Refusals of the token endpoint (RFC 6749 section 5.2): an error code and nothing that helps guessing. */
final class OAuthErrors {

    private OAuthErrors() {}

    static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String code = code(failure);
        response.setStatus(status(failure, code).value());
        if (failure instanceof GuardedAuthentication.NotNowException later) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(later.retryAfter()));
        } else if (code.equals(OAuth2ErrorCodes.INVALID_CLIENT)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"engagements\"");
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write("{\"error\":\"%s\"}".formatted(code).getBytes(StandardCharsets.UTF_8));
    }

    /** A request without credentials has no OAuth error of its own. */
    private static String code(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException refused
                ? refused.getError().getErrorCode()
                : OAuth2ErrorCodes.INVALID_CLIENT;
    }

    private static HttpStatus status(AuthenticationException failure, String code) {
        if (failure instanceof GuardedAuthentication.NotNowException later) {
            return later.tooMany() ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.SERVICE_UNAVAILABLE;
        }
        return code.equals(OAuth2ErrorCodes.INVALID_CLIENT) ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST;
    }
}
