package io.engagements.query.proof;

import io.engagements.events.checkpoint.CheckpointEvent.SigningKeysChanged;
import io.engagements.events.stored.EventCodec;
import io.engagements.events.stored.UnknownEventException;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.VerifierKey;
import io.engagements.query.history.FacetRows;
import io.engagements.query.history.FacetRows.Stretch;
import io.engagements.query.history.FacetRows.Wanted;
import io.engagements.query.history.Facets;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.projection.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the ledger says about keys that were replaced, each proven under a checkpoint that the earlier ones signed too. */
@Component
public class KeyChanges {

    /** Of one log; more are not told. */
    private static final int MOST = 100;

    private static final Wanted WANTED =
            new Wanted(List.of(Facets.type(EventCodec.nameOf(SigningKeysChanged.class))), null, null);

    private final FacetRows rows;
    private final EntryLog log;
    private final CheckpointRows checkpoints;
    private final EntryProofs proofs;
    private final Projections projections;

    KeyChanges(FacetRows rows, EntryLog log, CheckpointRows checkpoints, EntryProofs proofs, Projections projections) {
        this.rows = rows;
        this.log = log;
        this.checkpoints = checkpoints;
        this.proofs = proofs;
        this.projections = projections;
    }

    /** @param proof with the entry in it */
    public record Proven(long position, SigningKeysChanged change, LogProof proof) {}

    /** Of the log that is signed now, the earliest first. */
    public List<Proven> all() {
        return checkpoints.last().map(last -> of(last.checkpoint().origin())).orElseGet(List::of);
    }

    private List<Proven> of(String origin) {
        List<Proven> found = new ArrayList<>();
        long last = Facets.stretchOf(Math.max(1, projections.shown()));
        for (Stretch stretch : rows.stretches(WANTED, 0, last, MOST)) {
            log.after(stretch.number() * Facets.STRETCH, Facets.STRETCH).stream()
                    .flatMap(entry -> proven(entry, origin))
                    .forEach(found::add);
        }
        return found.stream().limit(MOST).toList();
    }

    private Stream<Proven> proven(LoggedEntry entry, String origin) {
        try {
            return entry.event().event() instanceof SigningKeysChanged change && isOf(change, origin)
                    ? checkpoints.covering(entry.position()).stream()
                            .map(checkpoint ->
                                    new Proven(entry.position(), change, proofs.of(entry.position(), checkpoint)))
                    : Stream.empty();
        } catch (UnknownEventException unread) {
            return Stream.empty();
        }
    }

    private static boolean isOf(SigningKeysChanged change, String origin) {
        return change.after().stream().map(VerifierKey::parse).anyMatch(key -> key.name()
                .equals(origin));
    }
}
