package io.engagements.support.security;

import io.engagements.events.Caller;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Makes the caller that a token names the principal of its request. */
record Callers(IdentityClaims claims) {

    /** Authorities are {@code ROLE_} and the role's name. */
    JwtAuthenticationToken authenticated(Jwt token) {
        Caller caller = callerOf(token);
        List<GrantedAuthority> authorities = caller.roles().stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        return new JwtAuthenticationToken(token, caller, authorities);
    }

    private Caller callerOf(Jwt token) {
        try {
            return Caller.of(token.getHeaders(), claims.ours(token.getClaims()));
        } catch (IllegalArgumentException refused) {
            throw new InvalidBearerTokenException(String.valueOf(refused.getMessage()), refused);
        }
    }
}
