package io.engagements.proof.note;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.ProofSays;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.InclusionProof;
import io.engagements.proof.tree.ProofCheck;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That an entry is in a log, in one file that can be checked without the log, by C2SP tlog-proof (<code>.tlog-proof</code>).
 *
 * @param extra what the sender encloses, here the entry's bytes; nothing proves it but that its hash is at the index
 * @param index of the entry, from 0
 * @param path from the entry's sibling to the root's child
 * @param checkpoint of a tree with the entry in it
 */
public record LogProof(byte @Nullable [] extra, long index, List<Hash> path, SignedNote checkpoint) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";

    /** @throws InvalidProofException when the bytes are no such file */
    public static LogProof parse(byte[] bytes) {
        String head = new String(bytes, StandardCharsets.ISO_8859_1);
        int gap = head.indexOf("\n\n");
        if (gap < 0) {
            throw new InvalidProofException(ProofSays.None.PROOF_WITHOUT_CHECKPOINT.of());
        }
        List<String> lines =
                new ArrayList<>(Arrays.asList(head.substring(0, gap).split("\n", -1)));
        if (!lines.remove(0).equals(HEADER)) {
            throw new InvalidProofException(ProofSays.One.PROOF_BEGINNING.of(HEADER));
        }
        byte[] extra = null;
        if (!lines.isEmpty() && lines.get(0).startsWith(EXTRA)) {
            extra = Canonical.bytes(lines.remove(0).substring(EXTRA.length()));
        }
        InclusionProof proof = InclusionProof.parse(lines);
        return new LogProof(
                extra, proof.index(), proof.path(), SignedNote.parse(Arrays.copyOfRange(bytes, gap + 2, bytes.length)));
    }

    public byte[] bytes() {
        StringBuilder head = new StringBuilder(HEADER).append('\n');
        if (extra != null) {
            head.append(EXTRA).append(Canonical.base64(extra)).append('\n');
        }
        head.append(new InclusionProof(index, path).text()).append('\n');
        byte[] before = head.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] note = checkpoint.bytes();
        byte[] whole = Arrays.copyOf(before, before.length + note.length);
        System.arraycopy(note, 0, whole, before.length, note.length);
        return whole;
    }

    /**
     * The checkpoint that this key signed and that the entry with this hash is under.
     *
     * @throws InvalidProofException when that is not proven
     */
    public Checkpoint require(Hash leaf, VerifierKey log) {
        checkpoint.requireSignedBy(log);
        Checkpoint signed = Checkpoint.parse(checkpoint.text());
        if (!signed.origin().equals(log.name())) {
            throw new InvalidProofException(
                    ProofSays.One.CHECKPOINT_OF_ANOTHER_LOG.of(Canonical.shown(signed.origin())));
        }
        ProofCheck.inclusion(leaf, index, signed.size(), path, signed.root());
        return signed;
    }
}
