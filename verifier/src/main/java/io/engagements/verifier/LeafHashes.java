package io.engagements.verifier;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.Proofs;
import io.engagements.proof.tree.RightEdge;
import io.engagements.proof.tree.Span;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The leaf hashes of a whole ledger, read one after the other. Of one thread. */
final class LeafHashes implements Closeable {

    private static final int AT_ONCE = 2048;

    private final InputStream from;
    private byte[] block = {};
    private int next;

    /** @throws InvalidProofException when they are not as many as the log has entries */
    LeafHashes(EvidencePackage files, long size) {
        long bytes = files.size(EvidenceFiles.HASHES);
        if (bytes % Hash.BYTES != 0 || bytes / Hash.BYTES != size) {
            throw new InvalidProofException(Says.Two.HASHES_MISSING.of(EvidenceFiles.HASHES, size));
        }
        from = files.read(EvidenceFiles.HASHES, bytes);
    }

    /** The next one; there are as many as entries. */
    Hash next() throws IOException {
        if (next == block.length) {
            block = from.readNBytes(AT_ONCE * Hash.BYTES);
            next = 0;
        }
        if (block.length - next < Hash.BYTES) {
            throw new InvalidProofException(Says.One.ENDS_EARLY.of(EvidenceFiles.HASHES));
        }
        Hash hash = Hash.among(block, next / Hash.BYTES);
        next += Hash.BYTES;
        return hash;
    }

    /** Reads what is left, which is nothing: only then it is compared with its sum. */
    private void end() throws IOException {
        if (from.read() >= 0) {
            throw new InvalidProofException(Says.One.GOES_ON.of(EvidenceFiles.HASHES));
        }
    }

    /**
     * The roots that the log had at these sizes.
     *
     * @throws InvalidProofException unless it has the checkpoint's root at the checkpoint's size
     */
    static Map<Long, Hash> roots(EvidencePackage files, Checkpoint checkpoint, Set<Long> sizes) throws IOException {
        Map<Long, Hash> roots = new HashMap<>();
        RightEdge edge = new RightEdge();
        try (LeafHashes hashes = new LeafHashes(files, checkpoint.size())) {
            for (long size = 1; size <= checkpoint.size(); size++) {
                edge.append(hashes.next());
                if (sizes.contains(size)) {
                    roots.put(size, edge.root());
                }
            }
            hashes.end();
        }
        if (!edge.root().equals(checkpoint.root())) {
            throw new InvalidProofException(Says.One.ANOTHER_ROOT.of(EvidenceFiles.HASHES));
        }
        return roots;
    }

    /** The path of one entry. @param index from 0 */
    static List<Hash> path(EvidencePackage files, long index, long size) throws IOException {
        List<Span> path = Proofs.inclusion(index, size);
        Map<Span, RightEdge> edges = new HashMap<>();
        path.forEach(span -> edges.put(span, new RightEdge()));
        try (LeafHashes hashes = new LeafHashes(files, size)) {
            for (long at = 0; at < size; at++) {
                Hash hash = hashes.next();
                for (Map.Entry<Span, RightEdge> each : edges.entrySet()) {
                    if (each.getKey().start() <= at && at < each.getKey().end()) {
                        each.getValue().append(hash);
                    }
                }
            }
            hashes.end();
        }
        return path.stream()
                .map(span -> Objects.requireNonNull(edges.get(span)).root())
                .toList();
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
