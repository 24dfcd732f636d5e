package io.engagements.query.projection;

import io.engagements.query.projection.Generation.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which generations of a projection there are. */
@Component
class Generations {

    private final JdbcClient jdbc;
    private final Schemas schemas;
    private final Batches batches;

    Generations(JdbcClient jdbc, Schemas schemas, Batches batches) {
        this.jdbc = jdbc;
        this.schemas = schemas;
        this.batches = batches;
    }

    Generation live(String projection) {
        return find(projection, State.LIVE).orElseThrow();
    }

    Optional<Generation> find(String projection, State state) {
        return of(projection).stream()
                .filter(generation -> generation.state() == state)
                .findFirst();
    }

    List<Generation> of(String projection) {
        return jdbc.sql("""
                SELECT projection, number, revision, state, position FROM query_side.generation
                WHERE projection = ? ORDER BY number
                """).param(projection).query(Generations::read).list();
    }

    private static Generation read(ResultSet row, int number) throws SQLException {
        return new Generation(
                row.getString(1), row.getInt(2), row.getInt(3), State.valueOf(row.getString(4)), row.getLong(5));
    }

    /** The next one, with its tables empty; within a transaction. */
    Generation create(Projection projection, State state) {
        Generation created = jdbc.sql("""
                INSERT INTO query_side.generation (projection, number, revision, state)
                SELECT :name, coalesce(max(number), 0) + 1, :revision, :state
                FROM query_side.generation WHERE projection = :name
                RETURNING projection, number, revision, state, position
                """)
                .param("name", projection.name())
                .param("revision", projection.revision())
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
            jdbc.sql("DELETE FROM query_side.parked WHERE projection = ?")
                    .param(name)
                    .update();
        }
    }
}
