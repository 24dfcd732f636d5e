package io.engagements.proof.tree;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.ProofSays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * That a leaf is in a tree, in the lines that C2SP tlog-proof writes it in.
 *
 * @param index of the leaf, from 0
 * @param path from the leaf's sibling to the root's child
 */
public record InclusionProof(long index, List<Hash> path) {

    /** Hashes on a path; a tree of 2⁶³ leaves has no longer one. */
    private static final int LONGEST_PATH = 63;

    private static final String INDEX = "index ";

    /** The index, and a hash a line. */
    public String text() {
        return path.stream()
                .map(hash -> hash.base64() + '\n')
                .collect(Collectors.joining("", INDEX + index + '\n', ""));
    }

    /**
     * @param lines without line feeds
     * @throws InvalidProofException when {@link #text} does not write them
     */
    public static InclusionProof parse(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).startsWith(INDEX)) {
            throw new InvalidProofException(ProofSays.None.NO_INDEX.of());
        }
        if (lines.size() - 1 > LONGEST_PATH) {
            throw new InvalidProofException(ProofSays.None.PROOF_TOO_LONG_FOR_A_TREE.of());
        }
        return new InclusionProof(
                Canonical.number(lines.get(0).substring(INDEX.length())),
                lines.stream().skip(1).map(Hash::parse).toList());
    }

    /**
     * Returns when the leaf is at the index of the tree with this root.
     *
     * @throws InvalidProofException when that is not proven
     */
    public void require(Hash leaf, long size, Hash root) {
        ProofCheck.inclusion(leaf, index, size, path, root);
    }
}
