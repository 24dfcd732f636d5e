package io.engagements.command.endpoint;

import io.engagements.events.stored.Hashes;
import java.nio.charset.StandardCharsets;

/**
 * An idempotency key as one request uses it.
 *
 * @param fingerprint SHA-256 of the command's name and body, by which another request under the same key is told
 */
record IdempotencyKey(String party, String key, byte[] fingerprint) {

    static IdempotencyKey of(String party, String key, String command, byte[] body) {
        byte[] name = (command + "\n").getBytes(StandardCharsets.UTF_8);
        return new IdempotencyKey(party, key, Hashes.sha256(name, body));
    }
}
