package io.engagements.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes one running program the only one that touches a data directory. The operating system lets go of the lock when
 * the program dies, however it dies. The lock file stays: deleting it would let two programs lock two files.
 */
final class DirectoryLock implements AutoCloseable {

    // A second channel on the file would, when closed, drop the lock of the first: POSIX locks belong to the process.
    private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock of a data directory, a file beside it.
     *
     * @param directory the data directory, absolute; its parent exists
     * @throws PostgresRefusedException when it is taken, by this program or another
     */
    static DirectoryLock take(Path directory) throws IOException {
        Path file = PrivateFiles.parentOf(directory).toRealPath().resolve(directory.getFileName() + ".lock");
        if (!HELD_BY_THIS_PROCESS.add(file)) {
            throw taken(directory);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, Set.of(CREATE, WRITE), PrivateFiles.fileMode());
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw taken(directory);
            }
            return new DirectoryLock(file, channel);
        } catch (IOException | RuntimeException e) {
            release(file, channel);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        release(file, channel);
    }

    private static void release(Path file, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD_BY_THIS_PROCESS.remove(file);
        }
    }

    private static PostgresRefusedException taken(Path directory) {
        return new PostgresRefusedException(
                "The database in " + directory + " is in use by another running program.",
                "Stop that program, or set ENGAGEMENTS_DATA_DIR to another directory.");
    }
}
