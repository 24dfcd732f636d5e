package io.engagements.command.checkpoint;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.RightEdge;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was signed last, in the signer's own words: from these it goes on, and reads nothing again that it has signed.
 *
 * @param origin of the log
 * @param edge of the tree that was signed
 * @param last hash of the last entry in it; {@link io.engagements.proof.tree.TreeHasher#EMPTY} when there is none
 */
record SignedUpTo(String origin, RightEdge edge, Hash last) {

    private static final String FORMAT = "engagements-signer/1";
    private static final int BEFORE_EDGE = 5;

    Checkpoint checkpoint() {
        return new Checkpoint(origin, edge.size(), edge.root());
    }

    /** A line each: format, origin, size, root, last hash, and the hashes of the edge from the left. */
    String text() {
        Checkpoint signed = checkpoint();
        return Stream.concat(
                        Stream.of(
                                FORMAT,
                                origin,
                                Long.toString(signed.size()),
                                signed.root().base64(),
                                last.base64()),
                        edge.subtrees().stream().map(Hash::base64))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** @throws InvalidProofException when it is not what {@link #text} writes */
    static SignedUpTo parse(String text) {
        List<String> lines = Arrays.asList(text.split("\n"));
        if (lines.size() < BEFORE_EDGE || !lines.get(0).equals(FORMAT)) {
            throw new InvalidProofException("This is not what a signer keeps");
        }
        List<Hash> subtrees = lines.stream().skip(BEFORE_EDGE).map(Hash::parse).toList();
        try {
            RightEdge edge = new RightEdge(Long.parseLong(lines.get(2)), subtrees);
            SignedUpTo read = new SignedUpTo(lines.get(1), edge, Hash.parse(lines.get(4)));
            if (read.text().equals(text)) {
                return read;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidProofException("This is not what a signer keeps", e);
        }
        throw new InvalidProofException("What the signer keeps was changed");
    }
}
