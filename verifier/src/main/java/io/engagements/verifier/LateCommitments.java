package io.engagements.verifier;

import io.engagements.proof.heads.Head;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.TreeHasher;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Commitments of a whole ledger that were written down long after the entries that they speak of, as of a ledger that grew by much:
 * its entries come once more from the first one, and each is compared when as many have come as it speaks of.
 */
final class LateCommitments {

    private final Deque<Commitment> next;
    private final Map<Hash, Head> heads = new HashMap<>();
    private final TreeHasher hasher = new TreeHasher();

    LateCommitments(List<Commitment> late) {
        next = new ArrayDeque<>(
                late.stream().sorted(Comparator.comparingLong(Commitment::upTo)).toList());
        compare(0);
    }

    /** @throws io.engagements.proof.InvalidProofException when one of them is not what the entries say */
    void add(Read read) {
        if (next.isEmpty()) {
            return;
        }
        for (String name : read.keys()) {
            Hash key = Head.keyOf(name);
            heads.put(key, heads.getOrDefault(key, Head.before(key)).with(read.position(), read.leaf(), hasher));
        }
        compare(read.position());
    }

    private void compare(long position) {
        while (!next.isEmpty() && next.getFirst().upTo() == position) {
            next.removeFirst().requireAll(heads.values());
        }
    }
}
