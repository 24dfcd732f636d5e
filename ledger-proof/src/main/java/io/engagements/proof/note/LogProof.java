package io.engagements.proof.note;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.tree.Hash;
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

    /** Hashes on a path; a tree of 2⁶³ leaves has no longer one. */
    private static final int LONGEST_PATH = 63;

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    /** @throws InvalidProofException when the bytes are no such file */
    public static LogProof parse(byte[] bytes) {
        String head = new String(bytes, StandardCharsets.ISO_8859_1);
        int gap = head.indexOf("\n\n");
        if (gap < 0) {
            throw new InvalidProofException("This is no proof: it has no checkpoint");
        }
        List<String> lines =
                new ArrayList<>(Arrays.asList(head.substring(0, gap).split("\n", -1)));
        if (!lines.remove(0).equals(HEADER)) {
            throw new InvalidProofException("This is no proof: it does not begin with " + HEADER);
        }
        byte[] extra = null;
        if (!lines.isEmpty() && lines.get(0).startsWith(EXTRA)) {
            extra = Canonical.bytes(lines.remove(0).substring(EXTRA.length()));
        }
        if (lines.isEmpty() || !lines.get(0).startsWith(INDEX)) {
            throw new InvalidProofException("This proof names no index");
        }
        long index = Canonical.number(lines.remove(0).substring(INDEX.length()));
        if (lines.size() > LONGEST_PATH) {
            throw new InvalidProofException("This proof is longer than any tree is high");
        }
        List<Hash> path = lines.stream().map(Hash::parse).toList();
        return new LogProof(extra, index, path, SignedNote.parse(Arrays.copyOfRange(bytes, gap + 2, bytes.length)));
    }

    public byte[] bytes() {
        StringBuilder head = new StringBuilder(HEADER).append('\n');
        if (extra != null) {
            head.append(EXTRA).append(Canonical.base64(extra)).append('\n');
        }
        head.append(block());
        byte[] before = head.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] note = checkpoint.bytes();
        byte[] whole = Arrays.copyOf(before, before.length + note.length);
        System.arraycopy(note, 0, whole, before.length, note.length);
        return whole;
    }

    /** Index and path alone, with the empty line behind them. */
    private String block() {
        StringBuilder block = new StringBuilder(INDEX).append(index).append('\n');
        path.forEach(hash -> block.append(hash.base64()).append('\n'));
        return block.append('\n').toString();
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
            throw new InvalidProofException("The checkpoint is of another log: " + Canonical.shown(signed.origin()));
        }
        ProofCheck.inclusion(leaf, index, signed.size(), path, signed.root());
        return signed;
    }
}
