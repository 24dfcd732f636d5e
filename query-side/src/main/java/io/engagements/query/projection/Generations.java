package io.engagements.query.projection;

import io.engagements.query.projection.Generation.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which generations of a projection there are. */
@Component
class Generations {

    private final JdbcClient jdbc;
    private final Schemas schemas;
    private final Batches batches;
    private final ParkedRows parked;

    Generations(JdbcClient jdbc, Schemas schemas, Batches batches, ParkedRows parked) {
        this.jdbc = jdbc;
        this.schemas = schemas;
        this.batches = batches;
        this.parked = parked;
    }

    Generation live(String projection) {
        return find(projection, State.LIVE).orElseThrow();
    }

    /** The last entry that is in a projection's rows, by projection. */
    Map<String, Long> positions() {
        return all().stream()
                .filter(generation -> generation.state() == State.LIVE)
                .collect(Collectors.toMap(Generation::projection, Generation::position));
    }

    Optional<Generation> find(String projection, State state) {
        return of(projection).stream()
                .filter(generation -> generation.state() == state)
                .findFirst();
    }

    List<Generation> of(String projection) {
        return all().stream()
                .filter(generation -> generation.projection().equals(projection))
                .toList();
    }

    /** In the order in which they were asked for. */
    List<Generation> all() {
        return jdbc.sql("""
                SELECT projection, number, revision, shape, state, position FROM query_side.generation
                ORDER BY began_at, projection, number
                """).query(Generations::read).list();
    }

    private static Generation read(ResultSet row, int number) throws SQLException {
        return new Generation(
                row.getString(1),
                row.getInt(2),
                row.getInt(3),
                row.getString(4),
                State.valueOf(row.getString(5)),
                row.getLong(6));
    }

    /** The next one, with its tables empty; within a transaction. */
    Generation create(Projection projection, State state) {
        Generation created = jdbc.sql("""
                INSERT INTO query_side.generation (projection, number, revision, shape, state)
                SELECT :name, coalesce(max(number), 0) + 1, :revision, :shape, :state
                FROM query_side.generation WHERE projection = :name
                RETURNING projection, number, revision, shape, state, position
                """)
                .param("name", projection.name())
                .param("revision", projection.revision())
                .param("shape", Shape.of(projection))
                .param("state", state.name())
                .query(Generations::read)
                .single();
        schemas.make(created);
        return created;
    }

    /** Has the first one go live, empty, when there is none; within a transaction. */
    void begin(Projection projection) {
        String name = projection.name();
        batches.hold(name);
        if (find(name, State.LIVE).isEmpty()) {
            schemas.show(create(projection, State.LIVE));
            // What is known of other rows than these does not count.
            jdbc.sql("DELETE FROM query_side.token_entry WHERE processor_name = ?")
                    .param(name)
                    .update();
            parked.forget(name);
        }
    }

    /**
     * Has readers and batches turn to another one; the one before can be dropped after this transaction.
     *
     * @throws IllegalStateException when another process has had it go live already
     */
    void goLive(Generation built) {
        String name = built.projection();
        schemas.show(built);
        find(name, State.LIVE).ifPresent(before -> become(State.RETIRED, before));
        become(State.LIVE, built);
        parked.forget(name);
        parked.rename(built.parkedAs(), name);
    }

    private void become(State state, Generation generation) {
        int changed = jdbc.sql(
                        "UPDATE query_side.generation SET state = ? WHERE projection = ? AND number = ? AND state = ?")
                .params(
                        state.name(),
                        generation.projection(),
                        generation.number(),
                        generation.state().name())
                .update();
        if (changed == 0) {
            throw new IllegalStateException(generation.schema() + " is not " + generation.state() + " any more");
        }
    }

    /** Within a transaction. What another process has dropped already stays as it is. */
    void drop(Generation generation) {
        int dropped = jdbc.sql("DELETE FROM query_side.generation WHERE projection = ? AND number = ? AND state = ?")
                .params(
                        generation.projection(),
                        generation.number(),
                        generation.state().name())
                .update();
        if (dropped == 1) {
            schemas.drop(generation);
            parked.forget(generation.parkedAs());
        }
    }
}
