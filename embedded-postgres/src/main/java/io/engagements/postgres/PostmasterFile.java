package io.engagements.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says: which process serves the directory, or did before everything crashed.
 *
 * @param pid process id
 * @param started when that process started, whole seconds
 */
record PostmasterFile(long pid, Instant started) {

    /** Reads the file of a data directory; empty when there is none or it was cut short by a crash. */
    static Optional<PostmasterFile> of(Path directory) throws IOException {
        try {
            List<String> lines = Files.readAllLines(in(directory));
            return lines.size() < 3 ? Optional.empty() : Optional.of(parse(lines));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Where the file is in a data directory. */
    static Path in(Path directory) {
        return directory.resolve("postmaster.pid");
    }

    // PostgreSQL's single-user mode writes its pid as a negative number.
    private static PostmasterFile parse(List<String> lines) {
        long pid = Math.abs(Long.parseLong(lines.get(0).strip()));
        return new PostmasterFile(
                pid, Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())));
    }
}
