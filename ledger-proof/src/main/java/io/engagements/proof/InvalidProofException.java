package io.engagements.proof;

/** Something that was given as proof is malformed, or does not prove what it should. Its message says which, in a sentence. */
public final class InvalidProofException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidProofException(String why) {
        super(why);
    }

    public InvalidProofException(String why, Throwable cause) {
        super(why, cause);
    }
}
