package io.engagements.query.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.ledger.EntryBytes;
import io.engagements.events.stored.Hashes;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.log.BrokenEntryException;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.proof.CheckpointRows.Kept;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is said of entries of the ledger where something rests on them, for who may see them. */
@Component
public class CitedEntries {

    private final EntryLog log;
    private final EntryProofs proofs;
    private final CheckpointRows checkpoints;

    CitedEntries(EntryLog log, EntryProofs proofs, CheckpointRows checkpoints) {
        this.log = log;
        this.proofs = proofs;
        this.checkpoints = checkpoints;
    }

    /** @param leafHash in hex, of the entry's bytes as they are stored (RFC 9162, 2.1.1) */
    public record Leaf(long position, String leafHash) {}

    /**
     * A checkpoint, as it is kept.
     *
     * @param size how many entries it is of
     * @param note by C2SP tlog-checkpoint, with every signature there is
     * @param signedAt to the second, by the log's clock; absent when no signature says so
     */
    public record Signed(long size, String note, @Nullable Instant signedAt) {

        /** Its lines, without the empty one at the end. */
        public List<String> lines() {
            return note.lines().toList();
        }

        public boolean covers(long position) {
            return position <= size;
        }
    }

    /**
     * In their order.
     *
     * @throws ProblemException 503 when the bytes of one are not those that were stored
     */
    public List<Leaf> leaves(Collection<Long> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        try {
            return log.at(positions).stream().map(CitedEntries::leaf).toList();
        } catch (BrokenEntryException changed) {
            throw ProblemException.broken(changed.position());
        }
    }

    /**
     * All that is said of entries, whether or not any is signed.
     *
     * @param withReceipts of which receipts go with it: the latest so many of them, as far as they are signed
     * @param atMost so many receipts
     * @throws ProblemException 503 when an entry is not what was signed, or not what was stored
     */
    public Cited cited(Collection<Long> positions, Collection<Long> withReceipts, int atMost) {
        List<Leaf> leaves = leaves(positions.stream().distinct().sorted().toList());
        Signed checkpoint = leaves.isEmpty()
                ? null
                : checkpoint(leaves.get(leaves.size() - 1).position()).orElse(null);
        List<Long> proven = withReceipts.stream().distinct().sorted().toList();
        List<Receipts.File> receipts = checkpoint == null || proven.isEmpty()
                ? List.of()
                : receipts(proven.subList(Math.max(0, proven.size() - atMost), proven.size()), checkpoint.size());
        return new Cited(leaves, checkpoint, receipts);
    }

    private static Leaf leaf(LoggedEntry entry) {
        return new Leaf(entry.position(), Hashes.hex(EntryBytes.leafHash(entry.bytes())));
    }

    /** The smallest that covers this entry, else the largest there is; empty while nothing is signed. */
    public Optional<Signed> checkpoint(long position) {
        return checkpoints.covering(position).or(checkpoints::last).map(this::signed);
    }

    private Signed signed(Kept kept) {
        return new Signed(
                kept.checkpoint().size(),
                new String(kept.note().bytes(), UTF_8),
                checkpoints.signedAt(kept).orElse(null));
    }

    /**
     * Receipts of these entries under one checkpoint, each as {@link Receipts} gives it; without those that it does not cover.
     * Whoever takes them away is put on record where that is done.
     *
     * @throws ProblemException 503 when an entry is not what was signed, or not what was stored
     */
    public List<Receipts.File> receipts(Collection<Long> positions, long size) {
        return checkpoints
                .covering(size)
                .map(checkpoint -> positions.stream()
                        .filter(position -> position <= checkpoint.checkpoint().size())
                        .map(position -> new Receipts.File(
                                Receipts.name(position),
                                proofs.of(position, checkpoint).bytes()))
                        .toList())
                .orElse(List.of());
    }
}
