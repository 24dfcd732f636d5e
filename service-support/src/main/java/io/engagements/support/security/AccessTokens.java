package io.engagements.support.security;

import io.engagements.events.Caller;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/** Reads callers out of access tokens, for the interface and for whoever calls it without a network between. */
public final class AccessTokens {

    private final AuthenticationManager tokens;

    AccessTokens(JwtDecoder decoder, IdentityClaims claims) {
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(new TokenDecoder(decoder));
        provider.setJwtAuthenticationConverter(new Callers(claims)::authenticated);
        this.tokens = provider::authenticate;
    }

    AuthenticationManager manager() {
        return tokens;
    }

    /** @throws AuthenticationException when it is no valid access token or cannot be checked now: see {@link AccessProblems#of} */
    public Caller callerOf(String token) {
        Object caller =
                tokens.authenticate(new BearerTokenAuthenticationToken(token)).getPrincipal();
        return (Caller) Objects.requireNonNull(caller);
    }
}
