package io.engagements.command.endpoint;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that cannot serve now from a defect. */
final class DatabaseAway {

    private DatabaseAway() {}

    static boolean causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(DatabaseAway::saysSo);
    }

    private static boolean saysSo(Throwable cause) {
        return cause instanceof CannotCreateTransactionException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof SQLTransientConnectionException
                || cause instanceof SQLRecoverableException
                || (cause instanceof SQLException sql && isOfTheServer(sql.getSQLState()));
    }

    /** Connection, resource and operator classes of SQL states. */
    private static boolean isOfTheServer(@org.jspecify.annotations.Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57"));
    }
}
