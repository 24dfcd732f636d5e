package io.engagements.verifier;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.Sentence;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.ProofCheck;
import io.engagements.proof.tree.TreeHasher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the caller kept of this log: checkpoints and receipts. What contradicts them is another log than the one they are of. */
final class Given {

    private final List<Receipt> receipts = new ArrayList<>();
    private final List<Kept> checkpoints = new ArrayList<>();

    private Given() {}

    /** @param file as the caller named it */
    private record Receipt(String file, Read read, Hash leaf, Checkpoint checkpoint) {}

    /** @param file as the caller named it */
    private record Kept(String file, Checkpoint checkpoint) {}

    /** @throws InvalidProofException when one is none, is of another log, or is not signed by a key that is trusted */
    static Given read(Arguments arguments, Checkpoint of, Trust trust) throws IOException {
        Given given = new Given();
        for (String file : arguments.checkpoints()) {
            given.checkpoints.add(new Kept(file, signed(file, SignedNote.parse(SmallFile.bytes(file)), of, trust)));
        }
        for (String file : arguments.receipts()) {
            given.addReceipt(file, LogProof.parse(SmallFile.bytes(file)), of, trust);
        }
        return given;
    }

    private void addReceipt(String file, LogProof proof, Checkpoint of, Trust trust) {
        byte[] bytes = proof.extra();
        if (bytes == null) {
            throw new InvalidProofException(Says.One.KEPT_WITHOUT_EVENT.of(file));
        }
        Checkpoint checkpoint = signed(file, proof.checkpoint(), of, trust);
        Hash leaf = new TreeHasher().leaf(bytes);
        try {
            ProofCheck.inclusion(leaf, proof.index(), checkpoint.size(), proof.path(), checkpoint.root());
        } catch (InvalidProofException e) {
            throw new InvalidProofException(Says.Two.KEPT_NOT_IN_LOG.of(file, e.sentence()), e);
        }
        receipts.add(new Receipt(file, Read.entry(bytes, proof.index() + 1, leaf), leaf, checkpoint));
        checkpoints.add(new Kept(file, checkpoint));
    }

    private static Checkpoint signed(String file, SignedNote note, Checkpoint of, Trust trust) {
        Trust.Seen seen = trust.seen(note);
        Checkpoint checkpoint = seen.checkpoint();
        if (!checkpoint.origin().equals(of.origin())) {
            throw new InvalidProofException(Says.Two.OF_ANOTHER_LOG.of(file, Canonical.shown(checkpoint.origin())));
        }
        if (!seen.pinned() && !seen.formerly() && trust.hasLogKey(of.origin())) {
            throw new InvalidProofException(Says.One.NOT_SIGNED_BY_YOURS.of(file));
        }
        return checkpoint;
    }

    /** Those of which a root would tell whether they are of the same log. */
    Set<Long> sizes() {
        Set<Long> sizes = new TreeSet<>();
        checkpoints.forEach(each -> sizes.add(each.checkpoint().size()));
        return sizes;
    }

    /**
     * Returns when none of the checkpoints contradicts these.
     *
     * @param roots that the log had, by size
     */
    void requireConsistent(Map<Long, Hash> roots, Verdict verdict) {
        for (Kept kept : checkpoints) {
            long size = kept.checkpoint().size();
            Hash root = size == 0 ? TreeHasher.EMPTY : roots.get(size);
            if (root == null) {
                verdict.open(Says.Two.SAME_LOG_UNKNOWN.of(kept.file(), size));
            } else if (root.equals(kept.checkpoint().root())) {
                verdict.holds(Says.Two.SAME_LOG.of(kept.file(), size));
            } else {
                throw new InvalidProofException(Says.Two.ANOTHER_LOG.of(size, kept.file()));
            }
        }
    }

    /** An entry of the package, at its place: if a receipt is of this place, it has to be of this entry. */
    void meet(long position, Hash leaf) {
        for (Receipt receipt : receipts) {
            if (receipt.read().position() == position && !receipt.leaf().equals(leaf)) {
                throw new InvalidProofException(Says.Two.ANOTHER_ENTRY.of(receipt.file(), position));
            }
        }
    }

    /** To be asked of those whose entries did not come. */
    @FunctionalInterface
    interface Scope {
        /** Whether such an entry should have come. */
        boolean has(Read read);
    }

    /**
     * Returns when no receipt is of an entry that was hidden.
     *
     * @param came positions of entries that came, among those of the receipts
     * @param upTo as far as the package is complete
     */
    void requireNoneHidden(Set<Long> came, long upTo, Scope scope, Verdict verdict) {
        for (Receipt receipt : receipts) {
            long position = receipt.read().position();
            if (came.contains(position)) {
                verdict.holds(Says.Two.ENTRY_THERE.of(receipt.file(), position));
            } else if (position > upTo) {
                verdict.open(Says.Three.ENTRY_LATER.of(receipt.file(), position, upTo));
            } else if (scope.has(receipt.read())) {
                throw new InvalidProofException(Says.Two.ENTRY_HIDDEN.of(receipt.file(), position));
            } else {
                verdict.noted(Says.Two.ENTRY_ELSEWHERE.of(receipt.file(), position));
            }
        }
    }

    /** Positions that receipts are of. */
    Set<Long> positions() {
        Set<Long> positions = new TreeSet<>();
        receipts.forEach(each -> positions.add(each.read().position()));
        return positions;
    }

    /** For a sentence. */
    Optional<Sentence> none() {
        return checkpoints.isEmpty() ? Optional.of(Says.None.NOTHING_KEPT.of()) : Optional.empty();
    }
}
