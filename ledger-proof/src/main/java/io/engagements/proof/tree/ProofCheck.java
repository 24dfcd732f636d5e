package io.engagements.proof.tree;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.ProofSays;
import io.engagements.proof.Sentence;
import java.util.List;

/** Checks proofs, by RFC 9162, sections 2.1.3.2 and 2.1.4.2. */
public final class ProofCheck {

    private ProofCheck() {}

    /**
     * Returns when the leaf is at this index of the tree with this root.
     *
     * @param index from 0
     * @throws InvalidProofException when that is not proven
     */
    public static void inclusion(Hash leaf, long index, long size, List<Hash> path, Hash root) {
        if (index < 0 || index >= size) {
            throw new InvalidProofException(ProofSays.Two.NO_SUCH_LEAF.of(size, index));
        }
        Climb climb = new Climb(index, size - 1);
        Hash hash = leaf;
        for (Hash other : path) {
            hash = climb.isRight() ? climb.hasher.node(other, hash) : climb.hasher.node(hash, other);
            climb.up();
        }
        climb.end();
        require(hash.equals(root), ProofSays.One.LEAF_NOT_THERE.of(index));
    }

    /**
     * Returns when the newer tree begins with the older one.
     *
     * @throws InvalidProofException when that is not proven
     */
    public static void consistency(long oldSize, Hash oldRoot, long size, Hash root, List<Hash> path) {
        if (oldSize < 0 || oldSize > size) {
            throw new InvalidProofException(ProofSays.Two.TREE_TOO_SMALL.of(size, oldSize));
        }
        if (oldSize == 0 || oldSize == size) {
            require(path.isEmpty(), ProofSays.None.NOTHING_TO_PROVE.of());
            require(oldRoot.equals(oldSize == 0 ? TreeHasher.EMPTY : root), ProofSays.None.TWO_ROOTS.of());
            return;
        }
        consistencyOfTwo(oldSize, oldRoot, size, root, path);
    }

    private static void consistencyOfTwo(long oldSize, Hash oldRoot, long size, Hash root, List<Hash> path) {
        boolean whole = Long.bitCount(oldSize) == 1;
        require(whole || !path.isEmpty(), ProofSays.None.PROOF_TOO_SHORT.of());
        Climb climb = new Climb(oldSize - 1, size - 1);
        climb.passLeft();
        Hash old = whole ? oldRoot : path.get(0);
        Hash grown = old;
        for (Hash other : path.subList(whole ? 0 : 1, path.size())) {
            if (climb.isRight()) {
                old = climb.hasher.node(other, old);
                grown = climb.hasher.node(other, grown);
            } else {
                grown = climb.hasher.node(grown, other);
            }
            climb.up();
        }
        climb.end();
        require(old.equals(oldRoot), ProofSays.None.OLDER_TREE.of());
        require(grown.equals(root), ProofSays.None.NEWER_TREE.of());
    }

    private static void require(boolean holds, Sentence why) {
        if (!holds) {
            throw new InvalidProofException(why);
        }
    }

    /** From a node to the root: where it is at each level, and where the last one is. */
    private static final class Climb {

        private final TreeHasher hasher = new TreeHasher();
        private long at;
        private long last;

        Climb(long at, long last) {
            this.at = at;
            this.last = last;
        }

        /** Whether the sibling stands before it; where there is none at its own level, some levels above. */
        boolean isRight() {
            require(last != 0, ProofSays.None.PROOF_TOO_LONG.of());
            if (at % 2 == 1) {
                return true;
            }
            if (at != last) {
                return false;
            }
            while (at % 2 == 0 && at != 0) {
                shift();
            }
            return true;
        }

        /** Past the levels at which it is complete. */
        void passLeft() {
            while (at % 2 == 1) {
                shift();
            }
        }

        void up() {
            shift();
        }

        void end() {
            require(last == 0, ProofSays.None.PROOF_TOO_SHORT.of());
        }

        private void shift() {
            at >>= 1;
            last >>= 1;
        }
    }
}
