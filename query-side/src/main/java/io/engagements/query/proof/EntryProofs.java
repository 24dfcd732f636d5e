package io.engagements.query.proof;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.ProofCheck;
import io.engagements.proof.tree.TreeHasher;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.log.BrokenEntryException;
import io.engagements.query.log.EntryLog;
import io.engagements.query.proof.CheckpointRows.Kept;
import java.util.List;
import org.springframework.stereotype.Component;

/** Proofs that entries are under a checkpoint, each with the entry's bytes in it. */
@Component
class EntryProofs {

    private final EntryLog log;
    private final LedgerTree tree;

    EntryProofs(EntryLog log, LedgerTree tree) {
        // What was read before, and kept, says nothing of what is stored now.
        this.log = log.stored();
        this.tree = tree;
    }

    /**
     * What is given out holds.
     *
     * @param checkpoint of at least so many entries
     * @throws ProblemException 503 when the entry is not what was signed, or not what was stored
     */
    LogProof of(long position, Kept checkpoint) {
        byte[] entry = entry(position);
        Checkpoint signed = checkpoint.checkpoint();
        List<Hash> path = tree.inclusion(position - 1, signed.size());
        try {
            ProofCheck.inclusion(new TreeHasher().leaf(entry), position - 1, signed.size(), path, signed.root());
        } catch (InvalidProofException changed) {
            throw ProblemException.broken(position);
        }
        return new LogProof(entry, position - 1, path, checkpoint.note());
    }

    private byte[] entry(long position) {
        try {
            return log.after(position - 1, 1).get(0).bytes();
        } catch (BrokenEntryException changed) {
            throw ProblemException.broken(position);
        }
    }
}
