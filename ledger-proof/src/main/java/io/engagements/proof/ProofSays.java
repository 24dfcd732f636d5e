package io.engagements.proof;

/** What proofs, notes and keys are found to be. The words are in {@code words_xx.properties}. */
public final class ProofSays {

    private ProofSays() {}

    /** What names nothing. */
    public enum None implements Words.None {
        NO_INDEX,
        PROOF_TOO_LONG_FOR_A_TREE,
        NOTHING_TO_PROVE,
        TWO_ROOTS,
        PROOF_TOO_SHORT,
        OLDER_TREE,
        NEWER_TREE,
        PROOF_TOO_LONG,
        PLACE_BETWEEN,
        NO_HEAD_PROOF,
        NO_NOTE,
        NOTE_NOT_UTF_8,
        PROOF_WITHOUT_CHECKPOINT,
        CHECKPOINT_LINES,
        KEY_NO_BYTES
    }

    /** What names one thing. */
    public enum One implements Words.One {
        AS_IT_IS,
        NOT_BASE_64,
        BASE_64_OTHERWISE,
        NO_NUMBER,
        NUMBER_OTHERWISE,
        HASH_LENGTH,
        LEAF_NOT_THERE,
        KEY_TYPE,
        MOST_SIGNATURES,
        NOT_SIGNED_BY,
        PROOF_BEGINNING,
        CHECKPOINT_OF_ANOTHER_LOG,
        GOES_ON_FROM_NOTHING,
        NO_CHECKPOINT_IN_IT,
        NO_KEY_NAME,
        NO_KEY,
        KEY_LENGTH,
        KEY_ID,
        SIGNATURE_LENGTH,
        SIGNATURE_WITHOUT_TIME,
        SIGNATURE_OF_ANOTHER_TEXT,
        SIGNATURE_MALFORMED,
        KEY_BYTES,
        NO_SIGNATURE_LINE,
        SIGNATURE_TOO_SHORT,
        ENCLOSED,
        ELSEWHERE,
        NO_HASH,
        MISSING,
        CHANGED,
        TOO_MUCH
    }

    /** What names two. */
    public enum Two implements Words.Two {
        NO_SUCH_LEAF,
        TREE_TOO_SMALL,
        HEAD_IMPOSSIBLE,
        POSITION_BEFORE,
        HEAD_LENGTH,
        NOTE_LENGTH
    }

    /** What names three. */
    public enum Three implements Words.Three {
        CHECKPOINT_OF_ANOTHER_PAST
    }
}
