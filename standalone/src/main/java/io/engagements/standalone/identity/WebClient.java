package io.engagements.standalone.identity;

import io.engagements.events.stored.Hashes;
import io.engagements.query.pages.frame.PagesConfiguration;
import java.net.URI;
import java.time.Duration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.util.function.SingletonSupplier;

/**
 * The pages as a client of the issuer in their own process: both ends of one agreement. Its secret is new at each start and
 * leaves the process never.
 */
final class WebClient {

    static final String ID = "web";

    private static final int SECRET_BYTES = 32;

    /** After so long a person who has left, or has another role, is noticed at the latest. */
    private static final Duration OF_A_TOKEN = Duration.ofMinutes(5);

    private final String publicUrl;
    private final String secret = Secrets.random(SECRET_BYTES);
    private final SingletonSupplier<RegisteredClient> atIssuer;

    WebClient(String publicUrl, PasswordEncoder encoder) {
        this.publicUrl = publicUrl;
        this.atIssuer = SingletonSupplier.of(() -> atIssuer(encoder));
    }

    private RegisteredClient atIssuer(PasswordEncoder encoder) {
        return RegisteredClient.withId(ID)
                .clientId(ID)
                .clientSecret(encoder.encode(secret))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(publicUrl + PagesConfiguration.SIGNED_IN)
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(OF_A_TOKEN)
                        .refreshTokenTimeToLive(Authorizations.OF_A_SESSION)
                        .reuseRefreshTokens(true)
                        .build())
                .build();
    }

    /** Made when somebody first signs in: its secret is hashed slowly, and no start waits for that. */
    RegisteredClient atIssuer() {
        return atIssuer.obtain();
    }

    /** So quickly told that nobody has to be kept from guessing: nobody could guess it. */
    boolean hasSecret(Object credentials) {
        return Hashes.sha256Hex(credentials.toString()).equals(Hashes.sha256Hex(secret));
    }

    /** @param here where this process is reached from within: browsers come by the public address */
    ClientRegistration ofPages(URI here) {
        return ClientRegistration.withRegistrationId(PagesConfiguration.REGISTRATION)
                .clientId(ID)
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(publicUrl + PagesConfiguration.SIGNED_IN)
                .scope(OidcScopes.OPENID)
                .issuerUri(publicUrl)
                .authorizationUri(publicUrl + "/oauth2/authorize")
                .tokenUri(here + "/oauth2/token")
                .jwkSetUri(here + "/oauth2/jwks")
                .userNameAttributeName("sub")
                .build();
    }
}
