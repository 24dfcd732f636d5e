package io.engagements.support.security;

import io.engagements.support.problem.ProblemAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** Refuses requests with a problem document; {@link DenialLog} says whom. */
public final class AccessProblems {

    private static final Logger log = LoggerFactory.getLogger(AccessProblems.class);

    private AccessProblems() {}

    /** To a caller whom the token does not let in, or whose token cannot be checked now. */
    public static ProblemAnswer of(AuthenticationException failure) {
        return failure instanceof TokenDecoder.IssuerUnavailableException
                ? ProblemAnswer.of(HttpStatus.SERVICE_UNAVAILABLE, "Access tokens cannot be checked now.")
                        .later()
                : ProblemAnswer.of(HttpStatus.UNAUTHORIZED, "This needs a valid access token.")
                        .with(HttpHeaders.WWW_AUTHENTICATE, challenge(failure));
    }

    static void unauthenticated(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TokenDecoder.IssuerUnavailableException) {
            log.warn("Cannot check tokens", failure);
        } else {
            Denial.note(request, failure instanceof OAuth2AuthenticationException ? "invalid-token" : "no-token");
        }
        of(failure).write(request, response);
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

    /** RFC 6750 section 3: an error code only when there was a token. */
    private static String challenge(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException refused
                ? "Bearer error=\"" + refused.getError().getErrorCode() + "\""
                : "Bearer";
    }
}
