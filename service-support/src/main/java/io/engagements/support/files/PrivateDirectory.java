package io.engagements.support.files;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A directory that only its owner may open (0700), with files of mode 0600, where the file system knows owners. */
public record PrivateDirectory(Path path) {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** Makes it unless it is there, so that it is there after a crash too; its parent is. */
    public PrivateDirectory make() throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, mode("rwx------"));
            new PrivateDirectory(path.resolveSibling("")).force();
        }
        return this;
    }

    public FileChannel create(String name) throws IOException {
        return FileChannel.open(path.resolve(name), Set.of(CREATE_NEW, WRITE), mode("rw-------"));
    }

    /** The whole of a file; empty when there is none. */
    public Optional<String> read(String name) throws IOException {
        Path file = path.resolve(name);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** Writes a whole file anew. When this returns it stays so after a crash; before that it is there as it was or as it is to be. */
    public void replace(String name, String text) throws IOException {
        String unfinished = name + ".new";
        Files.deleteIfExists(path.resolve(unfinished));
        try (FileChannel file = create(unfinished)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        move(unfinished, name);
    }

    /** Takes the place of whatever has that name. When this returns it stays so after a crash; before that it is so or not. */
    public void move(String name, String to) throws IOException {
        Files.move(path.resolve(name), path.resolve(to), StandardCopyOption.ATOMIC_MOVE);
        force();
    }

    /** What was created, moved or deleted here stays so after a crash. */
    public void force() throws IOException {
        if (POSIX) {
            try (FileChannel directory = FileChannel.open(path, READ)) {
                directory.force(true);
            }
        }
    }

    /** Deletes the files in it that nobody has written to since; another process may delete them too. */
    public void clear(Instant since) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
                if (file.toFile().lastModified() < since.toEpochMilli()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
