package io.engagements.query.pages.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * What a sign-in that is under way has to remember. The browser keeps it, sealed: however many sign-ins strangers begin,
 * nothing grows here, and nobody's is pushed out.
 */
final class SignInUnderWay implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String NAME = "sign-in";
    private static final String BETWEEN = "\n";
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

    private final ClientRegistrationRepository registrations;
    private final SealedCookie cookie;

    SignInUnderWay(ClientRegistrationRepository registrations, Cookies cookies) {
        this.registrations = registrations;
        this.cookie = new SealedCookie(cookies, NAME, LONG_ENOUGH);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked == null) {
            cookie.forget(request, response);
            return;
        }
        String kept = String.join(
                BETWEEN,
                Objects.requireNonNull(asked.getState()),
                Objects.requireNonNull(asked.getRedirectUri()),
                asked.<String>getAttribute(OidcParameterNames.NONCE),
                asked.<String>getAttribute(PkceParameterNames.CODE_VERIFIER));
        cookie.write(request, response, kept);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        return cookie.read(request)
                .map(kept -> asked(List.of(kept.split(BETWEEN, -1))))
                .filter(asked -> asked.getState() != null && asked.getState().equals(state))
                .orElse(null);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = loadAuthorizationRequest(request);
        cookie.forget(request, response);
        return asked;
    }

    private OAuth2AuthorizationRequest asked(List<String> kept) {
        ClientRegistration web =
                Objects.requireNonNull(registrations.findByRegistrationId(PagesConfiguration.REGISTRATION));
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(web.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(web.getProviderDetails().getAuthorizationUri()))
                .scopes(web.getScopes())
                .state(kept.get(0))
                .redirectUri(kept.get(1))
                .attributes(about -> {
                    about.put(OAuth2ParameterNames.REGISTRATION_ID, web.getRegistrationId());
                    about.put(OidcParameterNames.NONCE, kept.get(2));
                    about.put(PkceParameterNames.CODE_VERIFIER, kept.get(3));
                })
                .build();
    }
}
