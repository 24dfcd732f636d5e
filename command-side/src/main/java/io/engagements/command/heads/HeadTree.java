package io.engagements.command.heads;

import io.engagements.proof.heads.Head;
import io.engagements.proof.heads.HeadProof;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.InclusionProof;
import io.engagements.proof.tree.Proofs;
import io.engagements.proof.tree.RightEdge;
import io.engagements.proof.tree.Span;
import io.engagements.proof.tree.Tile;
import io.engagements.proof.tree.TreeHasher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The tree of all heads of one commitment. Kept of it are 64 bytes for each 256 heads; proofs read the heads of two or three
 * such blocks.
 */
final class HeadTree {

    private final long upTo;
    private final RightEdge edge = new RightEdge();
    private final TreeHasher hasher = new TreeHasher();
    private final List<Hash> firstKeys = new ArrayList<>();

    /** By level, the lowest of which is that of complete blocks. */
    private final List<List<Hash>> complete = new ArrayList<>();

    private final byte[] block = new byte[Tile.FULL * Hash.BYTES];

    HeadTree(long upTo) {
        this.upTo = upTo;
    }

    /** The next one by its key. */
    void append(Head head) {
        int at = (int) (edge.size() % Tile.FULL);
        if (at == 0) {
            firstKeys.add(head.key());
        }
        Hash leaf = hasher.leaf(head.leaf());
        System.arraycopy(leaf.bytes(), 0, block, at * Hash.BYTES, Hash.BYTES);
        edge.append(leaf);
        if (at == Tile.FULL - 1) {
            complete(0, Tile.above(block, hasher));
        }
    }

    private void complete(int level, Hash hash) {
        if (complete.size() == level) {
            complete.add(new ArrayList<>());
        }
        List<Hash> hashes = complete.get(level);
        hashes.add(hash);
        if (hashes.size() % Tile.FULL == 0) {
            complete(level + 1, Tile.above(bytes(hashes.subList(hashes.size() - Tile.FULL, hashes.size())), hasher));
        }
    }

    long upTo() {
        return upTo;
    }

    long size() {
        return edge.size();
    }

    Hash root() {
        return edge.root();
    }

    /** That this one is there, or that there is no place for it: then its one or two neighbours. */
    List<HeadProof> proofs(Hash key, HeadRows rows) {
        Map<Long, List<Head>> blocks = new HashMap<>();
        long at = place(key, rows, blocks);
        boolean there = at < size() && head(at, rows, blocks).key().equals(key);
        LongStream which = there ? LongStream.of(at) : LongStream.of(at - 1, at);
        return which.filter(index -> index >= 0 && index < size())
                .mapToObj(index -> proof(index, rows, blocks))
                .toList();
    }

    /** How many keys are before it. */
    private long place(Hash key, HeadRows rows, Map<Long, List<Head>> blocks) {
        int found = java.util.Collections.binarySearch(
                firstKeys, key, (one, other) -> Arrays.compareUnsigned(one.bytes(), other.bytes()));
        int number = found >= 0 ? found : -found - 2;
        if (number < 0) {
            return 0;
        }
        return (long) number * Tile.FULL
                + block(number, rows, blocks).stream()
                        .filter(head -> HeadProof.isBefore(head.key(), key))
                        .count();
    }

    private Head head(long index, HeadRows rows, Map<Long, List<Head>> blocks) {
        return block(index / Tile.FULL, rows, blocks).get((int) (index % Tile.FULL));
    }

    private HeadProof proof(long index, HeadRows rows, Map<Long, List<Head>> blocks) {
        List<Span> path = Proofs.inclusion(index, size());
        Map<Tile, byte[]> tiles = new HashMap<>();
        Tile.of(path, size()).forEach(tile -> tiles.put(tile, hashes(tile, rows, blocks)));
        return new HeadProof(
                head(index, rows, blocks), new InclusionProof(index, Proofs.hashes(path, Tile.nodes(tiles, size()))));
    }

    private byte[] hashes(Tile tile, HeadRows rows, Map<Long, List<Head>> blocks) {
        if (tile.level() == 0) {
            TreeHasher own = new TreeHasher();
            return bytes(block(tile.n(), rows, blocks).stream()
                    .map(head -> own.leaf(head.leaf()))
                    .toList());
        }
        int from = (int) (tile.n() * Tile.FULL);
        return bytes(complete.get(tile.level() - 1).subList(from, from + tile.width()));
    }

    private List<Head> block(long number, HeadRows rows, Map<Long, List<Head>> blocks) {
        return blocks.computeIfAbsent(number, at -> rows.from(firstKeys.get((int) (long) at), Tile.FULL));
    }

    private static byte[] bytes(List<Hash> hashes) {
        byte[] bytes = new byte[hashes.size() * Hash.BYTES];
        IntStream.range(0, hashes.size())
                .forEach(i -> System.arraycopy(hashes.get(i).bytes(), 0, bytes, i * Hash.BYTES, Hash.BYTES));
        return bytes;
    }
}
