package io.engagements.verifier;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.Sentence;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.note.AddCheckpoint;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.tree.TreeHasher;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The checkpoints of a package, each proven to go on from the one before, and what their clock says about the entries between. */
final class History {

    /** An entry is numbered after it was recorded, and clocks are not quite the same. */
    private static final Duration TOLERATED = Duration.ofSeconds(60);

    private final TreeMap<Long, Checkpoint> checkpoints = new TreeMap<>();
    private final TreeMap<Long, Instant> times = new TreeMap<>();
    private final List<SignedNote> notes = new ArrayList<>();

    private History() {}

    /** @throws InvalidProofException when they are no one history that ends with this checkpoint */
    static History read(EvidencePackage files, SignedNote last, Trust trust) throws IOException {
        History history = new History();
        List<String> names = files.history();
        if (names.isEmpty()) {
            throw new InvalidProofException(Says.One.LACKS.of(EvidenceFiles.HISTORY));
        }
        Checkpoint own = Checkpoint.parse(last.text());
        boolean pinned = trust.hasLogKey(own.origin());
        Checkpoint before = new Checkpoint(own.origin(), 0, TreeHasher.EMPTY);
        SignedNote note = last;
        for (String name : names) {
            AddCheckpoint step = AddCheckpoint.parse(name, files.bytes(name));
            note = step.note();
            before = history.add(name, step, before, trust, pinned);
        }
        if (!Arrays.equals(note.bytes(), last.bytes())) {
            throw new InvalidProofException(
                    Says.Two.LAST_IN_HISTORY.of(EvidenceFiles.HISTORY, EvidenceFiles.CHECKPOINT));
        }
        return history;
    }

    private Checkpoint add(String name, AddCheckpoint step, Checkpoint before, Trust trust, boolean pinned) {
        Trust.Seen seen = trust.seen(step.note());
        Checkpoint checkpoint = seen.checkpoint();
        require(
                checkpoint.origin().equals(before.origin()),
                Says.Two.OF_ANOTHER_LOG.of(name, Canonical.shown(checkpoint.origin())));
        require(name.equals(EvidenceFiles.history(checkpoint.size())), Says.One.OF_ANOTHER_SIZE.of(name));
        require(!pinned || seen.pinned() || seen.formerly(), Says.One.NOT_SIGNED_BY_YOURS.of(name));
        require(step.old() == before.size(), Says.One.DOES_NOT_GO_ON.of(name));
        step.requireAfter(before);
        checkpoints.put(checkpoint.size(), checkpoint);
        notes.add(step.note());
        seen.at().ifPresent(at -> times.put(checkpoint.size(), at));
        return checkpoint;
    }

    private static void require(boolean holds, Sentence why) {
        if (!holds) {
            throw new InvalidProofException(why);
        }
    }

    int count() {
        return checkpoints.size();
    }

    boolean isTimed() {
        return !times.isEmpty();
    }

    /** As they are signed, by their sizes. */
    List<SignedNote> notes() {
        return notes;
    }

    Map<Long, Checkpoint> all() {
        return checkpoints;
    }

    /**
     * By how much an entry says another time than there was between the signatures around it; zero if it does not.
     *
     * @throws InvalidProofException when it is a minute or more
     */
    Duration outside(long position, Instant recordedAt) {
        Map.Entry<Long, Instant> after = times.floorEntry(position - 1);
        Map.Entry<Long, Instant> before = times.ceilingEntry(position);
        Duration early = after == null ? Duration.ZERO : Duration.between(recordedAt, after.getValue());
        // A signature names whole seconds.
        Duration late = before == null
                ? Duration.ZERO
                : Duration.between(before.getValue().plusSeconds(1), recordedAt);
        Duration outside = early.compareTo(late) > 0 ? early : late;
        if (outside.compareTo(TOLERATED) >= 0) {
            throw new InvalidProofException(
                    outside.equals(early)
                            ? Says.Three.CAME_AFTER.of(position, recordedAt, required(after))
                            : Says.Three.CAME_BY.of(position, recordedAt, required(before)));
        }
        return outside.isNegative() ? Duration.ZERO : outside;
    }

    private static Instant required(Map.@org.jspecify.annotations.Nullable Entry<Long, Instant> entry) {
        return java.util.Objects.requireNonNull(entry).getValue();
    }
}
