package io.engagements.standalone.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Access tokens that are good no more although their time is not over: of whoever has left, and those given before a
 * secret was changed. Remembered for as long as a token can run; after a restart from the accounts.
 */
final class EndedTokens implements OAuth2TokenValidator<Jwt> {

    /** With what clocks may differ by. */
    private static final Duration LONGEST = AccountClients.OF_A_TOKEN.plusMinutes(2);

    private static final OAuth2TokenValidatorResult ENDED = OAuth2TokenValidatorResult.failure(
            new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "Its account has another secret, or is gone.", null));

    private final Cache<String, Instant> goodFrom =
            Caffeine.newBuilder().expireAfterWrite(LONGEST).build();

    EndedTokens(Accounts accounts) {
        goodFrom.putAll(accounts.endedSince(Instant.now().minus(LONGEST)));
    }

    /** @param from tokens given earlier are good no more; they name whole seconds */
    void end(String account, Instant from) {
        goodFrom.put(account, from);
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        Instant from = token.getSubject() == null ? null : goodFrom.getIfPresent(token.getSubject());
        Instant given = token.getIssuedAt();
        return from == null || (given != null && !given.isBefore(from.truncatedTo(ChronoUnit.SECONDS)))
                ? OAuth2TokenValidatorResult.success()
                : ENDED;
    }
}
