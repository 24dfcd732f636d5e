package io.engagements.verifier;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.InclusionProof;
import io.engagements.proof.tree.TreeHasher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Takes the receipt of one entry out of a package, as a file of its own that other programs check too. */
final class Extraction {

    private Extraction() {}

    /**
     * The bytes of a C2SP tlog-proof. Who signed it is not checked here, only that the entry is under what was signed.
     *
     * @throws InvalidProofException when the package has no such entry, or it is not under the checkpoint
     */
    static byte[] receipt(String file, long position) throws IOException {
        try (EvidencePackage files = EvidencePackage.open(Path.of(file))) {
            Manifest manifest = Manifest.read(files.bytes(EvidenceFiles.MANIFEST));
            files.requireFiles(manifest.isWhole());
            SignedNote note = SignedNote.parse(files.bytes(EvidenceFiles.CHECKPOINT));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            LogProof proof =
                    manifest.isWhole() ? ofLedger(files, position, checkpoint, note) : ofPart(files, position, note);
            Hash leaf = new TreeHasher().leaf(java.util.Objects.requireNonNull(proof.extra()));
            new InclusionProof(proof.index(), proof.path()).require(leaf, checkpoint.size(), checkpoint.root());
            return proof.bytes();
        }
    }

    private static LogProof ofPart(EvidencePackage files, long position, SignedNote note) throws IOException {
        try (Lines lines = lines(files, EvidenceFiles.ENTRIES);
                Lines proofs = lines(files, EvidenceFiles.PROOFS)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                List<String> block = proofs.block();
                if (block == null) {
                    throw new InvalidProofException(Says.One.FEWER_PROOFS.of(EvidenceFiles.PROOFS));
                }
                InclusionProof proof = InclusionProof.parse(block);
                if (proof.index() == position - 1) {
                    return new LogProof(line, proof.index(), proof.path(), note);
                }
            }
        }
        throw none(position);
    }

    private static LogProof ofLedger(EvidencePackage files, long position, Checkpoint checkpoint, SignedNote note)
            throws IOException {
        if (position < 1 || position > checkpoint.size()) {
            throw none(position);
        }
        try (Lines lines = lines(files, EvidenceFiles.ENTRIES)) {
            byte[] line = lines.next();
            for (long at = 1; line != null && at < position; at++) {
                line = lines.next();
            }
            if (line == null) {
                throw none(position);
            }
            List<Hash> path = LeafHashes.path(files, position - 1, checkpoint.size());
            return new LogProof(line, position - 1, path, note);
        }
    }

    private static Lines lines(EvidencePackage files, String name) {
        return new Lines(name, files.read(name, Long.MAX_VALUE), EvidencePackage.LONGEST_ENTRY);
    }

    private static InvalidProofException none(long position) {
        return new InvalidProofException(Says.One.NO_ENTRY_THERE.of(position));
    }
}
