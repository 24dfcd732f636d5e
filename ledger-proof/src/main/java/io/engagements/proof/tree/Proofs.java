package io.engagements.proof.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Which subtrees a proof names, by RFC 9162, sections 2.1.3.1 and 2.1.4.1, and their hashes. */
public final class Proofs {

    private Proofs() {}

    /**
     * That a leaf is in a tree; from the leaf's sibling to the root's child.
     *
     * @param index from 0
     * @throws IllegalArgumentException unless the tree has such a leaf
     */
    public static List<Span> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        List<Span> path = new ArrayList<>();
        inclusion(index, 0, size, path);
        return path;
    }

    private static void inclusion(long index, long start, long end, List<Span> path) {
        if (end - start == 1) {
            return;
        }
        long middle = start + Long.highestOneBit(end - start - 1);
        if (index < middle) {
            inclusion(index, start, middle, path);
            path.add(new Span(middle, end));
        } else {
            inclusion(index, middle, end, path);
            path.add(new Span(start, middle));
        }
    }

    /**
     * That a tree begins with a smaller one.
     *
     * @param old from 1; a tree begins with the empty one and with itself, for which there is nothing to prove
     * @throws IllegalArgumentException unless the one is in the other
     */
    public static List<Span> consistency(long old, long size) {
        if (old < 1 || old > size) {
            throw new IllegalArgumentException("no tree of " + old + " in a tree of " + size);
        }
        List<Span> path = new ArrayList<>();
        consistency(old, 0, size, true, path);
        return path;
    }

    private static void consistency(long old, long start, long end, boolean known, List<Span> path) {
        if (old == end) {
            if (!known) {
                path.add(new Span(start, end));
            }
            return;
        }
        long middle = start + Long.highestOneBit(end - start - 1);
        if (old <= middle) {
            consistency(old, start, middle, known, path);
            path.add(new Span(middle, end));
        } else {
            consistency(old, middle, end, false, path);
            path.add(new Span(start, middle));
        }
    }

    /** The whole tree; none for the empty one, whose hash is {@link TreeHasher#EMPTY}. */
    public static List<Span> root(long size) {
        return size == 0 ? List.of() : List.of(new Span(0, size));
    }

    /** @param known hashes of complete subtrees, of which it is asked those of {@link Span#nodes} */
    public static List<Hash> hashes(List<Span> path, Function<Node, Hash> known) {
        TreeHasher hasher = new TreeHasher();
        return path.stream().map(span -> span.hash(known, hasher)).toList();
    }
}
