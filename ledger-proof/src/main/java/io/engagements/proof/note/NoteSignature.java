package io.engagements.proof.note;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.ProofSays;
import java.nio.ByteBuffer;

/**
 * One line under a note.
 *
 * @param name of the key
 * @param keyId first four bytes of a hash of the key, which with the name says which one it is
 * @param bytes what that kind of key signs with
 */
public record NoteSignature(String name, int keyId, byte[] bytes) {

    static final String DASH = "— ";

    static NoteSignature parse(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 3 || !line.startsWith(DASH)) {
            throw new InvalidProofException(ProofSays.One.NO_SIGNATURE_LINE.of(Canonical.shown(line)));
        }
        byte[] decoded = Canonical.bytes(words[2]);
        if (decoded.length <= Integer.BYTES) {
            throw new InvalidProofException(ProofSays.One.SIGNATURE_TOO_SHORT.of(Canonical.shown(line)));
        }
        ByteBuffer buffer = ByteBuffer.wrap(decoded);
        int keyId = buffer.getInt();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return new NoteSignature(KeyName.require(words[1]), keyId, bytes);
    }

    /** With its line feed. */
    public String line() {
        byte[] encoded = ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(keyId)
                .put(bytes)
                .array();
        return DASH + name + " " + Canonical.base64(encoded) + "\n";
    }
}
