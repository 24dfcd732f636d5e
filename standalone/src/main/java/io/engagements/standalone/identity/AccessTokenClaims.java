package io.engagements.standalone.identity;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import java.util.List;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Puts into access tokens, and into no other kind, what {@link Caller} reads from them. */
record AccessTokenClaims(Accounts accounts) implements OAuth2TokenCustomizer<JwtEncodingContext> {

    @Override
    public void customize(JwtEncodingContext context) {
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getJwsHeader().type("at+jwt");
            Authentication principal = Objects.requireNonNull(context.getPrincipal());
            describe(context, accounts.find(principal.getName()).orElseThrow(AccessTokenClaims::gone));
        }
    }

    /** Whose account is gone gets no further token for the session that goes on. */
    private static OAuth2AuthenticationException gone() {
        return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }

    private static void describe(JwtEncodingContext context, Account account) {
        List<String> roles = account.roles().stream().map(Role::name).sorted().toList();
        context.getClaims()
                .audience(List.of(Caller.AUDIENCE))
                .claim("party", account.party())
                .claim("roles", roles);
    }
}
