package io.engagements.query.projection;

import io.engagements.query.answer.SnapshotSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Makes and drops the schemas of generations, and the views of the live one. */
@Component
class Schemas {

    private final JdbcTemplate jdbc;

    Schemas(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void make(Generation generation) {
        jdbc.execute("CREATE SCHEMA " + generation.schema());
        jdbc.execute("SET LOCAL search_path = " + generation.schema());
        jdbc.execute(script(generation.projection()));
        jdbc.execute("SET LOCAL search_path TO DEFAULT");
    }

    static String script(String projection) {
        try {
            return new ClassPathResource("db/projection/" + projection + ".sql")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * From the end of this transaction everybody reads this generation. No answer is under way then, for none is to read
     * from two; who reads for long is not waited for.
     */
    void show(Generation generation) {
        jdbc.execute("SET LOCAL lock_timeout = '1s'");
        jdbc.execute("LOCK TABLE " + SnapshotSource.SWITCH + " IN ACCESS EXCLUSIVE MODE");
        for (String table : tables(generation.schema())) {
            String view = Projection.VIEWS + "." + table;
            jdbc.execute("DROP VIEW IF EXISTS " + view);
            jdbc.execute("CREATE VIEW " + view + " AS SELECT * FROM " + generation.schema() + "." + table);
        }
    }

    /**
     * Tells the planner what is there now, instead of when autovacuum comes by: a plan made for an empty table would read
     * the whole of a large one. What was planned before is planned anew.
     */
    void analyze(Generation generation) {
        jdbc.execute(tables(generation.schema()).stream()
                .map(table -> generation.schema() + "." + table)
                .collect(Collectors.joining(", ", "ANALYZE ", "")));
    }

    List<String> tables(String schema) {
        return jdbc.queryForList(
                "SELECT tablename FROM pg_tables WHERE schemaname = ? ORDER BY tablename", String.class, schema);
    }

    /** The columns of its primary key. */
    List<String> key(String schema, String table) {
        return jdbc.queryForList("""
                SELECT a.attname FROM pg_index i
                CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                WHERE i.indrelid = ?::regclass AND i.indisprimary ORDER BY k.place
                """, String.class, schema + "." + table);
    }

    void drop(Generation generation) {
        jdbc.execute("DROP SCHEMA IF EXISTS " + generation.schema() + " CASCADE");
    }
}
