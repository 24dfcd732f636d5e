package io.engagements.verifier;

import io.engagements.proof.Sentence;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.SignatureType;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import java.util.List;

/** What witnesses whom the caller trusts put their names to: others were shown no other log up to there. */
final class Witnesses {

    private Witnesses() {}

    /**
     * The largest checkpoint that each cosigned is told.
     *
     * @param notes the checkpoints of a package, by size; every trusted signature under them was checked before
     */
    static void tell(Trust trust, List<SignedNote> notes, String origin, Verdict verdict) {
        for (VerifierKey key : trust.keys()) {
            if (key.type() == SignatureType.COSIGNATURE && !key.name().equals(origin + "/clock")) {
                notes.stream()
                        .filter(note -> note.namesKey(key))
                        .reduce((smaller, larger) -> larger)
                        .ifPresentOrElse(
                                note -> verdict.holds(cosigned(key, note)),
                                () -> verdict.notChecked(Says.One.NOT_SEEN.of(key.name())));
            }
        }
    }

    private static Sentence cosigned(VerifierKey key, SignedNote note) {
        long size = Checkpoint.parse(note.text()).size();
        return note.requireSignedBy(key)
                .map(at -> Says.Three.COSIGNED_AT.of(key.name(), at, size))
                .orElseGet(() -> Says.Two.COSIGNED.of(key.name(), size));
    }
}
