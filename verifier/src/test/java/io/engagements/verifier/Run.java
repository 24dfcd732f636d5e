package io.engagements.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One run of the program, and what it said. */
record Run(int status, String said) {

    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(the|is|are|of|that|this|which|entry|entries|signed|was|what|whether|whose|by|not|has|and|who|with)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Names of files, what files say, in quotation marks, and what a reader of JSON says. */
    private static final Pattern OTHERS = Pattern.compile(
            "(no encaja|la entrada|una entrada del registro|no es un manifiesto|no es JSON): .*|\"[^\"]*\"?|[\\w/-]+\\.[a-z][a-z-]+|NOT SHOWN");

    /** English, or what was asked for. What was found wrong has to be found in Spanish too, and told in no other language. */
    static Run of(List<String> arguments) {
        Run run = once(arguments);
        if (run.status == 1 && !arguments.contains("--json") && !arguments.contains("--language")) {
            List<String> spanish = new ArrayList<>(arguments);
            spanish.addAll(List.of("--language", "es"));
            once(spanish).requireSpanishOf(run);
        }
        return run;
    }

    private static Run once(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        int status = Verifier.run(arguments, stream, stream);
        return new Run(status, out.toString(StandardCharsets.UTF_8));
    }

    /** Of {@code verify}, with the keys of log and clock. */
    static Run verify(Path directory, Operator trusted, byte[] zip, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "verify",
                file(directory, "evidence.zip", zip),
                "--key",
                trusted.logKey().text(),
                "--key",
                trusted.clockKey().text()));
        arguments.addAll(List.of(more));
        return of(arguments);
    }

    static String file(Path directory, String name, byte[] bytes) {
        try {
            return java.nio.file.Files.write(directory.resolve(name), bytes).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same lines with the same signs, and no English but what files and other programs say. */
    void requireSpanishOf(Run english) {
        assertThat(status).isEqualTo(english.status);
        assertThat(signs()).isEqualTo(english.signs());
        assertThat(said.lines()
                        .filter(line -> ENGLISH.matcher(OTHERS.matcher(line).replaceAll(""))
                                .find()))
                .as("English in Spanish")
                .isEmpty();
    }

    /** Before the lines, and the last line whole. */
    private List<String> signs() {
        List<String> lines = said.lines().toList();
        List<String> signs = new ArrayList<>(lines.stream()
                .limit(lines.size() - 1L)
                .map(line -> line.substring(0, 4))
                .toList());
        signs.add(lines.get(lines.size() - 1));
        return signs;
    }

    /** The lines that say what does not hold. */
    List<String> wrong() {
        return said.lines()
                .filter(line -> line.startsWith("!!  "))
                .map(line -> line.substring(4))
                .toList();
    }
}
