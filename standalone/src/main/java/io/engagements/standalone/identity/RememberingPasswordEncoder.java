package io.engagements.standalone.identity;

import io.engagements.events.stored.Hashes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Spares a secret that was right before, or was hashed here, the slow hash, which is there to make guessing slow. */
final class RememberingPasswordEncoder implements PasswordEncoder {

    private static final int MOST = 1_000;

    private final PasswordEncoder slow;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    RememberingPasswordEncoder(PasswordEncoder slow) {
        this.slow = slow;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        String hash = slow.encode(secret);
        remember(fingerprint(secret, hash));
        return hash;
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        String fingerprint = fingerprint(secret, hash);
        return known.contains(fingerprint) || (slow.matches(secret, hash) && remember(fingerprint));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return slow.upgradeEncoding(hash);
    }

    /** A full memory is forgotten altogether; that costs nothing but time. */
    private boolean remember(String fingerprint) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.add(fingerprint);
        return true;
    }

    /** With the hash and its salt in it, so that a changed secret is not remembered as right. */
    private static String fingerprint(@Nullable CharSequence secret, @Nullable String hash) {
        return Hashes.sha256Hex(hash + "\0" + secret);
    }
}
