package io.engagements.verifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of the program, and what it said. */
record Run(int status, String said) {

    static Run of(List<String> arguments) {
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

    /** The lines that say what does not hold. */
    List<String> wrong() {
        return said.lines()
                .filter(line -> line.startsWith("!!  "))
                .map(line -> line.substring(4))
                .toList();
    }
}
