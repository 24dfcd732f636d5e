package io.engagements.query.evidence;

import io.engagements.proof.heads.HeadProof;
import io.engagements.query.answer.Freshness;
import io.engagements.query.evidence.EvidenceSource.Commitment;
import io.engagements.query.evidence.EvidenceSource.Proven;
import io.engagements.query.evidence.EvidenceSource.Written;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.proof.CheckpointRows;
import io.engagements.query.proof.CheckpointRows.Kept;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** Has it written down how far the entries go, waits until that is signed and known here, and finds what belongs to a package. */
@Component
class Preparation {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Of entries that may stand between what a commitment covers and its own. */
    private static final int NEAR = 10_000;

    private final EvidenceSource source;
    private final EntryLog log;
    private final CheckpointRows checkpoints;
    private final ScopeRows rows;
    private final Freshness freshness;

    Preparation(EvidenceSource source, EntryLog log, CheckpointRows checkpoints, ScopeRows rows, Freshness freshness) {
        this.source = source;
        this.log = log;
        this.checkpoints = checkpoints;
        this.rows = rows;
        this.freshness = freshness;
    }

    /**
     * Takes up to 20 seconds, while the ledger is signed.
     *
     * @throws IOException when the command side cannot be reached
     * @throws NotYetException when it is not signed in time, or something came in between
     */
    Prepared prepare(EvidenceScope scope, EvidenceWish wish) throws IOException {
        Said now = said();
        Commitment commitment = now.commitment();
        LoggedEntry said = now.entry();
        Kept checkpoint = now.checkpoint();
        boolean whole = scope.kind() == EvidenceScope.Kind.LEDGER;
        return new Prepared(
                scope,
                wish,
                commitment,
                said,
                checkpoint.note(),
                whole ? new long[0] : rows.positions(scope, commitment.upTo()),
                whole ? List.of() : proofs(scope.keys(), commitment));
    }

    /** How far the entries go, the entry that says so, and a checkpoint that covers it. */
    record Said(Commitment commitment, LoggedEntry entry, Kept checkpoint) {}

    /** Written down now. @throws NotYetException when it is not signed in time */
    Said said() throws IOException {
        Commitment commitment = written();
        LoggedEntry entry = awaited("the entry about the heads", () -> entry(commitment));
        return new Said(commitment, entry, awaited("a checkpoint", () -> covering(entry.position())));
    }

    private Commitment written() throws IOException {
        return awaited("what is written down of the heads", () -> {
            Written written = source.write();
            return written.whole() ? Optional.ofNullable(written.commitment()) : Optional.empty();
        });
    }

    /** Empty while it is not held here. */
    Optional<LoggedEntry> entry(Commitment commitment) {
        return log.after(commitment.upTo(), NEAR).stream()
                .filter(entry -> entry.event().entry().id().equals(commitment.eventId()))
                .findFirst();
    }

    /**
     * The last one, signed with the keys of now. Signing is asked for again: what was asked for before may have come before the
     * entry.
     */
    private Optional<Kept> covering(long position) throws IOException {
        Optional<Kept> found =
                checkpoints.last().filter(last -> last.checkpoint().size() >= position);
        if (found.isEmpty()) {
            source.write();
        }
        return found;
    }

    /** @throws NotYetException when they are of another commitment by now */
    List<HeadProof> proofs(List<String> keys, Commitment commitment) throws IOException {
        Map<Long, HeadProof> proofs = new LinkedHashMap<>();
        for (int from = 0; from < keys.size(); from += EvidenceSource.MOST_NAMES) {
            Proven proven = source.proven(keys.subList(from, Math.min(keys.size(), from + EvidenceSource.MOST_NAMES)));
            if (!commitment.equals(proven.commitment())) {
                throw new NotYetException("the heads were written down anew in between");
            }
            proven.proofs().forEach(proof -> proofs.put(proof.place().index(), proof));
        }
        List<HeadProof> sorted = new ArrayList<>(proofs.values());
        sorted.sort(
                (one, other) -> Long.compare(one.place().index(), other.place().index()));
        return sorted;
    }

    @FunctionalInterface
    private interface Look<T> {
        Optional<T> now() throws IOException;
    }

    private <T> T awaited(String what, Look<T> look) throws IOException {
        AtomicReference<IOException> failure = new AtomicReference<>();
        AtomicReference<T> found = new AtomicReference<>();
        freshness.await(
                () -> {
                    try {
                        look.now().ifPresent(found::set);
                    } catch (IOException e) {
                        failure.set(e);
                    }
                    return found.get() != null || failure.get() != null;
                },
                PATIENCE);
        if (failure.get() != null) {
            throw failure.get();
        }
        return Optional.ofNullable(found.get()).orElseThrow(() -> new NotYetException(what + " did not come in time"));
    }
}
