package io.engagements.proof.heads;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.ProofSays;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.InclusionProof;
import io.engagements.proof.tree.TreeHasher;
import java.util.Arrays;
import java.util.List;

/**
 * That a head is one of those that were committed to.
 *
 * @param place among them, by key
 */
public record HeadProof(Head head, InclusionProof place) {

    /**
     * Returns when it is.
     *
     * @param heads how many were committed to
     * @param root of the tree of them
     * @throws InvalidProofException when that is not proven
     */
    public void require(long heads, Hash root) {
        place.require(new TreeHasher().leaf(head.leaf()), heads, root);
    }

    /**
     * Returns when nothing about something was committed to: between its neighbours there is no place for it.
     *
     * @param neighbours one or two that stand beside each other, or at an end, by key; none of none
     * @throws InvalidProofException when that is not proven
     */
    public static void requireAbsent(Hash key, List<HeadProof> neighbours, long heads, Hash root) {
        neighbours.forEach(each -> each.require(heads, root));
        List<HeadProof> before = neighbours.stream()
                .filter(each -> isBefore(each.head().key(), key))
                .toList();
        List<HeadProof> after = neighbours.stream()
                .filter(each -> isBefore(key, each.head().key()))
                .toList();
        long end = before.isEmpty() ? -1 : before.get(before.size() - 1).place().index();
        long begin = after.isEmpty() ? heads : after.get(0).place().index();
        if (before.size() + after.size() != neighbours.size() || begin != end + 1) {
            throw new InvalidProofException(ProofSays.None.PLACE_BETWEEN.of());
        }
    }

    /** As bytes are ordered, none of which has a sign. */
    public static boolean isBefore(Hash one, Hash other) {
        return Arrays.compareUnsigned(one.bytes(), other.bytes()) < 0;
    }

    /** The leaf in base 64, the index, and a hash a line. */
    public String text() {
        return Canonical.base64(head.leaf()) + '\n' + place.text();
    }

    /**
     * @param lines without line feeds
     * @throws InvalidProofException when {@link #text} does not write them
     */
    public static HeadProof parse(List<String> lines) {
        if (lines.isEmpty()) {
            throw new InvalidProofException(ProofSays.None.NO_HEAD_PROOF.of());
        }
        return new HeadProof(
                Head.parse(Canonical.bytes(lines.get(0))), InclusionProof.parse(lines.subList(1, lines.size())));
    }
}
