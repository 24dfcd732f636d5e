package io.engagements.proof;

/** Something that was given as proof is malformed, or does not prove what it should. Its message says which, in a sentence. */
public final class InvalidProofException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String why;

    public InvalidProofException(String why) {
        super(why);
        this.why = why;
    }

    public InvalidProofException(String why, Throwable cause) {
        super(why, cause);
        this.why = why;
    }

    /** The sentence. */
    public String why() {
        return why;
    }
}
