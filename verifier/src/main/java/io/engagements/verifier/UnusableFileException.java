package io.engagements.verifier;

import io.engagements.proof.Sentence;
import java.io.IOException;

/** A file is there, and nothing can be done with it now. It says why, in a sentence. */
final class UnusableFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    UnusableFileException(Sentence sentence, Throwable cause) {
        super(sentence.toString(), cause);
        this.sentence = sentence;
    }

    Sentence sentence() {
        return sentence;
    }
}
