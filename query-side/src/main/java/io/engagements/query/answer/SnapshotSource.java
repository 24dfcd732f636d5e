package io.engagements.query.answer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * Connections of read-only transactions, each begun with one state of the database for all that it reads. Where the
 * views lead is no part of that state: PostgreSQL looks it up anew for every statement. So whoever reads holds a lock
 * that whoever repoints them takes alone, and takes it before the state is fixed: a {@code LOCK} fixes none.
 */
public final class SnapshotSource extends DelegatingDataSource {

    /** The table whose lock this is. */
    public static final String SWITCH = "query_side.switching";

    /** One message to the server and back. Isolation set by the driver's means would be two more. */
    private static final String BEGIN = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; LOCK TABLE "
            + SWITCH + " IN ACCESS SHARE MODE";

    private SnapshotSource(DataSource pool) {
        super(pool);
    }

    /** A data source whose transactions take a connection when they need one, read-only ones from here. */
    public static DataSource lazily(DataSource pool) {
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy();
        lazy.setDefaultAutoCommit(true);
        lazy.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        lazy.setTargetDataSource(pool);
        lazy.setReadOnlyDataSource(new SnapshotSource(pool));
        return lazy;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(BEGIN);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }
}
