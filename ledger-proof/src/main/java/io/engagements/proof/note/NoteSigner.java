package io.engagements.proof.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;

/** Signs notes with an Ed25519 key. */
public final class NoteSigner {

    private final KeyPair pair;
    private final VerifierKey verifier;

    /** @throws io.engagements.proof.InvalidProofException when no key can have that name */
    public NoteSigner(String name, SignatureType type, KeyPair pair) {
        this.pair = pair;
        this.verifier = VerifierKey.of(name, type, pair.getPublic());
    }

    /** Its public half. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** @param now told in the signature, to the second, where the key's signatures name a time */
    NoteSignature sign(String text, Instant now) {
        if (verifier.type() == SignatureType.ED25519) {
            return new NoteSignature(verifier.name(), verifier.id(), signature(text));
        }
        long seconds = now.getEpochSecond();
        byte[] signature = signature(VerifierKey.timed(seconds, text));
        return new NoteSignature(
                verifier.name(),
                verifier.id(),
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(seconds)
                        .put(signature)
                        .array());
    }

    private byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this key cannot sign", e);
        }
    }
}
