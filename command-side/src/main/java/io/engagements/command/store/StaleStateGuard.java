package io.engagements.command.store;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says whether what was read of an aggregate is still all there is: another process may have written since it was
 * cached here. Whoever stores events learns it by their sequence; whoever stores none asks here before he is believed.
 */
@Component
public class StaleStateGuard {

    private static final String READ = StaleStateGuard.class.getName();

    private final JdbcClient jdbc;

    StaleStateGuard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Read(String aggregate, long sequence) {}

    /** Notes what this unit of work has read. */
    static void read(String aggregate, long sequence) {
        CurrentUnitOfWork.get().root().resources().put(READ, new Read(aggregate, sequence));
    }

    /**
     * To be called in the unit of work that read it.
     *
     * @throws ConcurrencyException when there is more by now; with the rollback the cached one goes, and the next try
     *     reads it anew
     */
    public void require(UnitOfWork<?> unit) {
        @Nullable Read read = unit.root().getResource(READ);
        if (read != null && last(read.aggregate()) != read.sequence()) {
            throw new ConcurrencyException(read.aggregate() + " is past sequence " + read.sequence());
        }
    }

    private long last(String aggregate) {
        return jdbc.sql("SELECT max(sequence_number) FROM command_side.event WHERE aggregate_identifier = ?")
                .param(aggregate)
                .query(Long.class)
                .single();
    }
}
