package io.engagements.command.file;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.engagements.events.stored.Hashes;
import io.engagements.support.files.PrivateDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Contents by their SHA-256, each once; several processes may share them. What is being received lies apart and counts
 * for nothing; what a crash leaves there is removed at a start a day later, when no process can be receiving it any more.
 */
@Component
class FileStore {

    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path directory;
    private final PrivateDirectory incoming;

    FileStore(FileSettings settings) throws IOException {
        directory = settings.directory();
        new PrivateDirectory(directory).make();
        incoming = new PrivateDirectory(directory.resolve("incoming")).make();
        incoming.clear(Instant.now().minus(ABANDONED));
    }

    /** Where to put what is not complete yet. */
    Path incoming() {
        return incoming.path();
    }

    /** Content that is complete and on disk, but not kept yet; closing it throws it away unless it was kept. */
    record Received(Path path, String sha256, long size) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    Received receive(InputStream content) throws IOException {
        String name = UUID.randomUUID().toString();
        Path path = incoming().resolve(name);
        Hashes.Running sha256 = Hashes.running();
        try (FileChannel file = incoming.create(name)) {
            OutputStream out = sha256.through(Channels.newOutputStream(file));
            long size = content.transferTo(out);
            file.force(true);
            return new Received(path, sha256.hex(), size);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /** Afterwards the content is kept, whatever happens; the same content again takes the place of the first. */
    void keep(Received received) throws IOException {
        Path place = place(received.sha256());
        PrivateDirectory shelf = new PrivateDirectory(place.resolveSibling("")).make();
        Files.move(received.path(), place, ATOMIC_MOVE);
        shelf.force();
    }

    /** Where the content of this hash is kept. */
    Path place(String sha256) {
        return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
    }
}
