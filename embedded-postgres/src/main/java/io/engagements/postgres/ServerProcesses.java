package io.engagements.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds the processes that serve a data directory. A process id proves nothing: after a crash the system gives it to
 * another process, or keeps it for a dead one that nobody has waited for.
 */
final class ServerProcesses {

    private static final Path PROC = Path.of("/proc");
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private final Path directory;

    /** @param directory an existing data directory */
    ServerProcesses(Path directory) throws IOException {
        this.directory = directory.toRealPath();
    }

    /** The server that {@code postmaster.pid} names, if that process is one and serves this directory. */
    Optional<ProcessHandle> postmaster() throws IOException {
        return PostmasterFile.of(directory)
                .flatMap(file -> ProcessHandle.of(file.pid()).filter(process -> isServer(process, file.started())));
    }

    /** Every process that works on this directory; only the postmaster where the system does not tell. */
    List<ProcessHandle> all() throws IOException {
        List<ProcessHandle> found = Files.isDirectory(PROC)
                ? ProcessHandle.allProcesses().filter(this::worksHere).toList()
                : postmaster().stream().toList();
        // Whoever asks is about to kill them, perhaps as root. A search that finds us would find everybody.
        if (found.contains(ProcessHandle.current())) {
            throw new IllegalStateException("this program was taken for a PostgreSQL server");
        }
        return found;
    }

    private boolean isServer(ProcessHandle process, Instant started) {
        return Files.isDirectory(PROC)
                ? worksHere(process)
                : isPostgres(process) && startedAbout(process.info(), started);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.matches("postgres(\\.exe)?( \\(deleted\\))?"))
                .isPresent();
    }

    // All processes of a server have its data directory as their working directory. A zombie has none.
    private boolean worksHere(ProcessHandle process) {
        Path link = PROC.resolve(Long.toString(process.pid())).resolve("cwd");
        try {
            return Files.readSymbolicLink(link).equals(directory) && isPostgres(process);
        } catch (IOException e) {
            return false; // gone, a zombie, or another user's, whose process cannot serve our closed directory
        }
    }

    private static boolean startedAbout(ProcessHandle.Info info, Instant when) {
        return info.startInstant()
                .map(start -> Duration.between(start, when).abs())
                .filter(difference -> difference.compareTo(CLOCK_TOLERANCE) <= 0)
                .isPresent();
    }
}
