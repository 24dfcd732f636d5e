package io.engagements.query.proof;

import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.InclusionProof;
import io.engagements.proof.tree.Proofs;
import io.engagements.proof.tree.Span;
import io.engagements.proof.tree.Tile;
import io.engagements.proof.tree.TreeHasher;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.log.EntryLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The tree over the entries held here, of any size up to their number: roots and proofs are made of at most two tiles a level,
 * each of which is one read.
 */
@Component
public class LedgerTree {

    /** Of one who asks for many proofs; 8 kilobytes each. */
    private static final int MOST_TILES = 512;

    private final EntryLog log;
    private final SubtreeRows subtrees;

    LedgerTree(EntryLog log, SubtreeRows subtrees) {
        this.log = log;
        this.subtrees = subtrees;
    }

    /** @throws ProblemException 503 when the tree is not made that far yet */
    Hash root(long size) {
        return size == 0 ? TreeHasher.EMPTY : hashes(Proofs.root(size), size).get(0);
    }

    /**
     * From the leaf's sibling to the root's child.
     *
     * @param index from 0, less than the size
     * @throws ProblemException 503 when the tree is not made that far yet
     */
    public List<Hash> inclusion(long index, long size) {
        return hashes(Proofs.inclusion(index, size), size);
    }

    /**
     * That the tree of {@code size} begins with the one of {@code old}.
     *
     * @param old from 1 up to the size
     * @throws ProblemException 503 when the tree is not made that far yet
     */
    public List<Hash> consistency(long old, long size) {
        return hashes(Proofs.consistency(old, size), size);
    }

    /** The same, also where there is nothing to prove. @param old from 0 up to the size */
    public List<Hash> growth(long old, long size) {
        return old == 0 || old == size ? List.of() : consistency(old, size);
    }

    private List<Hash> hashes(List<Span> path, long size) {
        return hashes(path, size, new HashMap<>());
    }

    private List<Hash> hashes(List<Span> path, long size, Map<Tile, byte[]> known) {
        Map<Tile, byte[]> tiles = new HashMap<>();
        Tile.of(path, size).forEach(tile -> {
            byte[] hashes = known.get(tile);
            tiles.put(tile, hashes == null ? hashes(tile) : hashes);
        });
        known.putAll(tiles);
        return Proofs.hashes(path, Tile.nodes(tiles, size));
    }

    /** For many proofs in one tree: it reads a tile once as long as they are near to each other. Of one thread. */
    public Inclusions inclusions(long size) {
        return new Inclusions(size);
    }

    /** Proofs of inclusion in one tree. */
    public final class Inclusions {

        private final long size;
        private final Map<Tile, byte[]> recent = new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Tile, byte[]> eldest) {
                return size() > MOST_TILES;
            }
        };

        private Inclusions(long size) {
            this.size = size;
        }

        /**
         * From the leaf's sibling to the root's child.
         *
         * @throws ProblemException 503 when the tree is not made that far yet
         */
        public InclusionProof of(long position) {
            return new InclusionProof(position - 1, hashes(Proofs.inclusion(position - 1, size), size, recent));
        }
    }

    /** @throws ProblemException 503 when the tree is not made that far yet */
    byte[] hashes(Tile tile) {
        byte[] hashes = read(tile.level(), tile.n() * Tile.FULL, tile.width());
        if (hashes.length != tile.width() * Hash.BYTES) {
            throw ProblemException.behind();
        }
        return hashes;
    }

    private byte[] read(int level, long n, int count) {
        return level == 0 ? log.hashes(n, count) : subtrees.hashes(level, n, count);
    }

    /**
     * Adds what is complete by now, a bounded number of subtrees.
     *
     * @return whether there is more to add
     */
    boolean grow(int atMost) {
        long below = log.head();
        boolean more = false;
        for (int level = 1; below >= Tile.FULL; level++) {
            long has = subtrees.count(level);
            long complete = below / Tile.FULL;
            long upTo = Math.min(complete, has + atMost);
            List<Hash> grown = computed(level, has, upTo);
            subtrees.add(level, has, grown);
            more |= upTo < complete;
            below = upTo;
        }
        return more;
    }

    /** Those from the n-th to another one, from what is one level below. */
    private List<Hash> computed(int level, long from, long to) {
        TreeHasher hasher = new TreeHasher();
        List<Hash> hashes = new ArrayList<>();
        for (long n = from; n < to; n++) {
            byte[] below = hashes(new Tile(level - 1, n, Tile.FULL));
            hashes.add(Tile.above(below, hasher));
        }
        return hashes;
    }

    /**
     * Compares subtrees of the lowest stored level with the entries' hashes.
     *
     * @return the first that differs, −1 when none does
     */
    long firstThatDiffers(long from, long to) {
        List<Hash> computed = computed(1, from, to);
        byte[] stored = subtrees.hashes(1, from, (int) (to - from));
        for (int i = 0; i < computed.size(); i++) {
            if (stored.length < (i + 1) * Hash.BYTES || !Hash.among(stored, i).equals(computed.get(i))) {
                return from + i;
            }
        }
        return -1;
    }

    /** How many subtrees of 256 entries are stored. */
    long stored() {
        return subtrees.count(1);
    }
}
