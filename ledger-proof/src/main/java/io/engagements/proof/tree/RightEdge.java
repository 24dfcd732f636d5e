package io.engagements.proof.tree;

import java.util.ArrayList;
import java.util.List;

/** What must be known of a tree to let it grow: its complete subtrees, at most 63. Of one thread. */
public final class RightEdge {

    private final TreeHasher hasher = new TreeHasher();
    private final List<Hash> subtrees;
    private long size;

    /** Of the empty tree. */
    public RightEdge() {
        this(0, List.of());
    }

    /**
     * @param subtrees from the left, one for each one in the binary digits of the size
     * @throws IllegalArgumentException when they are more or fewer
     */
    public RightEdge(long size, List<Hash> subtrees) {
        if (size < 0 || Long.bitCount(size) != subtrees.size()) {
            throw new IllegalArgumentException(subtrees.size() + " hashes are not the edge of a tree of " + size);
        }
        this.size = size;
        this.subtrees = new ArrayList<>(subtrees);
    }

    public long size() {
        return size;
    }

    public List<Hash> subtrees() {
        return List.copyOf(subtrees);
    }

    public void append(Hash leaf) {
        Hash grown = leaf;
        for (long complete = size; complete % 2 == 1; complete >>= 1) {
            grown = hasher.node(subtrees.remove(subtrees.size() - 1), grown);
        }
        subtrees.add(grown);
        size++;
    }

    public Hash root() {
        return subtrees.isEmpty() ? TreeHasher.EMPTY : hasher.folded(subtrees);
    }
}
