package io.engagements.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What a process said last: where it ran, its log may be gone before anybody can look. */
public final class LogEnd {

    private static final int LINES = 40;

    private LogEnd() {}

    /** @return the path and up to forty last lines of it */
    public static String of(Path log) {
        try (var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines()) {
            var all = lines.toList();
            return all.stream()
                    .skip(Math.max(0, all.size() - LINES))
                    .collect(Collectors.joining("\n", log + ":\n", "\n"));
        } catch (IOException e) {
            return log + " (" + e + ")";
        }
    }
}
