package io.engagements.proof.note;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.ProofSays;

/** What is signed, and how the signature is written; both with Ed25519 (RFC 8032). */
public enum SignatureType {

    /** The text of the note (C2SP signed-note). */
    ED25519(0x01),

    /** The text and when it was signed (C2SP tlog-cosignature, version 1). */
    COSIGNATURE(0x04);

    private final byte id;

    SignatureType(int id) {
        this.id = (byte) id;
    }

    byte id() {
        return id;
    }

    static SignatureType of(byte id) {
        for (SignatureType type : values()) {
            if (type.id == id) {
                return type;
            }
        }
        throw new InvalidProofException(ProofSays.One.KEY_TYPE.of(id));
    }
}
