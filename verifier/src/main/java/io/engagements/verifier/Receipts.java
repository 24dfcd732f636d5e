package io.engagements.verifier;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.ProofCheck;
import io.engagements.proof.tree.TreeHasher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Checks single receipts, and checkpoints against each other. */
final class Receipts {

    private Receipts() {}

    static void verify(String file, Arguments arguments, Verdict verdict) throws IOException {
        LogProof receipt = LogProof.parse(SmallFile.bytes(file));
        if (receipt.extra() == null) {
            throw new InvalidProofException(Says.None.RECEIPT_WITHOUT_EVENT.of());
        }
        Checkpoint checkpoint = Trust.of(arguments, verdict).required(receipt.checkpoint(), verdict);
        Hash leaf = new TreeHasher().leaf(receipt.extra());
        ProofCheck.inclusion(leaf, receipt.index(), checkpoint.size(), receipt.path(), checkpoint.root());
        verdict.holds(Says.Three.ENTRY_STANDS.of(receipt.index() + 1, checkpoint.size(), checkpoint.origin()));
        verdict.holds(Says.One.THE_ENTRY.of(new String(receipt.extra(), StandardCharsets.UTF_8)));
    }

    static void compare(Arguments arguments, Verdict verdict) throws IOException {
        Trust trust = Trust.of(arguments, verdict);
        Checkpoint first = trust.required(note(arguments.files().get(0)), verdict);
        Checkpoint second = trust.required(note(arguments.files().get(1)), verdict);
        if (!first.origin().equals(second.origin())) {
            throw new InvalidProofException(
                    Says.Two.DIFFERENT_LOGS.of(Canonical.shown(first.origin()), Canonical.shown(second.origin())));
        }
        Checkpoint older = first.size() <= second.size() ? first : second;
        Checkpoint newer = older == first ? second : first;
        if (older.size() != newer.size() && arguments.consistency().isEmpty()) {
            verdict.wrong(Says.Two.PROOF_NEEDED.of(older.size(), newer.size()));
            return;
        }
        ProofCheck.consistency(older.size(), older.root(), newer.size(), newer.root(), proof(arguments));
        verdict.holds(Says.Two.ONE_HISTORY.of(newer.size(), older.size()));
    }

    private static SignedNote note(String file) throws IOException {
        return SignedNote.parse(SmallFile.bytes(file));
    }

    private static List<Hash> proof(Arguments arguments) throws IOException {
        if (arguments.consistency().isEmpty()) {
            return List.of();
        }
        return new String(SmallFile.bytes(arguments.consistency()), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isBlank())
                .map(Hash::parse)
                .toList();
    }
}
