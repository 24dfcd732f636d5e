package io.engagements.query.proof;

import io.engagements.events.checkpoint.CheckpointEvent.SigningKeysChanged;
import io.engagements.events.stored.EventCodec;
import io.engagements.events.stored.UnknownEventException;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.VerifierKey;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.history.FacetRows;
import io.engagements.query.history.FacetRows.Stretch;
import io.engagements.query.history.FacetRows.Wanted;
import io.engagements.query.history.Facets;
import io.engagements.query.log.BrokenEntryException;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.projection.Projections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the ledger says about keys that were replaced, each proven under a checkpoint that the earlier ones signed too. */
@Component
public class KeyChanges {

    /** Of one log; more are not told. */
    private static final int MOST = 100;

    /** So many stretches of the ledger are read for the last ones. */
    private static final int READ = 3;

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

    /** What the ledger says of one, in its own words. */
    public record Said(long position, SigningKeysChanged change) {}

    /**
     * The last of them, of whichever log, the latest first: three questions.
     *
     * @throws ProblemException 503 when an entry is not what was stored
     */
    public List<Said> latest() {
        long shown = projections.shown();
        List<Stretch> all = rows.stretches(WANTED, 0, Facets.stretchOf(Math.max(1, shown)), MOST);
        List<Long> positions = all.subList(Math.max(0, all.size() - READ), all.size()).stream()
                .flatMap(stretch -> LongStream.rangeClosed(1, Facets.STRETCH)
                        .mapToObj(each -> stretch.number() * Facets.STRETCH + each))
                .filter(position -> position <= shown)
                .toList();
        try {
            return (positions.isEmpty() ? List.<LoggedEntry>of() : log.at(positions))
                    .stream()
                            .flatMap(KeyChanges::said)
                            .sorted(Comparator.comparing(Said::position).reversed())
                            .toList();
        } catch (BrokenEntryException broken) {
            throw ProblemException.broken(broken.position());
        }
    }

    private static Stream<Said> said(LoggedEntry entry) {
        try {
            return entry.event().event() instanceof SigningKeysChanged change
                    ? Stream.of(new Said(entry.position(), change))
                    : Stream.empty();
        } catch (UnknownEventException unread) {
            return Stream.empty();
        }
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
