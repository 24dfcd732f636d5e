package io.engagements.support.problem;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot serve now from a defect. */
public final class DatabaseAway {

    /** A transaction that took too long, as one does in a process that stood still. */
    private static final Set<String> CUT = Set.of("25P03", "25P04");

    private DatabaseAway() {}

    public static boolean causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && isOfTheServer(sql.getSQLState()));
    }

    /**
     * Connection, resource and operator classes of SQL states. What has no state never came from the server: the pool
     * had no connection, or closed it under its user.
     */
    private static boolean isOfTheServer(@Nullable String state) {
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || CUT.contains(state);
    }
}
