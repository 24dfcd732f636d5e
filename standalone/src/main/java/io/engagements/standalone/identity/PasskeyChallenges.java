package io.engagements.standalone.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.engagements.query.pages.frame.SealedCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsRepository;

/**
 * What a device is asked to sign, between the question and the answer. The browser keeps it, sealed, so that strangers leave
 * nothing here; and as it could be sent again, those that somebody came in with are remembered for as long as they are good.
 */
final class PasskeyChallenges implements PublicKeyCredentialRequestOptionsRepository {

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final String BETWEEN = " ";

    private final String site;
    private final SealedCookie cookie;
    private final Cache<Bytes, Boolean> used =
            Caffeine.newBuilder().expireAfterWrite(GOOD_FOR.multipliedBy(2)).build();

    PasskeyChallenges(String site, URI publicUrl) {
        this.site = site;
        this.cookie = new SealedCookie(publicUrl, "passkey", GOOD_FOR);
    }

    @Override
    public void save(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable PublicKeyCredentialRequestOptions asked) {
        if (asked == null) {
            cookie.forget(request, response);
        } else {
            long until = Instant.now().plus(GOOD_FOR).toEpochMilli();
            cookie.write(
                    request, response, until + BETWEEN + asked.getChallenge().toBase64UrlString());
        }
    }

    @Override
    public @Nullable PublicKeyCredentialRequestOptions load(HttpServletRequest request) {
        return cookie.read(request)
                .map(kept -> kept.split(BETWEEN, 2))
                .filter(kept -> Instant.now().toEpochMilli() < Long.parseLong(kept[0]))
                .map(kept -> PublicKeyCredentialRequestOptions.builder()
                        .challenge(Bytes.fromBase64(kept[1]))
                        .rpId(site)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .orElse(null);
    }

    /** Of those who come with the same answer the first one is told true. */
    boolean use(PublicKeyCredentialRequestOptions answered) {
        return used.asMap().putIfAbsent(answered.getChallenge(), true) == null;
    }
}
