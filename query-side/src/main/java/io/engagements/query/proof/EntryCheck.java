package io.engagements.query.proof;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.proof.CheckpointRows.Kept;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether an entry is what was signed, worked out when it is asked from the bytes that are stored. */
@Component
public class EntryCheck {

    private final CheckpointRows checkpoints;
    private final EntryProofs proofs;

    EntryCheck(CheckpointRows checkpoints, EntryProofs proofs) {
        this.checkpoints = checkpoints;
        this.proofs = proofs;
    }

    /**
     * What was checked, and came out.
     *
     * @param entries how many the checkpoint is of
     * @param steps hashes between the entry and the checkpoint's root (RFC 9162, 2.1.3)
     * @param key of the log that signed the checkpoint, in its text form; absent when no key of it that is known here did
     * @param signedAt to the second, by the log's clock; absent when no signature says so
     */
    public record Checked(
            long entries,
            int steps,
            @Nullable String key,
            @Nullable Instant signedAt) {}

    /**
     * Under the smallest checkpoint that covers it; empty while none does.
     *
     * @throws ProblemException 503 when the entry is not what was signed, or not what was stored
     */
    public Optional<Checked> of(long position) {
        return checkpoints.covering(position).map(checkpoint -> {
            LogProof proof = proofs.of(position, checkpoint);
            return new Checked(
                    checkpoint.checkpoint().size(),
                    proof.path().size(),
                    signer(checkpoint),
                    checkpoints.signedAt(checkpoint).orElse(null));
        });
    }

    private @Nullable String signer(Kept checkpoint) {
        String origin = checkpoint.checkpoint().origin();
        return checkpoints.keys().stream()
                .filter(key -> key.name().equals(origin) && isSigned(checkpoint.note(), key))
                .map(VerifierKey::text)
                .findFirst()
                .orElse(null);
    }

    static boolean isSigned(SignedNote note, VerifierKey key) {
        try {
            note.requireSignedBy(key);
            return true;
        } catch (InvalidProofException not) {
            return false;
        }
    }
}
