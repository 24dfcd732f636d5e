package io.engagements.query.evidence;

import io.engagements.proof.heads.HeadProof;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.SignedNote;
import io.engagements.query.evidence.EvidenceSource.Commitment;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * What a package will be made of.
 *
 * @param wish what else is wanted of it
 * @param commitment how far the entries go
 * @param said the entry that says so
 * @param note the checkpoint that everything is proven against; it covers that entry
 * @param positions of the entries, in order; none for the whole ledger
 * @param heads proofs for the scope's keys; none for the whole ledger
 */
record Prepared(
        EvidenceScope scope,
        EvidenceWish wish,
        Commitment commitment,
        LoggedEntry said,
        SignedNote note,
        long[] positions,
        List<HeadProof> heads) {

    /** Of its numbers. */
    Instant asOf() {
        return wish.asOf();
    }

    /** Its entries, in order. @throws NotYetException when one is not there yet */
    void each(EntryLog log, Entries.Taker to) throws IOException {
        wish.watch().packing(entries());
        Entries.Taker taker = entry -> {
            to.take(entry);
            wish.watch().packed();
        };
        if (isWhole()) {
            new Entries(log).upTo(size(), taker);
        } else {
            new Entries(log).at(positions, taker);
        }
    }

    Checkpoint checkpoint() {
        return Checkpoint.parse(note.text());
    }

    long size() {
        return checkpoint().size();
    }

    boolean isWhole() {
        return scope.kind() == EvidenceScope.Kind.LEDGER;
    }

    long entries() {
        return isWhole() ? size() : positions.length;
    }
}
