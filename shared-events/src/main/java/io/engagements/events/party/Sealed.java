package io.engagements.events.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Personal text as it is stored: readable with its party's {@link PartyKey} only.
 *
 * @param base64 nonce, ciphertext and tag, in Base64 (RFC 4648, section 4)
 */
public record Sealed(@JsonValue String base64) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sealed {}
}
