package io.engagements.query.pages.frame;

import io.engagements.support.security.AccessTokens;
import io.engagements.support.security.Asked;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Finds who looks at a page, and renews the token that is about to end; whom the issuer gives no other is signed out. */
record SignedInArgument(OAuth2AuthorizedClientManager manager, AccessTokens tokens)
        implements HandlerMethodArgumentResolver {

    private static final String FOUND = SignedInArgument.class.getName();

    /** The issuer gives no token now, and may later. */
    static final class NotNowException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NotNowException(Throwable cause) {
            super("the issuer gives no token now", cause);
        }
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(SignedIn.class);
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return of(
                Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)),
                Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class)));
    }

    /**
     * Null for who has not signed in, and where a refusal is told to somebody who was not looked up before.
     *
     * @throws AuthenticationException when the session ends here
     * @throws NotNowException when the issuer cannot be asked
     */
    @Nullable
    SignedIn of(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(FOUND) instanceof SignedIn found) {
            return found;
        }
        if (PageRefusals.of(request).isPresent()) {
            // Whatever stood in the way may still do so.
            return null;
        }
        Authentication session = SecurityContextHolder.getContext().getAuthentication();
        if (!(session instanceof OAuth2AuthenticationToken)) {
            return null;
        }
        try {
            String token = client(session, request, response).getAccessToken().getTokenValue();
            SignedIn found = new SignedIn(token, tokens.callerOf(token));
            request.setAttribute(FOUND, found);
            Asked.by(request, found.caller());
            return found;
        } catch (AuthenticationException over) {
            end(request);
            throw over;
        }
    }

    private OAuth2AuthorizedClient client(
            Authentication session, HttpServletRequest request, HttpServletResponse response) {
        try {
            OAuth2AuthorizedClient client =
                    manager.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(PagesConfiguration.REGISTRATION)
                            .principal(session)
                            .attribute(HttpServletRequest.class.getName(), request)
                            .attribute(HttpServletResponse.class.getName(), response)
                            .build());
            if (client == null) {
                throw new CredentialsExpiredException("no token in this session");
            }
            return client;
        } catch (OAuth2AuthorizationException refused) {
            if (refused.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT)) {
                throw new CredentialsExpiredException("no token any more", refused);
            }
            throw new NotNowException(refused);
        }
    }

    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
