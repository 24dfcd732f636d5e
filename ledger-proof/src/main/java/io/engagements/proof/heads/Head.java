package io.engagements.proof.heads;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.ProofSays;
import io.engagements.proof.Sha256;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.TreeHasher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * How far the entries about one thing go. Whoever has all of them makes the same head of them; whoever lacks one, another.
 *
 * @param key hash of what the thing is called
 * @param entries how many there are
 * @param last the position of the last one; 0 when there is none
 * @param chain of all their leaf hashes, each hashed as a tree's node is with the chain before it; 32 zero bytes at first
 */
public record Head(Hash key, long entries, long last, Hash chain) {

    /** Bytes of {@link #leaf}. */
    public static final int BYTES = 2 * Hash.BYTES + 2 * Long.BYTES;

    private static final byte[] PREFIX = "engagements/heads/v1\n".getBytes(StandardCharsets.UTF_8);
    private static final Hash BEGINNING = Hash.of(new byte[Hash.BYTES]);

    public Head {
        if (entries < 0 || last < entries) {
            throw new InvalidProofException(ProofSays.Two.HEAD_IMPOSSIBLE.of(entries, last));
        }
    }

    /** Before the first entry. @param name what the thing is called */
    public static Head before(String name) {
        return before(keyOf(name));
    }

    /** Before the first entry. */
    public static Head before(Hash key) {
        return new Head(key, 0, 0, BEGINNING);
    }

    /** SHA-256 of {@code engagements/heads/v1}, a line feed, and the name. */
    public static Hash keyOf(String name) {
        return Hash.of(new Sha256.Sum()
                .add(PREFIX)
                .add(name.getBytes(StandardCharsets.UTF_8))
                .bytes());
    }

    /**
     * After the next entry.
     *
     * @throws InvalidProofException unless it stands after the last one
     */
    public Head with(long position, Hash leaf, TreeHasher hasher) {
        if (position <= last) {
            throw new InvalidProofException(ProofSays.Two.POSITION_BEFORE.of(position, last));
        }
        return new Head(key, entries + 1, position, hasher.node(chain, leaf));
    }

    /** Key, entries and last position in 8 bytes each, chain: what the tree of heads has for it, sorted by the key. */
    public byte[] leaf() {
        return ByteBuffer.allocate(BYTES)
                .put(key.bytes())
                .putLong(entries)
                .putLong(last)
                .put(chain.bytes())
                .array();
    }

    /** @throws InvalidProofException when {@link #leaf} does not write these bytes */
    public static Head parse(byte[] leaf) {
        if (leaf.length != BYTES) {
            throw new InvalidProofException(ProofSays.Two.HEAD_LENGTH.of(BYTES, leaf.length));
        }
        ByteBuffer read = ByteBuffer.wrap(leaf);
        return new Head(hash(read), read.getLong(), read.getLong(), hash(read));
    }

    private static Hash hash(ByteBuffer read) {
        byte[] bytes = new byte[Hash.BYTES];
        read.get(bytes);
        return Hash.of(bytes);
    }
}
