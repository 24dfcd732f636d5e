package io.engagements.proof.tree;

import io.engagements.proof.Sha256;
import java.security.MessageDigest;
import java.util.List;

/** Hashes leaves and nodes, by RFC 9162, section 2.1.1. Of one thread: it keeps its digest, which is three times as quick. */
public final class TreeHasher {

    /** Of the tree without leaves. */
    public static final Hash EMPTY = Hash.digested(Sha256.digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = Sha256.digest();

    public Hash leaf(byte[] entry) {
        return leaf(entry, 0, entry.length);
    }

    /** Of a part of these bytes. */
    public Hash leaf(byte[] bytes, int from, int length) {
        digest.update(LEAF);
        digest.update(bytes, from, length);
        return Hash.digested(digest);
    }

    public Hash node(Hash left, Hash right) {
        digest.update(NODE);
        left.addTo(digest);
        right.addTo(digest);
        return Hash.digested(digest);
    }

    /** Of a tree whose complete subtrees these are, from the left; each is larger than those after it together or as large. */
    Hash folded(List<Hash> subtrees) {
        Hash right = subtrees.get(subtrees.size() - 1);
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            right = node(subtrees.get(i), right);
        }
        return right;
    }
}
