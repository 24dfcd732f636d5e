package io.engagements.query.proof;

import io.engagements.proof.note.LogProof;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.proof.CheckpointRows.Kept;
import org.springframework.stereotype.Component;

/** Proofs that entries are under a checkpoint, each with the entry's bytes in it. */
@Component
class EntryProofs {

    private final EntryLog log;
    private final LedgerTree tree;

    EntryProofs(EntryLog log, LedgerTree tree) {
        this.log = log;
        this.tree = tree;
    }

    /** @param checkpoint of at least so many entries */
    LogProof of(long position, Kept checkpoint) {
        LoggedEntry entry = log.after(position - 1, 1).get(0);
        return new LogProof(
                entry.bytes(),
                position - 1,
                tree.inclusion(position - 1, checkpoint.checkpoint().size()),
                checkpoint.note());
    }
}
