package io.engagements.query.proof;

import java.io.IOException;
import java.util.List;

/** The port to what the command side has signed. */
public interface CheckpointSource {

    /**
     * A checkpoint as it was given out.
     *
     * @param number in the order of signing, with holes
     * @param note a signed note
     */
    record Given(long number, byte[] note) {}

    /**
     * Some of them, and every public key that any was signed with.
     *
     * @param keys in their text form
     * @param refused whether the signer refuses to sign, until somebody has seen to it
     */
    record Batch(List<Given> checkpoints, List<String> keys, boolean refused) {}

    /**
     * Up to {@code atMost} that were signed after one.
     *
     * @throws IOException when the command side cannot be reached
     */
    Batch after(long number, int atMost) throws IOException;

    /** What somebody put under a checkpoint. */
    enum StampKind {
        /** A line by C2SP tlog-cosignature. */
        COSIGNATURE,
        /** An answer by RFC 3161. */
        TIMESTAMP
    }

    /**
     * One of them.
     *
     * @param number in the order in which they came, without holes
     * @param checkpoint its number
     * @param madeBy the public key of the witness in its text form; of a time-stamp nothing
     */
    record Stamp(long number, long checkpoint, StampKind kind, String madeBy, byte[] content) {}

    /**
     * Up to {@code atMost} that came after one.
     *
     * @throws IOException when the command side cannot be reached
     */
    List<Stamp> stampsAfter(long number, int atMost) throws IOException;
}
