package io.engagements.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server as a process of its own on a kept data directory, listening on the loopback address. What an
 * earlier run left behind when it was killed is recognised and cleared away. A server that dies while the program runs
 * is started again. Nothing but {@link #close()} stops it; a program that never calls that leaves it running, for the
 * next start on the directory to find.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);

    private final DirectoryLock lock;
    private final Postmaster postmaster;
    private final ServerAddress address;
    private final Revival revival;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgresServer(DirectoryLock lock, Postmaster postmaster, ServerAddress address) {
        this.lock = lock;
        this.postmaster = postmaster;
        this.address = address;
        this.revival = new Revival(postmaster);
    }

    /** Starts a server on a data directory with everything else as usual. */
    public static EmbeddedPostgresServer start(Path directory) {
        return start(ServerOptions.in(directory));
    }

    /**
     * Starts a server and waits until it serves.
     *
     * @throws PostgresRefusedException when the directory is in use, of another version or cannot be written to, or
     *     the server does not start or does not keep what it acknowledges
     */
    public static EmbeddedPostgresServer start(ServerOptions options) {
        try {
            PrivateFiles.createDirectory(PrivateFiles.parentOf(options.directory()));
            return startLocked(options, DirectoryLock.take(options.directory()));
        } catch (IOException e) {
            throw new PostgresRefusedException(
                    "The directory " + options.directory() + " cannot be used for PostgreSQL: " + e,
                    "Set ENGAGEMENTS_DATA_DIR to a directory that this user may write to and that has space.",
                    e);
        }
    }

    private static EmbeddedPostgresServer startLocked(ServerOptions options, DirectoryLock lock) throws IOException {
        try {
            ServerStart start = new ServerStart(options);
            ServerAddress address = start.run();
            EmbeddedPostgresServer server = new EmbeddedPostgresServer(lock, start.postmaster(), address);
            server.revival.begin();
            LOG.info("PostgreSQL serves {} on port {}", options.directory(), address.port());
            return server;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** URL of the application's database, without user and password. */
    public String jdbcUrl() {
        return jdbcUrl(ApplicationDatabase.NAME);
    }

    /** URL of another database of this server. */
    public String jdbcUrl(String database) {
        return address.url(database);
    }

    /** The application's role: it does what the owner lets it, sees the server's statistics, and is no superuser. */
    public String username() {
        return ApplicationDatabase.NAME;
    }

    public String password() {
        return address.password();
    }

    /** The role that owns the application's database and tables, and migrates them. It is no superuser. */
    public String owner() {
        return ApplicationDatabase.OWNER;
    }

    public String ownerPassword() {
        return address.ownerPassword();
    }

    ServerAddress address() {
        return address;
    }

    /** TCP port on 127.0.0.1. */
    public int port() {
        return address.port();
    }

    /** Process id of the server; another after it died and was started again. */
    public long pid() {
        try {
            return postmaster.pid();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all sessions, stops the server and frees the directory. Safe to call again. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try (lock) {
            revival.end();
            postmaster.stop();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; PostgreSQL is left running", e);
        }
    }
}
