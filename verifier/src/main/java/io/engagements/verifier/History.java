package io.engagements.verifier;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.ProofCheck;
import io.engagements.proof.tree.TreeHasher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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

    private History() {}

    /** @throws InvalidProofException when they are no one history that ends with this checkpoint */
    static History read(EvidencePackage files, SignedNote last, Trust trust) throws IOException {
        History history = new History();
        List<String> names = files.history();
        if (names.isEmpty()) {
            throw new InvalidProofException("The package lacks " + EvidenceFiles.HISTORY);
        }
        byte[] own = last.bytes();
        boolean pinned = trust.hasLogKey(Checkpoint.parse(last.text()).origin());
        Checkpoint before = new Checkpoint(Checkpoint.parse(last.text()).origin(), 0, TreeHasher.EMPTY);
        byte[] note = {};
        for (String name : names) {
            byte[] body = files.bytes(name);
            int gap = gap(body, name);
            note = Arrays.copyOfRange(body, gap, body.length);
            before = history.add(
                    name, new String(body, 0, gap, StandardCharsets.ISO_8859_1), note, before, trust, pinned);
        }
        if (!Arrays.equals(note, own)) {
            throw new InvalidProofException(
                    "The last one in " + EvidenceFiles.HISTORY + " is not " + EvidenceFiles.CHECKPOINT);
        }
        return history;
    }

    private static int gap(byte[] body, String name) {
        for (int i = 1; i < body.length; i++) {
            if (body[i] == '\n' && body[i - 1] == '\n') {
                return i + 1;
            }
        }
        throw new InvalidProofException(name + " has no checkpoint in it");
    }

    private Checkpoint add(String name, String head, byte[] bytes, Checkpoint before, Trust trust, boolean pinned) {
        Trust.Seen seen = trust.seen(SignedNote.parse(bytes));
        Checkpoint checkpoint = seen.checkpoint();
        require(
                checkpoint.origin().equals(before.origin()),
                name + " is of another log: " + Canonical.shown(checkpoint.origin()));
        require(name.equals(EvidenceFiles.history(checkpoint.size())), name + " is of another size than its name says");
        require(!pinned || seen.pinned(), name + " is not signed by the key that you trust");
        String[] lines = head.split("\n", -1);
        require(
                lines[0].startsWith("old ") && Canonical.number(lines[0].substring(4)) == before.size(),
                name + " does not go on from the one before it");
        List<Hash> proof =
                Arrays.stream(lines, 1, lines.length - 2).map(Hash::parse).toList();
        try {
            ProofCheck.consistency(before.size(), before.root(), checkpoint.size(), checkpoint.root(), proof);
        } catch (InvalidProofException e) {
            throw new InvalidProofException(
                    "Two histories: the checkpoint of " + checkpoint.size() + " entries does not begin with that of "
                            + before.size() + ": " + e.why(),
                    e);
        }
        checkpoints.put(checkpoint.size(), checkpoint);
        seen.at().ifPresent(at -> times.put(checkpoint.size(), at));
        return checkpoint;
    }

    private static void require(boolean holds, String why) {
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
                    "The entry at position " + position + " says that it was recorded at " + recordedAt
                            + ": the log's clock signed that it came "
                            + (outside.equals(early) ? "after " + required(after) : "by " + required(before)));
        }
        return outside.isNegative() ? Duration.ZERO : outside;
    }

    private static Instant required(Map.@org.jspecify.annotations.Nullable Entry<Long, Instant> entry) {
        return java.util.Objects.requireNonNull(entry).getValue();
    }
}
