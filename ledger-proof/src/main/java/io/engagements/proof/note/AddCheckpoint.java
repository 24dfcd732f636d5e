package io.engagements.proof.note;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.ProofSays;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.ProofCheck;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A checkpoint with the proof that leads to it from an earlier one: a body of C2SP tlog-witness, add-checkpoint.
 *
 * @param old size of the earlier one
 * @param proof that the log went on from it
 * @param note the checkpoint as it is signed
 */
public record AddCheckpoint(long old, List<Hash> proof, SignedNote note) {

    private static final String OLD = "old ";

    /**
     * @param name for sentences: that of a file, or a sentence itself
     * @throws InvalidProofException when it is no such body
     */
    public static AddCheckpoint parse(Object name, byte[] body) {
        int gap = gap(name, body);
        String[] lines = new String(body, 0, gap, StandardCharsets.ISO_8859_1).split("\n", -1);
        if (!lines[0].startsWith(OLD)) {
            throw new InvalidProofException(ProofSays.One.GOES_ON_FROM_NOTHING.of(name));
        }
        return new AddCheckpoint(
                Canonical.number(lines[0].substring(OLD.length())),
                Arrays.stream(lines, 1, lines.length - 2).map(Hash::parse).toList(),
                SignedNote.parse(Arrays.copyOfRange(body, gap, body.length)));
    }

    private static int gap(Object name, byte[] body) {
        for (int i = 1; i < body.length; i++) {
            if (body[i] == '\n' && body[i - 1] == '\n') {
                return i + 1;
            }
        }
        throw new InvalidProofException(ProofSays.One.NO_CHECKPOINT_IN_IT.of(name));
    }

    /** As it is sent to a witness. */
    public byte[] bytes() {
        StringBuilder body = new StringBuilder(OLD).append(old).append('\n');
        proof.forEach(hash -> body.append(hash.base64()).append('\n'));
        return body.append('\n')
                .append(new String(note.bytes(), StandardCharsets.UTF_8))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    public Checkpoint checkpoint() {
        return Checkpoint.parse(note.text());
    }

    /** @throws InvalidProofException unless it begins with the earlier one */
    public void requireAfter(Checkpoint before) {
        Checkpoint checkpoint = checkpoint();
        try {
            ProofCheck.consistency(before.size(), before.root(), checkpoint.size(), checkpoint.root(), proof);
        } catch (InvalidProofException e) {
            throw new InvalidProofException(
                    ProofSays.Three.CHECKPOINT_OF_ANOTHER_PAST.of(checkpoint.size(), before.size(), e.sentence()), e);
        }
    }
}
