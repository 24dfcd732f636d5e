package io.engagements.standalone.identity;

import io.engagements.standalone.identity.Guesses.Guess;
import io.engagements.support.security.Denial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks an account's secret, but not as often as somebody who guesses would like.
 *
 * @param web the pages' own client, where there are pages: whoever guesses at its secret, of 256 bits, keeps nobody out
 */
record GuardedAuthentication(
        AuthenticationProvider provider,
        Accounts accounts,
        Guesses guesses,
        @Nullable WebClient web) implements AuthenticationProvider {

    private static final Logger log = LoggerFactory.getLogger(GuardedAuthentication.class);

    /** No answer now; the same request may get one later. */
    static final class NotNowException extends OAuth2AuthenticationException {

        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;
        private final boolean tooMany;

        NotNowException(Duration retryAfter, boolean tooMany) {
            super(new OAuth2Error("temporarily_unavailable"));
            this.retryAfter = retryAfter;
            this.tooMany = tooMany;
        }

        /** Whole seconds, at least one. */
        long retryAfter() {
            return retryAfter.toSeconds() + 1;
        }

        /** Whether it was the caller who asked too often. */
        boolean tooMany() {
            return tooMany;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return provider.supports(authentication);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication request) {
        if (web != null && request.getName().equals(WebClient.ID)) {
            return ofPages(web, request);
        }
        Guess guess = Guess.of(request.getName(), addressOf(request));
        synchronized (guesses.turnOf(guess)) {
            refuseWhilePaused(guess);
            return check(request, guess);
        }
    }

    private @Nullable Authentication ofPages(WebClient pages, Authentication request) {
        Object secret = request.getCredentials();
        if (secret == null || !pages.hasSecret(secret)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return provider.authenticate(request);
    }

    private static String addressOf(Authentication request) {
        return request.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    private void refuseWhilePaused(Guess guess) {
        Duration pause = guesses.begin(guess);
        if (!pause.isZero()) {
            Denial.because("too-many-guesses");
            throw new NotNowException(pause, true);
        }
    }

    private @Nullable Authentication check(Authentication request, Guess guess) {
        try {
            Authentication checked = provider.authenticate(request);
            guesses.wasRight(guess);
            return checked;
        } catch (OAuth2AuthenticationException | BadCredentialsException refused) {
            note(request.getName());
            throw refused;
        } catch (DataAccessException | InternalAuthenticationServiceException databaseAway) {
            log.warn("Accounts cannot be read now", databaseAway);
            guesses.takeBack(guess);
            throw new NotNowException(Duration.ofSeconds(4), false);
        }
    }

    /** What is no account's id stays out of the log: anybody may have typed anything. */
    private void note(String id) {
        Denial.note(
                accounts.find(id).isPresent()
                        ? new Denial("wrong-secret", null, id)
                        : new Denial("unknown-account", null, null));
    }
}
