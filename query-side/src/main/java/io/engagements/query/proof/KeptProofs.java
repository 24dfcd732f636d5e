package io.engagements.query.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.note.AddCheckpoint;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.SignatureType;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import io.engagements.proof.tree.ProofCheck;
import io.engagements.proof.tree.TreeHasher;
import io.engagements.query.log.EntryLog;
import io.engagements.query.proof.CheckpointRows.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds a checkpoint or a receipt that somebody kept elsewhere against the entries that are held here. */
@Component
public class KeptProofs {

    /** Characters of one; a receipt has the event in it. */
    private static final int LONGEST = 500_000;

    /** How a file in a package's history begins: a checkpoint, and how the log went on to it. */
    private static final String STEP = "old ";

    private static final String RECEIPT = "c2sp.org/tlog-proof@v1\n";

    private final CheckpointRows rows;
    private final LedgerTree tree;
    private final EntryLog entries;
    private final KeyChanges changes;

    KeptProofs(CheckpointRows rows, LedgerTree tree, EntryLog entries, KeyChanges changes) {
        this.changes = changes;
        this.rows = rows;
        this.tree = tree;
        this.entries = entries;
    }

    /** What comes of it. */
    public enum Standing {
        /** The log was that when it had so many entries. */
        SAME,
        /** With so many entries the log here is another one. */
        OTHER,
        /** It is of more entries than are here. */
        AHEAD,
        /** It is of a log that was signed here before this one was begun anew. */
        EARLIER,
        /** It is of a log that was never signed here. */
        STRANGE,
        /** No key of the log that it names signed it. */
        UNSIGNED,
        /** With so many entries the log here is another one, and only a key signed it that was replaced. */
        REPLACED,
        /** The receipt does not prove its entry. */
        UNPROVEN,
        /** It is neither a checkpoint nor a receipt. */
        NEITHER
    }

    /**
     * Something that was held against the entries.
     *
     * @param checkpoint what was signed; absent when it cannot be read
     * @param signedAt when, to the second, by the log's clock; absent where no key of it says so
     * @param position of the entry that it is the receipt of; absent for a checkpoint
     */
    public record Held(
            Standing standing,
            @Nullable Checkpoint checkpoint,
            @Nullable Instant signedAt,
            @Nullable Long position) {}

    /** @param text as it was given out; what stands round it, and how its lines end, does not matter */
    public Held hold(String text) {
        String kept = text.strip().replace("\r\n", "\n") + "\n";
        byte[] bytes = kept.getBytes(UTF_8);
        try {
            if (kept.length() > LONGEST) {
                throw new InvalidProofException("longer than what is given out");
            } else if (kept.startsWith(RECEIPT)) {
                return receipt(LogProof.parse(bytes));
            }
            return note(
                    kept.startsWith(STEP) ? AddCheckpoint.parse("It", bytes).note() : SignedNote.parse(bytes), null);
        } catch (InvalidProofException none) {
            return new Held(Standing.NEITHER, null, null, null);
        }
    }

    private Held receipt(LogProof proof) {
        Held held = note(proof.checkpoint(), proof.index() + 1);
        Checkpoint checkpoint = held.checkpoint();
        return checkpoint == null || proves(proof, checkpoint)
                ? held
                : new Held(Standing.UNPROVEN, checkpoint, held.signedAt(), held.position());
    }

    private static boolean proves(LogProof proof, Checkpoint checkpoint) {
        byte[] entry = proof.extra();
        try {
            if (entry != null) {
                ProofCheck.inclusion(
                        new TreeHasher().leaf(entry),
                        proof.index(),
                        checkpoint.size(),
                        proof.path(),
                        checkpoint.root());
            }
            return entry != null;
        } catch (InvalidProofException not) {
            return false;
        }
    }

    private Held note(SignedNote note, @Nullable Long position) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        List<VerifierKey> keys = rows.keys().stream()
                .filter(key -> key.name().equals(checkpoint.origin()))
                .toList();
        if (keys.isEmpty()) {
            return new Held(Standing.STRANGE, checkpoint, null, position);
        } else if (keys.stream().noneMatch(key -> EntryCheck.isSigned(note, key))) {
            return new Held(Standing.UNSIGNED, checkpoint, null, position);
        }
        Standing standing = standing(checkpoint);
        Set<String> replaced = changes.all().stream()
                .flatMap(change -> change.change().before().stream())
                .collect(Collectors.toUnmodifiableSet());
        if (standing == Standing.SAME) {
            return new Held(standing, checkpoint, signedHere(note, checkpoint, replaced), position);
        }
        boolean inUse = keys.stream().anyMatch(key -> !replaced.contains(key.text()) && EntryCheck.isSigned(note, key));
        return inUse
                ? new Held(
                        standing,
                        checkpoint,
                        signedAt(note, checkpoint, replaced).orElse(null),
                        position)
                : new Held(Standing.REPLACED, checkpoint, null, position);
    }

    /** By a clock whose key is in use, or else as it was given out. */
    private @Nullable Instant signedHere(SignedNote note, Checkpoint checkpoint, Set<String> replaced) {
        return signedAt(note, checkpoint, replaced)
                .or(() -> rows.ofSize(checkpoint.origin(), checkpoint.size()).flatMap(rows::signedAt))
                .orElse(null);
    }

    /** By a clock whose key is in use. */
    private Optional<Instant> signedAt(SignedNote note, Checkpoint checkpoint, Set<String> replaced) {
        return rows.keys().stream()
                .filter(key -> key.type() == SignatureType.COSIGNATURE
                        && !replaced.contains(key.text())
                        && key.name().equals(checkpoint.origin() + "/clock")
                        && EntryCheck.isSigned(note, key))
                .flatMap(key -> note.requireSignedBy(key).stream())
                .findFirst();
    }

    private Standing standing(Checkpoint kept) {
        String now = rows.last().map(Kept::checkpoint).map(Checkpoint::origin).orElse("");
        if (!kept.origin().equals(now)) {
            return Standing.EARLIER;
        } else if (kept.size() > entries.head()) {
            return Standing.AHEAD;
        }
        return tree.root(kept.size()).equals(kept.root()) ? Standing.SAME : Standing.OTHER;
    }
}
