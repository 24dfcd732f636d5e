package io.engagements.query.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a batch begins, and the lock that keeps batches of the live generation and whatever else changes it apart. */
@Component
class Batches {

    private final JdbcClient jdbc;

    Batches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a batch needs to know.
     *
     * @param schema where it is written
     * @param stoodAt the last entry that is in its rows already
     * @param waiting the candidacies and engagements with something parked
     */
    record Beginning(String schema, long stoodAt, List<String> waiting) {}

    private record Live(@Nullable Integer number, long stoodAt, List<String> waiting) {}

    /**
     * Begins a batch of the live generation. Its rows need no sync of their own: position and rows are lost or kept
     * together, and can be made again from the ledger.
     *
     * @param upTo the batch's last position
     * @throws IllegalStateException when there is none of this revision and shape: a process of another release has replaced it
     */
    Beginning begin(Projection projection, long upTo) {
        String name = projection.name();
        Live live = ask(projection, upTo);
        if (live.number() == null) {
            jdbc.sql("SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 1))::text")
                    .param(name)
                    .query(String.class)
                    .single();
            live = ask(projection, upTo);
        }
        Integer number = live.number();
        if (number == null) {
            throw new IllegalStateException("projection " + name + " has no live generation of this release: revision "
                    + projection.revision() + ", shape " + Shape.of(projection));
        }
        return new Beginning(Generation.schema(name, number), live.stoodAt(), live.waiting());
    }

    /**
     * One statement, one round trip. When another generation has just gone live the row that was live is found changed:
     * then there is no number, as when the lock is held.
     */
    private Live ask(Projection projection, long upTo) {
        return jdbc.sql("""
                WITH lock AS MATERIALIZED (
                    SELECT pg_try_advisory_xact_lock_shared(hashtextextended(:projection, 1)) AS held),
                live AS (
                    UPDATE query_side.generation g SET position = greatest(g.position, :upTo) FROM lock
                    WHERE lock.held AND g.projection = :projection AND g.state = 'LIVE'
                        AND g.revision = :revision AND g.shape = :shape RETURNING g.number)
                SELECT (SELECT number FROM live),
                       (SELECT position FROM query_side.generation WHERE projection = :projection AND state = 'LIVE'),
                       array(SELECT DISTINCT subject FROM query_side.parked WHERE projection = :projection),
                       set_config('synchronous_commit', 'off', true)
                """)
                .param("projection", projection.name())
                .param("revision", projection.revision())
                .param("shape", Shape.of(projection))
                .param("upTo", upTo)
                .query((row, number) -> new Live(row.getObject(1, Integer.class), row.getLong(2), List.of((String[])
                        row.getArray(3).getArray())))
                .single();
    }

    /**
     * Begins a batch of a generation that is being built.
     *
     * @throws IllegalStateException when it does not stand where this build left it
     */
    Beginning begin(Generation building, long from, long upTo) {
        return jdbc.sql("""
                UPDATE query_side.generation SET position = :upTo
                WHERE projection = :projection AND number = :number AND state = :state AND position = :from
                RETURNING array(SELECT DISTINCT subject FROM query_side.parked WHERE projection = :parkedAs),
                          set_config('synchronous_commit', 'off', true)
                """)
                .param("upTo", upTo)
                .param("projection", building.projection())
                .param("number", building.number())
                .param("state", building.state().name())
                .param("from", from)
                .param("parkedAs", building.parkedAs())
                .query((row, number) -> new Beginning(building.schema(), from, List.of((String[])
                        row.getArray(1).getArray())))
                .optional()
                .orElseThrow(() -> new IllegalStateException(building.schema() + " is not at position " + from));
    }

    /**
     * Waits until no batch of the live generation runs, and keeps batches waiting until this transaction ends: batches share
     * a lock on their projection, this takes it alone. Who leads is another matter.
     */
    void hold(String projection) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 1))::text")
                .param(projection)
                .query(String.class)
                .single();
    }
}
