package io.engagements.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.engagements.events.stored.Hashes;
import io.engagements.postgres.PostgresPrograms.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's data directory, with the passwords of its roles beside PostgreSQL's own files. */
final class DataDirectory {

    /** The role that {@code initdb} makes; it makes the other roles and the database and is used for nothing else. */
    static final String SUPERUSER = "postgres";

    private static final Duration INITDB_LIMIT = Duration.ofMinutes(5);

    private final Path path;
    private final PostgresPrograms programs;

    DataDirectory(Path path, PostgresPrograms programs) {
        this.path = path;
        this.programs = programs;
    }

    Path path() {
        return path;
    }

    /**
     * Makes it when missing, and closes it to other users.
     *
     * @throws PostgresRefusedException when there is something else, or the data of another major version
     */
    void prepare() throws IOException {
        if (isMissingOrEmpty()) {
            initialise();
        }
        requireVersion(programs.majorVersion());
        PrivateFiles.close(path);
    }

    /** The password of a role, made up when there is none. */
    String password(String role) throws IOException {
        Path file = path.resolve(role + ".password");
        if (!Files.exists(file)) {
            PrivateFiles.write(file, randomPassword());
        }
        return Files.readString(file);
    }

    /** Writes the server's configuration files. */
    void configure(ServerConfiguration configuration) throws IOException {
        PrivateFiles.write(path.resolve("postgresql.conf"), configuration.text());
        PrivateFiles.write(path.resolve("pg_hba.conf"), ServerConfiguration.HOST_ACCESS);
    }

    private boolean isMissingOrEmpty() throws IOException {
        if (!Files.exists(path)) {
            return true;
        }
        try (Stream<Path> content = Files.list(path)) {
            return content.findAny().isEmpty();
        }
    }

    // Beside its place and then moved there, so that a crash half-way leaves nothing that looks like a database.
    private void initialise() throws IOException {
        Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        Path password = path.resolveSibling(path.getFileName() + ".password");
        PrivateFiles.write(password, randomPassword());
        initdb(unfinished, password);
        Files.move(password, unfinished.resolve(SUPERUSER + ".password"), ATOMIC_MOVE);
        Files.deleteIfExists(path);
        Files.move(unfinished, path, ATOMIC_MOVE);
    }

    // The built-in locale sorts the same on every system and after every update of the system's libraries.
    private void initdb(Path target, Path passwordFile) throws IOException {
        Result result = programs.run(
                "initdb",
                INITDB_LIMIT,
                "--pgdata=" + target,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        if (result.status() != 0) {
            throw new PostgresRefusedException(
                    "The database in " + path + " cannot be made: " + result.output(),
                    "Set ENGAGEMENTS_DATA_DIR to a directory that an ordinary user may write to.");
        }
    }

    private void requireVersion(int ours) throws IOException {
        Path file = path.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            throw new PostgresRefusedException(
                    "The directory " + path + " holds something that is no PostgreSQL database.",
                    "Set ENGAGEMENTS_DATA_DIR to another directory.");
        }
        String theirs = Files.readString(file).strip();
        if (!theirs.equals(Integer.toString(ours))) {
            throw new PostgresRefusedException(
                    "The database in " + path + " is of PostgreSQL " + theirs + ", this program brings PostgreSQL "
                            + ours + ".",
                    "Move the data with pg_dump and pg_restore, or set ENGAGEMENTS_DATA_DIR to another directory.");
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Hashes.hex(bytes);
    }
}
