package io.engagements.command.store;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;

/** Recognises a lost race: PostgreSQL's driver throws a class of its own, so the SQL state decides. */
final class DuplicateKeys implements PersistenceExceptionResolver {

    private static final String UNIQUE_VIOLATION = "23505";

    @Override
    public boolean isDuplicateKeyViolation(Exception exception) {
        return Stream.<Throwable>iterate(exception, cause -> cause != null, Throwable::getCause)
                .flatMap(DuplicateKeys::withBatch)
                .anyMatch(cause -> cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState()));
    }

    /** A batch's exception names the statement's own as its next one. */
    private static Stream<Throwable> withBatch(Throwable cause) {
        return cause instanceof SQLException sql && sql.getNextException() != null
                ? Stream.of(cause, sql.getNextException())
                : Stream.of(cause);
    }
}
