package io.engagements.verifier;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.Language;
import io.engagements.verifier.Arguments.MistakenException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The program: {@code java -jar verifier.jar}. */
public final class Verifier {

    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int MISTAKEN = 2;

    private Verifier() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** The same from within another program: what the process would end with. */
    public static int run(List<String> given, PrintStream out, PrintStream err) {
        Language language = Arguments.languageIn(given);
        try {
            Arguments arguments = Arguments.of(given);
            return switch (arguments.command()) {
                case "extract" -> made(arguments, Verifier::extracted, out, err);
                case "witness" -> made(arguments, Verifier::cosigned, out, err);
                case "witness-key" -> made(arguments, Verifier::newKey, out, err);
                default -> judge(arguments, out);
            };
        } catch (MistakenException mistake) {
            err.println(mistake.sentence().in(language));
            err.print(Usage.in(language));
            return MISTAKEN;
        } catch (IOException e) {
            err.println(Says.One.FILE_UNREADABLE.of(why(e)).in(language));
            return MISTAKEN;
        }
    }

    /**
     * What {@code verify} says of an evidence package.
     *
     * @param keys of whom is trusted, in their text form
     * @param language of what it says
     * @throws IOException when the file cannot be read
     */
    public static Judgement judge(Path file, List<String> keys, Language language) throws IOException {
        List<String> given = new ArrayList<>(List.of("verify", file.toString()));
        keys.forEach(key -> given.addAll(List.of("--key", key)));
        try {
            return judged(Arguments.of(given)).judgement(language);
        } catch (MistakenException mistake) {
            throw new IllegalArgumentException(mistake);
        }
    }

    /** What the operating system says has one language. */
    private static Object why(IOException e) {
        return e instanceof UnusableFileException unusable ? unusable.sentence() : String.valueOf(e.getMessage());
    }

    private static int judge(Arguments arguments, PrintStream out) throws IOException {
        Verdict verdict = judged(arguments);
        out.print(arguments.json() ? verdict.json(arguments.language()) : verdict.text(arguments.language()));
        return verdict.isGood() ? GOOD : BAD;
    }

    private static Verdict judged(Arguments arguments) throws IOException {
        Verdict verdict = new Verdict();
        try {
            check(arguments, verdict);
        } catch (InvalidProofException e) {
            verdict.wrong(e.sentence());
        } catch (OutOfMemoryError e) {
            verdict.wrong(Says.None.OUT_OF_MEMORY.of());
        }
        return verdict;
    }

    private static void check(Arguments arguments, Verdict verdict) throws IOException {
        switch (arguments.command()) {
            case "verify" -> {
                arguments.requireFiles(1);
                verify(arguments.files().get(0), arguments, verdict);
            }
            case "compare" -> {
                arguments.requireFiles(2);
                Receipts.compare(arguments, verdict);
            }
            default -> throw new MistakenException(Says.One.NO_OPTION.of(arguments.command()));
        }
    }

    private static void verify(String file, Arguments arguments, Verdict verdict) throws IOException {
        if (SmallFile.isPackage(file)) {
            PackageCheck.verify(file, arguments, verdict);
        } else {
            Receipts.verify(file, arguments, verdict);
        }
    }

    /** Makes something of files. */
    @FunctionalInterface
    private interface Making {
        byte[] of(Arguments arguments) throws IOException;
    }

    /** What is made is all that is printed, so that it can be written into a file. */
    private static int made(Arguments arguments, Making making, PrintStream out, PrintStream err) throws IOException {
        arguments.requireFiles(1);
        try {
            out.write(making.of(arguments));
            out.flush();
            return GOOD;
        } catch (InvalidProofException e) {
            err.print(new Verdict().wrong(e.sentence()).text(arguments.language()));
            return BAD;
        }
    }

    private static byte[] extracted(Arguments arguments) throws IOException {
        return Extraction.receipt(arguments.files().get(0), arguments.position());
    }

    private static byte[] cosigned(Arguments arguments) throws IOException {
        return Witness.cosign(
                        arguments.files().get(0),
                        arguments.state(),
                        arguments.secret(),
                        Trust.of(arguments, new Verdict()),
                        Instant.now())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] newKey(Arguments arguments) throws IOException {
        return (Witness.newKey(arguments.files().get(0), arguments.secret()) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
