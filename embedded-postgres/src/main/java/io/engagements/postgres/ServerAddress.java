package io.engagements.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Where the server listens and who gets in.
 *
 * @param port TCP port on 127.0.0.1
 * @param superuserPassword of the role that made the database
 * @param ownerPassword of the role that owns what the application stores
 * @param password of the application's role
 */
record ServerAddress(int port, String superuserPassword, String ownerPassword, String password) {

    /** URL of a database. Batches of inserts travel as one statement; a connection that is cut gets noticed. */
    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?reWriteBatchedInserts=true&tcpKeepAlive=true";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(ApplicationDatabase.NAME), ApplicationDatabase.NAME, password);
    }

    Connection connectAsSuperuser() throws SQLException {
        return connectAsSuperuser("postgres");
    }

    Connection connectAsSuperuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), DataDirectory.SUPERUSER, superuserPassword);
    }

    @Override
    public String toString() {
        return url(ApplicationDatabase.NAME);
    }
}
