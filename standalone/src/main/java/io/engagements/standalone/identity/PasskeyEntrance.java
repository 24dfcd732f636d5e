package io.engagements.standalone.identity;

import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.verifier.exception.VerificationException;
import io.engagements.standalone.identity.GuardedAuthentication.NotNowException;
import io.engagements.support.limits.Network;
import io.engagements.support.limits.Quota;
import io.engagements.support.security.Denial;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.transaction.TransactionException;

/**
 * Signs in whoever has a passkey of an account. Who comes in so is the account and nothing else, as with a password. No
 * signature is guessed, but each has to be looked at: so from one address not without end.
 */
final class PasskeyEntrance extends WebAuthnAuthenticationFilter {

    static final String PATH = SignInConfiguration.PATH + "/passkey";

    /** Asks for something to sign. */
    static final String ASK = PATH + "/options";

    /** More than any device sends. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final Logger log = LoggerFactory.getLogger(PasskeyEntrance.class);

    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final Quota tries = new Quota(Guesses.FROM_HERE, Guesses.WINDOW, 10_000, InstantSource.system());

    PasskeyEntrance(Passkeys passkeys, PasskeyChallenges challenges) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        setRequiresAuthenticationRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PATH));
        setRequestOptionsRepository(challenges);
        setAuthenticationManager(this::check);
    }

    /** What comes before it: the same question for everybody, whatever accounts there are. */
    PublicKeyCredentialRequestOptionsFilter question() {
        var question = new PublicKeyCredentialRequestOptionsFilter(passkeys.ceremonies());
        question.setRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, ASK));
        question.setRequestOptionsRepository(challenges);
        return question;
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String from = Network.of(request.getRemoteAddr());
        Duration pause = tries.take(from);
        if (!pause.isZero()) {
            Denial.because("too-many-guesses");
            throw new NotNowException(pause, true);
        }
        try {
            requireShort(request);
            Authentication person = super.attemptAuthentication(request, response);
            tries.giveBack(from);
            return person;
        } catch (BadCredentialsException refused) {
            Denial.because("wrong-passkey");
            throw refused;
        } catch (VerificationException | DataConversionException | IllegalArgumentException | NullPointerException no) {
            // The library says by any of these that an answer is not what was asked for, or lacks something.
            Denial.because("wrong-passkey");
            throw new BadCredentialsException("no passkey of an account here", no);
        } catch (DataAccessException | TransactionException databaseAway) {
            log.warn("Passkeys cannot be read now", databaseAway);
            tries.giveBack(from);
            throw new NotNowException(Duration.ofSeconds(4), false);
        }
    }

    private static void requireShort(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length < 0 || length > MOST_BYTES) {
            throw new BadCredentialsException("no answer of a device");
        }
    }

    private Authentication check(Authentication request) {
        RelyingPartyAuthenticationRequest answer = ((WebAuthnAuthenticationRequestToken) request).getWebAuthnRequest();
        String account = passkeys.ceremonies().authenticate(answer).getName();
        if (challenges.use(answer.getRequestOptions())) {
            return UsernamePasswordAuthenticationToken.authenticated(account, null, List.of());
        }
        throw new BadCredentialsException("what was signed was used before");
    }
}
