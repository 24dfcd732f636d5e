package io.engagements.standalone.identity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** Checks an account's secret, but not as often as somebody who guesses would like. */
record GuardedAuthentication(AuthenticationProvider provider, Accounts accounts, Failures failures)
        implements AuthenticationProvider {

    private static final Logger log = LoggerFactory.getLogger(GuardedAuthentication.class);

    /** No answer now; the same request may get one later. */
    static final class NotNowException extends OAuth2AuthenticationException {

        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;
        private final boolean tooMany;

        private NotNowException(Duration retryAfter, boolean tooMany) {
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
        try {
            refuseWhilePaused(request.getName());
            return check(request);
        } catch (DataAccessException databaseAway) {
            log.warn("Accounts cannot be read now", databaseAway);
            throw new NotNowException(Duration.ofSeconds(4), false);
        }
    }

    private void refuseWhilePaused(String id) {
        Duration pause = failures.pause(id);
        if (!pause.isZero()) {
            throw new NotNowException(pause, true);
        }
    }

    private @Nullable Authentication check(Authentication request) {
        try {
            Authentication checked = provider.authenticate(request);
            failures.forget(request.getName());
            return checked;
        } catch (OAuth2AuthenticationException refused) {
            remember(request.getName());
            throw refused;
        }
    }

    /** What is no account's id stays out of the log: anybody may have typed anything. */
    private void remember(String id) {
        if (accounts.find(id).isPresent()) {
            log.warn("Wrong secret for account {}", id);
            failures.add(id);
        } else {
            log.info("Token refused: there is no such account");
        }
    }
}
