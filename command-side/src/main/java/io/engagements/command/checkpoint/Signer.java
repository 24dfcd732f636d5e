package io.engagements.command.checkpoint;

import io.engagements.command.ledger.Ledger;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.NoteSigner;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.RightEdge;
import io.engagements.proof.tree.TreeHasher;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Extends the tree that it signed last with the entries since, keeps that beside its keys, and only then signs it. So there are
 * never two roots of one size, whenever it dies; and what it has signed it never reads again, so that it cannot sign
 * another past.
 */
@Component
class Signer {

    private static final Logger log = LoggerFactory.getLogger(Signer.class);
    private static final int BATCH = 10_000;

    /** Entries of one turn, so that its transaction ends in time; the first turns on a ledger that was never signed take more of them. */
    private static final int AT_ONCE = 500_000;

    private final SignerDirectory directory;
    private final CheckpointRows rows;
    private final Ledger ledger;
    private final CheckpointSettings settings;
    private final SigningKeys keys;

    /** Only before this process has signed: afterwards a refusal is news that somebody must look at. */
    private boolean mayBeginAnew;

    Signer(
            SignerDirectory directory,
            CheckpointRows rows,
            Ledger ledger,
            CheckpointSettings settings,
            SigningKeys keys) {
        this.directory = directory;
        this.rows = rows;
        this.ledger = ledger;
        this.settings = settings;
        this.keys = keys;
        this.mayBeginAnew = settings.newEra();
    }

    /**
     * How far it is.
     *
     * @param size entries that are signed, or will be
     * @param whole whether those are all there were
     */
    record Signed(long size, boolean whole) {}

    /**
     * Signs the ledger as far as it is, unless that was done. Used in a transaction by who holds the lock.
     *
     * @throws CannotSignException when it must not
     */
    Signed sign(Instant now) {
        Signed signed = signOrBeginAnew(now);
        mayBeginAnew = false;
        return signed;
    }

    private Signed signOrBeginAnew(Instant now) {
        try {
            return sign(before(), now);
        } catch (CannotSignException refusal) {
            if (!mayBeginAnew) {
                throw refusal;
            }
            return sign(newEra(refusal), now);
        }
    }

    private Signed sign(SignedUpTo before, Instant now) {
        long head = ledger.head();
        Optional<Checkpoint> given = rows.last(before.origin());
        long givenSize = given.map(Checkpoint::size).orElse(0L);
        requireSameHistory(before, givenSize, head);
        keys.requireOwn(before.origin());
        keys.finish(before.origin(), now, givenSize);
        SignedUpTo signed = extended(before, given, Math.min(head, before.edge().size() + AT_ONCE));
        boolean whole = signed.edge().size() == head;
        if (signed.edge().size() > before.edge().size()) {
            directory.keep(signed);
        }
        if (whole && head > givenSize) {
            give(signed.checkpoint(), now);
        }
        return new Signed(signed.edge().size(), whole);
    }

    /** What the signer remembers; of the very first time nothing. */
    private SignedUpTo before() {
        Optional<SignedUpTo> state;
        try {
            state = directory.state();
        } catch (InvalidProofException e) {
            throw new CannotSignException("the signer's state cannot be used: " + e.getMessage());
        }
        if (state.isEmpty() && rows.origin().isPresent()) {
            throw new CannotSignException("checkpoints were given out, and the signer's state is not in its directory"
                    + " any more; put its directory back as it was");
        }
        return state.orElseGet(() -> empty(Origin.first(settings.publicUrl())));
    }

    private static SignedUpTo empty(String origin) {
        return new SignedUpTo(origin, new RightEdge(), TreeHasher.EMPTY);
    }

    private SignedUpTo newEra(CannotSignException refusal) {
        String given = rows.origin().orElseThrow(() -> refusal);
        SignedUpTo begun = empty(Origin.after(given));
        log.warn(
                "the ledger is signed from its beginning as {}; what was signed as {} stays given out ({})",
                begun.origin(),
                given,
                refusal.getMessage());
        return begun;
    }

    private void requireSameHistory(SignedUpTo before, long given, long head) {
        long signed = Math.max(before.edge().size(), given);
        if (head < signed) {
            throw new CannotSignException("the ledger has " + head + " entries, and " + signed
                    + " were signed: the database was set back, or entries were taken out");
        }
        long size = before.edge().size();
        if (size > 0 && !Hash.of(ledger.hashes(size - 1, 1)).equals(before.last())) {
            throw new CannotSignException("the entry at position " + size
                    + " is not the one that was signed: the database was set back and went on, or was changed");
        }
    }

    /** @param given out and perhaps larger than what is remembered: then the same must come out again */
    private SignedUpTo extended(SignedUpTo before, Optional<Checkpoint> given, long upTo) {
        RightEdge edge = new RightEdge(before.edge().size(), before.edge().subtrees());
        Hash last = before.last();
        while (edge.size() < upTo) {
            byte[] hashes = ledger.hashes(edge.size(), (int) Math.min(BATCH, upTo - edge.size()));
            for (int i = 0; i < hashes.length / Hash.BYTES; i++) {
                last = Hash.among(hashes, i);
                edge.append(last);
                requireAsGiven(given, edge);
            }
        }
        requireAsGiven(given, edge);
        return new SignedUpTo(before.origin(), edge, last);
    }

    private static void requireAsGiven(Optional<Checkpoint> given, RightEdge edge) {
        if (given.isPresent()
                && given.get().size() == edge.size()
                && !given.get().root().equals(edge.root())) {
            throw new CannotSignException("another root was given out for " + edge.size() + " entries");
        }
    }

    private void give(Checkpoint checkpoint, Instant now) {
        boolean first = rows.origin().isEmpty() || mayBeginAnew;
        List<NoteSigner> signers = keys.ofCheckpoints(checkpoint.origin(), first);
        signers.forEach(key -> rows.publish(key.verifier(), now));
        // Before anything is packed: the first package names them too.
        keys.ofPackages(checkpoint.origin()).forEach(key -> rows.publish(key.verifier(), now));
        rows.add(checkpoint, SignedNote.signed(checkpoint.text(), now, signers), now);
    }
}
