package io.engagements.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Everything between an unknown directory and a server that the application can use. */
final class ServerStart {

    private static final int ATTEMPTS_TO_GET_A_PORT = 5;

    private final ServerOptions options;
    private final DataDirectory data;
    private final Postmaster postmaster;

    /** @param options of a directory whose lock the caller holds */
    ServerStart(ServerOptions options) throws IOException {
        PostgresPrograms programs = new PostgresPrograms(PostgresBinaries.unpackedIn(options.binaries()));
        this.options = options;
        this.data = new DataDirectory(options.directory(), programs);
        this.data.prepare();
        this.postmaster = new Postmaster(options.directory(), programs);
    }

    Postmaster postmaster() {
        return postmaster;
    }

    /** Clears away what a crash left, starts the server, makes the application's database and checks the promises. */
    ServerAddress run() throws IOException {
        postmaster.stop();
        int port = options.port() == 0 ? startOnFreePort() : startOn(options.port());
        try {
            ServerAddress address = new ServerAddress(
                    port,
                    data.password(DataDirectory.SUPERUSER),
                    data.password(ApplicationDatabase.OWNER),
                    data.password(ApplicationDatabase.NAME));
            makeUsable(address);
            return address;
        } catch (IOException | RuntimeException e) {
            postmaster.stop();
            throw e;
        }
    }

    private int startOn(int port) throws IOException {
        if (Port.isTaken(port)) {
            throw new PostgresRefusedException(
                    "Port " + port + " on the loopback address, meant for PostgreSQL, is taken.",
                    "Stop what listens there, or choose another port.");
        }
        data.configure(new ServerConfiguration(port, options.settings()));
        postmaster.start();
        return port;
    }

    // Between our choice and the server's bind somebody else may take the port.
    private int startOnFreePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = Port.free();
            try {
                return startOn(port);
            } catch (PostgresRefusedException e) {
                if (attempt == ATTEMPTS_TO_GET_A_PORT || !Port.isTaken(port)) {
                    throw e;
                }
            }
        }
    }

    private void makeUsable(ServerAddress address) throws IOException {
        try {
            try (Connection superuser = address.connectAsSuperuser()) {
                ApplicationDatabase.make(superuser, address);
            }
            try (Connection superuser = address.connectAsSuperuser(ApplicationDatabase.NAME)) {
                ApplicationDatabase.handOver(superuser);
            }
            try (Connection application = address.connect()) {
                DatabaseGuarantees.require(application);
                DatabaseGuarantees.requireFullPageWrites(application);
            }
        } catch (SQLException e) {
            throw new PostgresRefusedException(
                    "The database in " + options.directory() + " cannot be used: " + e.getMessage(),
                    "Put its files back as they were, or set ENGAGEMENTS_DATA_DIR to another directory.",
                    e);
        }
    }
}
