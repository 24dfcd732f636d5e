package io.engagements.command.endpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * An idempotency key as one request uses it.
 *
 * @param fingerprint SHA-256 of the command's name and body, by which another request under the same key is told
 */
record KeyUse(String party, String key, byte[] fingerprint) {

    static KeyUse of(String party, String key, String command, byte[] body) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((command + "\n").getBytes(StandardCharsets.UTF_8));
            return new KeyUse(party, key, sha256.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
