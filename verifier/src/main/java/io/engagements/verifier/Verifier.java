package io.engagements.verifier;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.SignatureType;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.ProofCheck;
import io.engagements.proof.tree.TreeHasher;
import io.engagements.verifier.Arguments.MistakenException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The program: {@code java -jar verifier.jar}. */
public final class Verifier {

    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int MISTAKEN = 2;

    /** Of a file that is read: a receipt has an entry of at most some hundred kilobytes in it. */
    private static final int LONGEST_FILE = 8 << 20;

    private Verifier() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> given, PrintStream out, PrintStream err) {
        try {
            Arguments arguments = Arguments.of(given);
            Verdict verdict = verdict(arguments);
            out.print(arguments.json() ? verdict.json() : verdict.text());
            return verdict.isGood() ? GOOD : BAD;
        } catch (MistakenException mistake) {
            err.println(mistake.getMessage());
            err.print(Arguments.USAGE);
            return MISTAKEN;
        } catch (IOException e) {
            err.println("A file cannot be read: " + e.getMessage());
            return MISTAKEN;
        }
    }

    private static Verdict verdict(Arguments arguments) throws IOException {
        Verdict verdict = new Verdict();
        try {
            switch (arguments.command()) {
                case "verify" -> verify(arguments, verdict);
                case "compare" -> compare(arguments, verdict);
                default -> throw new MistakenException("There is no " + arguments.command());
            }
        } catch (InvalidProofException e) {
            verdict.wrong(e.why());
        }
        return verdict;
    }

    private static void verify(Arguments arguments, Verdict verdict) throws IOException {
        arguments.requireFiles(1);
        LogProof receipt = LogProof.parse(bytes(arguments.files().get(0)));
        if (receipt.extra() == null) {
            throw new InvalidProofException("The receipt does not have the event in it");
        }
        Checkpoint checkpoint = signed(receipt.checkpoint(), arguments, verdict);
        Hash leaf = new TreeHasher().leaf(receipt.extra());
        ProofCheck.inclusion(leaf, receipt.index(), checkpoint.size(), receipt.path(), checkpoint.root());
        verdict.holds("the entry stands at position " + (receipt.index() + 1) + " of " + checkpoint.size() + " in "
                + checkpoint.origin());
        verdict.holds("the entry: " + shown(new String(receipt.extra(), StandardCharsets.UTF_8)));
    }

    private static void compare(Arguments arguments, Verdict verdict) throws IOException {
        arguments.requireFiles(2);
        Checkpoint first = signed(SignedNote.parse(bytes(arguments.files().get(0))), arguments, verdict);
        Checkpoint second = signed(SignedNote.parse(bytes(arguments.files().get(1))), arguments, verdict);
        if (!first.origin().equals(second.origin())) {
            throw new InvalidProofException("They are of different logs: " + Canonical.shown(first.origin()) + " and "
                    + Canonical.shown(second.origin()));
        }
        Checkpoint older = first.size() <= second.size() ? first : second;
        Checkpoint newer = older == first ? second : first;
        if (older.size() != newer.size() && arguments.consistency().isEmpty()) {
            verdict.wrong("They are of " + older.size() + " and " + newer.size()
                    + " entries: without a proof nobody can say whether they show one history (--consistency)");
            return;
        }
        ProofCheck.consistency(older.size(), older.root(), newer.size(), newer.root(), proof(arguments));
        verdict.holds("they show one history: " + newer.size() + " entries begin with those " + older.size());
    }

    private static List<Hash> proof(Arguments arguments) throws IOException {
        if (arguments.consistency().isEmpty()) {
            return List.of();
        }
        return new String(bytes(arguments.consistency()), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isBlank())
                .map(Hash::parse)
                .toList();
    }

    /** Believed only if one of the trusted keys is the log's and signed it; each trusted key that is named must have. */
    private static Checkpoint signed(SignedNote note, Arguments arguments, Verdict verdict) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        List<VerifierKey> trusted =
                arguments.keys().stream().map(VerifierKey::parse).toList();
        boolean pinned = false;
        for (VerifierKey key : trusted) {
            if (note.namesKey(key)) {
                Optional<Instant> at = note.requireSignedBy(key);
                verdict.holds("signed by " + key.name()
                        + at.map(time -> " at " + time).orElse("") + ": " + checkpoint.size() + " entries");
                pinned |= key.type() == SignatureType.ED25519 && key.name().equals(checkpoint.origin());
            }
        }
        if (trusted.isEmpty()) {
            verdict.notChecked("who signed it. NOT PINNED: name the key of " + Canonical.shown(checkpoint.origin())
                    + " with --key");
        }
        if (!pinned) {
            throw new InvalidProofException(
                    "No key that you trust is that of the log " + Canonical.shown(checkpoint.origin()));
        }
        return checkpoint;
    }

    /** On one line, and nothing in it that a terminal obeys. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(each -> shown.appendCodePoint(isObeyed(each) ? '\uFFFD' : each));
        return shown.toString();
    }

    private static boolean isObeyed(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.FORMAT;
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream stream = Files.newInputStream(Path.of(file))) {
            byte[] bytes = stream.readNBytes(LONGEST_FILE + 1);
            if (bytes.length > LONGEST_FILE) {
                throw new InvalidProofException("No such file is longer than " + LONGEST_FILE + " bytes: " + file);
            }
            return bytes;
        }
    }
}
