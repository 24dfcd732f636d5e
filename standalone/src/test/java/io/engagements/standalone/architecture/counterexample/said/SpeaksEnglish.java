package io.engagements.standalone.architecture.counterexample.said;

import io.engagements.proof.InvalidProofException;

/** Refuses in a text that has one language. */
final class SpeaksEnglish {

    private SpeaksEnglish() {}

    static void refuse(int size) {
        throw new InvalidProofException("There is none of " + size);
    }
}
