package io.engagements.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.engagements.events.stored.Hashes;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/**
 * Unpacks the PostgreSQL that travels in the jar, once per version. It goes into a directory of ours and not into the
 * system's temporary one, where another local user could have put programs of his own under the same name.
 */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /**
     * The directory that holds {@code bin}, {@code lib} and {@code share}.
     *
     * @param cache where versions are kept; created when missing, with mode 0700
     * @throws PostgresRefusedException when the jar has no PostgreSQL for this system
     */
    static synchronized Path unpackedIn(Path cache) throws IOException {
        byte[] archive = archive();
        Path home = cache.resolve("PG-" + Hashes.sha256Hex(archive).substring(0, 16));
        PrivateFiles.createDirectory(cache);
        try (FileChannel lock =
                FileChannel.open(cache.resolve("lock"), Set.of(CREATE, WRITE), PrivateFiles.fileMode())) {
            lock.lock();
            if (!Files.isDirectory(home)) {
                unpack(archive, home);
            }
        }
        return home;
    }

    private static void unpack(byte[] archive, Path home) throws IOException {
        Path unfinished = home.resolveSibling("unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        PrivateFiles.createDirectory(unfinished);
        new BinaryArchive(archive).unpackInto(unfinished);
        Files.move(unfinished, home, ATOMIC_MOVE);
    }

    private static byte[] archive() throws IOException {
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), architecture())) {
            return archive.readAllBytes();
        } catch (IllegalStateException e) {
            throw new PostgresRefusedException(
                    "This build has no PostgreSQL for " + System.getProperty("os.name") + " on " + architecture() + ".",
                    "Build it on this system, or give the URL of a PostgreSQL 17 or newer in SPRING_DATASOURCE_URL.",
                    e);
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return "Windows";
        }
        return name.startsWith("mac") ? "Darwin" : "Linux";
    }

    private static String architecture() {
        return System.getProperty("os.arch");
    }
}
