package io.engagements.proof.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The leaves from {@code start} up to {@code end} (exclusive), a subtree of a larger tree that may lack its right end.
 *
 * @param start a multiple of the largest power of two that is not larger than the number of leaves
 */
public record Span(long start, long end) {

    /** Its complete subtrees, from the left. */
    public List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        long at = start;
        while (at < end) {
            int level = 63 - Long.numberOfLeadingZeros(end - at);
            nodes.add(new Node(level, at >> level));
            at += 1L << level;
        }
        return nodes;
    }

    /** @param known hashes of complete subtrees */
    Hash hash(Function<Node, Hash> known, TreeHasher hasher) {
        return hasher.folded(nodes().stream().map(known).toList());
    }
}
