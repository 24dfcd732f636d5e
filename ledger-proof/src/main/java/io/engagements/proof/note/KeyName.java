package io.engagements.proof.note;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.ProofSays;

/** Names of keys: not empty, with neither spaces of any kind nor a plus sign. */
final class KeyName {

    private KeyName() {}

    static String require(String name) {
        boolean unfit = name.codePoints()
                .anyMatch(each -> each == '+'
                        || Character.isWhitespace(each)
                        || Character.isSpaceChar(each)
                        || Character.isISOControl(each));
        if (name.isEmpty() || unfit) {
            throw new InvalidProofException(ProofSays.One.NO_KEY_NAME.of(Canonical.shown(name)));
        }
        return name;
    }
}
