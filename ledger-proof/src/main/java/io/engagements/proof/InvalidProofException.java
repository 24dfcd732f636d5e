package io.engagements.proof;

/** Something that was given as proof is malformed, or does not prove what it should. It says which, in a sentence. */
public final class InvalidProofException extends RuntimeException {

    private static final long serialVersionUID = 2L;

    private final transient Sentence sentence;

    public InvalidProofException(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    public InvalidProofException(Sentence sentence, Throwable cause) {
        super(sentence.toString(), cause);
        this.sentence = sentence;
    }

    /** In words that have one language, for logs and findings of whoever runs it. */
    public InvalidProofException(String why) {
        this(Sentence.asItIs(why));
    }

    /** Likewise. */
    public InvalidProofException(String why, Throwable cause) {
        this(Sentence.asItIs(why), cause);
    }

    public Sentence sentence() {
        return sentence;
    }

    /** The sentence in English. */
    public String why() {
        return sentence.toString();
    }
}
