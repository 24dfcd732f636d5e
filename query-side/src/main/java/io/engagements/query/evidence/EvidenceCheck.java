package io.engagements.query.evidence;

import io.engagements.events.Caller;
import io.engagements.proof.Language;
import io.engagements.proof.note.VerifierKey;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.Exports;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Snapshot;
import io.engagements.query.answer.Viewer;
import io.engagements.query.evidence.EvidenceExport.Options;
import io.engagements.query.evidence.EvidenceScope.Kind;
import io.engagements.query.log.BrokenEntryException;
import io.engagements.query.proof.CheckpointRows;
import io.engagements.query.proof.CheckpointRows.Kept;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import io.engagements.verifier.Judgement;
import io.engagements.verifier.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the verifier says here of a package as it would be taken home: the same package, the same program. It trusts the keys
 * that this installation says are its own, so whoever does not trust the installation checks it at home.
 */
@Component
public class EvidenceCheck {

    /** More entries are checked at home: this process has other things to do with its memory. */
    public static final long MOST = 100_000;

    private final EvidenceExport export;
    private final Evidence evidence;
    private final ScopeRows rows;
    private final CheckpointRows checkpoints;
    private final Exports exports;
    private final Accesses accesses;
    private final Snapshot snapshot;

    EvidenceCheck(
            EvidenceExport export,
            Evidence evidence,
            ScopeRows rows,
            CheckpointRows checkpoints,
            Exports exports,
            Accesses accesses,
            Snapshot snapshot) {
        this.export = export;
        this.evidence = evidence;
        this.rows = rows;
        this.checkpoints = checkpoints;
        this.exports = exports;
        this.accesses = accesses;
        this.snapshot = snapshot;
    }

    /**
     * What came of it.
     *
     * @param entries so many it is about
     * @param said absent where it was not checked: there are more than {@link #MOST}, or what is stored does not even make a
     *     package any more
     * @param changed whether what is stored is not what was signed
     * @param position of an entry that was changed; absent where none is, or which one is not known
     */
    public record Checked(
            long entries,
            @Nullable Judgement said,
            boolean changed,
            @Nullable Long position) {}

    /**
     * Who asks for what package to be checked.
     *
     * @param token the caller's own, as for packages
     * @param language of what the verifier says
     */
    public record Asked(Options options, String token, Caller caller, Locale language) {}

    /** @throws ProblemException 404 when the caller does not see it; 429, 503, and 4xx for options, as packages */
    public Checked ofEngagement(String id, Asked asked) {
        Checked checked = checked(() -> export.engagement(id, Viewer.of(asked.caller())), asked);
        accesses.looked(AccessTo.engagement(AccessKind.HISTORY, id));
        return checked;
    }

    /** Of all that there is about a party. @throws ProblemException likewise */
    public Checked ofParty(String id, Asked asked) {
        Checked checked = checked(() -> export.party(id, asked.caller()), asked);
        accesses.looked(AccessTo.numbersOfParty(id));
        return checked;
    }

    /** Of the whole ledger. @throws ProblemException 403 for everybody but auditors; 429, 503 as packages */
    public Checked ofAll(Asked asked) {
        Supplier<EvidenceScope> all = export.all(asked.caller());
        accesses.exported(AccessTo.ledger());
        return checked(all, asked);
    }

    /** Also while something is known to be changed: that is when somebody wants to know. */
    private Checked checked(Supplier<EvidenceScope> wanted, Asked asked) {
        EvidenceWish wish = export.wish(asked.options(), asked.token(), asked.caller(), Underway.Watch.unseen());
        return exports.make(asked.caller(), () -> {
            EvidenceScope scope = snapshot.apart(wanted);
            long entries = snapshot.apart(() -> entries(scope));
            if (entries > MOST) {
                return new Checked(entries, null, false, null);
            }
            try {
                return new Checked(entries, judged(scope, wish, Language.of(asked.language())), false, null);
            } catch (BrokenEntryException broken) {
                return new Checked(entries, null, true, broken.position());
            } catch (ProblemException problem) {
                if (problem.saysChanged()) {
                    return new Checked(entries, null, true, null);
                }
                throw problem;
            }
        });
    }

    private long entries(EvidenceScope scope) {
        long signed = last().map(kept -> kept.checkpoint().size()).findFirst().orElse(0L);
        return scope.kind() == Kind.LEDGER ? signed : rows.positions(scope, Long.MAX_VALUE).length;
    }

    private Stream<Kept> last() {
        return checkpoints.last().stream();
    }

    private Judgement judged(EvidenceScope scope, EvidenceWish wish, Language language) {
        Path file = evidence.of(scope, wish);
        try {
            return Verifier.judge(file, snapshot.apart(this::keys), language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            EvidenceExport.delete(file);
        }
    }

    /** The newest of each kind that the log of now has. */
    private List<String> keys() {
        return last().flatMap(kept -> checkpoints.newest(kept.checkpoint().origin()).stream())
                .map(VerifierKey::text)
                .toList();
    }
}
