package io.engagements.proof.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A tree of entries, hashed and proven as RFC 9162 defines it, word by word: what the quick ways are held against. */
final class NaiveTree {

    private final TreeHasher hasher = new TreeHasher();
    private final List<Hash> leaves;

    NaiveTree(List<Hash> leaves) {
        this.leaves = leaves;
    }

    static NaiveTree of(int size) {
        return new NaiveTree(leaves(size));
    }

    static List<Hash> leaves(int size) {
        TreeHasher hasher = new TreeHasher();
        return IntStream.range(0, size)
                .mapToObj(i -> hasher.leaf(("entry " + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    Hash root() {
        return hash(leaves);
    }

    private Hash hash(List<Hash> of) {
        if (of.isEmpty()) {
            return TreeHasher.EMPTY;
        }
        if (of.size() == 1) {
            return of.get(0);
        }
        int k = split(of.size());
        return hasher.node(hash(of.subList(0, k)), hash(of.subList(k, of.size())));
    }

    List<Hash> inclusion(int index) {
        return path(index, leaves);
    }

    private List<Hash> path(int index, List<Hash> of) {
        if (of.size() == 1) {
            return new ArrayList<>();
        }
        int k = split(of.size());
        List<Hash> path = index < k ? path(index, of.subList(0, k)) : path(index - k, of.subList(k, of.size()));
        path.add(hash(index < k ? of.subList(k, of.size()) : of.subList(0, k)));
        return path;
    }

    List<Hash> consistency(int old) {
        return subproof(old, leaves, true);
    }

    private List<Hash> subproof(int old, List<Hash> of, boolean known) {
        if (old == of.size()) {
            return known ? new ArrayList<>() : new ArrayList<>(List.of(hash(of)));
        }
        int k = split(of.size());
        List<Hash> left = of.subList(0, k);
        List<Hash> right = of.subList(k, of.size());
        List<Hash> path = old <= k ? subproof(old, left, known) : subproof(old - k, right, false);
        path.add(hash(old <= k ? right : left));
        return path;
    }

    /** The largest power of two smaller than n. */
    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }
}
