package io.engagements.proof.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Up to 256 hashes that stand beside each other, by C2SP tlog-tiles. Its i-th hash is that of the complete subtree of
 * 256<sup>level</sup> leaves before which 256 · n + i of that size stand.
 */
public record Tile(int level, long n, int width) {

    /** Levels of the tree that one tile is high. */
    public static final int HEIGHT = 8;

    /** Hashes of a full one. */
    public static final int FULL = 1 << HEIGHT;

    private static final int DIGITS = 1000;

    /**
     * As it is in a tree of this size.
     *
     * @throws IllegalArgumentException when such a tree has no hash in it
     */
    public static Tile in(long size, int level, long n) {
        long width = Math.min(FULL, (size >> (HEIGHT * level)) - n * FULL);
        if (width < 1) {
            throw new IllegalArgumentException("a tree of " + size + " has no tile " + n + " at level " + level);
        }
        return new Tile(level, n, (int) width);
    }

    /** Which ones these paths are made of, in a tree of this size. */
    public static Set<Tile> of(Collection<Span> path, long size) {
        Set<Tile> tiles = new LinkedHashSet<>();
        path.forEach(span -> span.nodes().forEach(node -> tiles.add(in(size, level(node), tile(node)))));
        return tiles;
    }

    /**
     * Hashes of complete subtrees, from those of tiles.
     *
     * @param tiles each with its hashes, one after the other
     */
    public static Function<Node, Hash> nodes(Map<Tile, byte[]> tiles, long size) {
        TreeHasher hasher = new TreeHasher();
        return node -> {
            byte[] hashes = tiles.get(in(size, level(node), tile(node)));
            if (hashes == null) {
                throw new IllegalArgumentException("the tile of " + node + " is not there");
            }
            return complete(hashes, (int) (first(node) % FULL), 1 << height(node), hasher);
        };
    }

    /** Of as many hashes as a power of two says. */
    static Hash complete(byte[] hashes, int first, int count, TreeHasher hasher) {
        List<Hash> level = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            level.add(Hash.among(hashes, first + i));
        }
        while (level.size() > 1) {
            List<Hash> above = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 2) {
                above.add(hasher.node(level.get(i), level.get(i + 1)));
            }
            level = above;
        }
        return level.get(0);
    }

    /** Of a full tile: what stands for it in the tile above. */
    public static Hash above(byte[] hashes, TreeHasher hasher) {
        return complete(hashes, 0, FULL, hasher);
    }

    private static int level(Node node) {
        return node.level() / HEIGHT;
    }

    private static int height(Node node) {
        return node.level() % HEIGHT;
    }

    private static long first(Node node) {
        return node.n() << height(node);
    }

    private static long tile(Node node) {
        return first(node) / FULL;
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** As tlog-tiles addresses it below its level: {@code x001/x234/067}, and {@code .p/<width>} when it is not full. */
    public String path() {
        StringBuilder path = new StringBuilder("%03d".formatted(n % DIGITS));
        for (long rest = n / DIGITS; rest > 0; rest /= DIGITS) {
            path.insert(0, "x%03d/".formatted(rest % DIGITS));
        }
        return isFull() ? path.toString() : path + ".p/" + width;
    }
}
