package io.engagements.query.proof;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import io.engagements.query.proof.CheckpointRows.Kept;
import io.engagements.query.proof.CheckpointRows.Stored;
import io.engagements.query.proof.CheckpointSource.Given;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares, some at a time and on and on, the checkpoints that are held here with those that the command side gave out, and each
 * with its signatures. The entries under it are the tree's business. One that is gone on one side, or was changed, is found. Of one thread.
 */
@Component
class CheckpointComparison {

    /** Signatures cost a millisecond each: so many a second, whatever else is done how often. */
    private static final int AT_ONCE = 5;

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final CheckpointRows rows;
    private final Findings findings;
    private long compared;
    private long done = System.nanoTime() - PAUSE_NANOS;

    CheckpointComparison(CheckpointRows rows, Findings findings) {
        this.rows = rows;
        this.findings = findings;
    }

    /** Whether it is time for more. */
    boolean isDue() {
        return System.nanoTime() - done >= PAUSE_NANOS;
    }

    /** What comes next on the command side. @throws IOException when it cannot be reached */
    List<Given> next(CheckpointSource source) throws IOException {
        return source.after(compared, AT_ONCE).checkpoints();
    }

    /** @param given what {@link #next} gave */
    void compare(List<Given> given) {
        done = System.nanoTime();
        long upTo = rows.last().map(Kept::number).orElse(0L);
        SortedMap<Long, Stored> here = new TreeMap<>();
        rows.stored(compared, AT_ONCE).forEach(each -> here.put(each.number(), each));
        SortedMap<Long, byte[]> there = new TreeMap<>();
        given.forEach(each -> there.put(each.number(), each.note()));
        long bound = Math.min(bound(here, upTo), bound(there, upTo));
        SortedSet<Long> numbers = new TreeSet<>(here.headMap(bound + 1).keySet());
        numbers.addAll(there.headMap(bound + 1).keySet());
        numbers.forEach(number ->
                difference(number, here.get(number), there.get(number)).ifPresent(findings::addOnce));
        compared = bound >= upTo ? 0 : bound;
        requireStamps();
    }

    /** Where there may be more than were asked for, no further than they go. */
    private static long bound(SortedMap<Long, ?> asked, long upTo) {
        return asked.size() == AT_ONCE ? Math.min(asked.lastKey(), upTo) : upTo;
    }

    private Optional<String> difference(long number, @Nullable Stored here, byte @Nullable [] there) {
        if (here == null) {
            return Optional.of("Checkpoint number " + number + ", which was given out, is not held here any more");
        }
        String which = "The checkpoint of " + here.size() + " entries, number " + number + ",";
        if (there == null) {
            return Optional.of(which + " is gone from the command side");
        } else if (!Arrays.equals(here.note(), there)) {
            return Optional.of(which + " is not held here as the command side has it");
        }
        try {
            requireWhole(here);
            return Optional.empty();
        } catch (InvalidProofException e) {
            return Optional.of(which + " is not what was signed: " + e.why());
        }
    }

    private void requireWhole(Stored here) {
        SignedNote note = rows.numbered(here.number()).orElseThrow().note();
        requireSigned(note, rows.keys());
        rows.witnesses().stream().filter(note::namesKey).forEach(note::requireSignedBy);
        if (!Checkpoint.parse(note.text()).equals(here.checkpoint())) {
            throw new InvalidProofException("its row says another thing than its text");
        }
    }

    /** @throws InvalidProofException unless its log signed it, and everybody else of these whom it names */
    static void requireSigned(SignedNote note, List<VerifierKey> keys) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (keys.stream().filter(key -> key.name().equals(checkpoint.origin())).noneMatch(note::namesKey)) {
            throw new InvalidProofException("A checkpoint of " + checkpoint.origin() + " is not signed by its log");
        }
        keys.stream().filter(note::namesKey).forEach(note::requireSignedBy);
    }

    private void requireStamps() {
        long last = rows.lastStamp();
        long held = rows.stamps();
        if (held != last) {
            findings.addOnce("Of the " + last + " cosignatures and time-stamps that came, " + held + " are held here");
        }
    }
}
