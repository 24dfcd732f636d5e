package io.engagements.standalone.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Checks the signature of an access token once, not with each request; whether it is still good, each time. The key that signs
 * is the same for as long as the process lives.
 */
final class KnownTokens implements JwtDecoder {

    private static final int MOST = 1_000;

    private final JwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> stillGood;
    private final Cache<String, Jwt> signed = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(AccountClients.OF_A_TOKEN)
            .build();

    /**
     * @param signatures refuses what is not signed, or not good
     * @param stillGood what it asks of a token beside the signature
     */
    KnownTokens(JwtDecoder signatures, OAuth2TokenValidator<Jwt> stillGood) {
        this.signatures = signatures;
        this.stillGood = stillGood;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = signed.getIfPresent(token);
        if (known != null && !stillGood.validate(known).hasErrors()) {
            return known;
        }
        signed.invalidate(token);
        Jwt decoded = signatures.decode(token);
        signed.put(token, decoded);
        return decoded;
    }
}
