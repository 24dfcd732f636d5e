package io.engagements.events.stored;

import io.engagements.proof.Sentence;

/** A stored event that this contract cannot read. It says why, in a sentence. */
public final class UnknownEventException extends RuntimeException {

    private static final long serialVersionUID = 2L;

    private final transient Sentence sentence;

    public UnknownEventException(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    public UnknownEventException(Sentence sentence, Throwable cause) {
        super(sentence.toString(), cause);
        this.sentence = sentence;
    }

    public Sentence sentence() {
        return sentence;
    }
}
