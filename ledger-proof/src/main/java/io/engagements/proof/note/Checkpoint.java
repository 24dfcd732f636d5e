package io.engagements.proof.note;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.ProofSays;
import io.engagements.proof.tree.Hash;

/**
 * What a log is at one size, by C2SP tlog-checkpoint; without extension lines.
 *
 * @param origin names the log
 * @param size entries in it
 * @param root of the tree over them
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final int LINES = 3;

    /** @throws InvalidProofException unless the text is these three lines and nothing else */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != LINES + 1 || !lines[LINES].isEmpty()) {
            throw new InvalidProofException(ProofSays.None.CHECKPOINT_LINES.of());
        }
        return new Checkpoint(KeyName.require(lines[0]), Canonical.number(lines[1]), Hash.parse(lines[2]));
    }

    /** As it is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
