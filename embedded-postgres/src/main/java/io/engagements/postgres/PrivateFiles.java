package io.engagements.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files and directories that only their owner may open, where the file system knows owners. */
public final class PrivateFiles {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFiles() {}

    /** Attributes of a new file: mode 0600. */
    static FileAttribute<?>[] fileMode() {
        return mode("rw-------");
    }

    /** Creates a missing directory, and whatever is missing above it, with mode 0700. */
    public static void createDirectory(Path directory) throws IOException {
        Files.createDirectories(directory, mode("rwx------"));
    }

    /** The directory that holds {@code path}, absolute. */
    static Path parentOf(Path path) {
        return Objects.requireNonNull(path.toAbsolutePath().normalize().getParent(), "a file system's root");
    }

    /** Takes everybody else's access to the directory away. */
    static void close(Path directory) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Writes the file with mode 0600; after a crash at any moment it is there as a whole or as it was. */
    static void write(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), fileMode())) {
            ByteBuffer bytes = UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] mode(String permissions) {
        Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
        return POSIX ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)} : new FileAttribute<?>[0];
    }
}
