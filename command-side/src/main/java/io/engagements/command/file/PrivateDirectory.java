package io.engagements.command.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/** A directory that only its owner may open (0700), with files of mode 0600, where the file system knows owners. */
record PrivateDirectory(Path path) {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** Makes it unless it is there, so that it is there after a crash too; its parent is. */
    PrivateDirectory make() throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, mode("rwx------"));
            new PrivateDirectory(path.resolveSibling("")).force();
        }
        return this;
    }

    FileChannel create(String name) throws IOException {
        return FileChannel.open(path.resolve(name), Set.of(CREATE_NEW, WRITE), mode("rw-------"));
    }

    /** What was created, moved or deleted here stays so after a crash. */
    void force() throws IOException {
        if (POSIX) {
            try (FileChannel directory = FileChannel.open(path, READ)) {
                directory.force(true);
            }
        }
    }

    /** Deletes the files in it that nobody has written to since; another process may delete them too. */
    void clear(Instant since) throws IOException {
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
