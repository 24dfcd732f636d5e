package io.engagements.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.Stories;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/**
 * Batches are committed without a sync: a database that crashes forgets the last ones, while the process that fed them
 * lives on and thinks of them as handled.
 */
class LostBatchesTest {

    private static final List<EngagementEvent> STORY =
            Stories.everything().history().stream().map(RecordedEvent::event).toList();

    private final Database database = TestPostgres.createDatabase();
    private final MemoryLog log = new MemoryLog();

    @Test
    void whatTheDatabaseForgotIsHandledAgain() throws SQLException {
        try (QuerySide side = QuerySide.on(database, log)) {
            tell(side, 0, 5);
            List<String> tables = side.sql().sql("""
                            SELECT schemaname || '.' || tablename FROM pg_tables
                            WHERE schemaname LIKE '%\\_1'
                               OR schemaname = 'query_side' AND tablename IN ('token_entry', 'generation')
                            """).query(String.class).list();
            remember(tables);
            tell(side, 5, 12);
            forget(tables);
            tell(side, 12, STORY.size());

            assertThat(side.health().getStatus()).as("nothing is parked").isEqualTo(Status.UP);
            assertThat(side.rows()).isEqualTo(rowsOfOneThatForgotNothing());
        }
    }

    private void tell(QuerySide side, int from, int to) {
        STORY.subList(from, to).forEach(event -> log.tell("e1", event));
        side.awaitCaughtUp();
    }

    private java.util.Map<String, List<String>> rowsOfOneThatForgotNothing() {
        try (QuerySide healthy = QuerySide.on(TestPostgres.createDatabase(), log)) {
            return healthy.awaitCaughtUp().rows();
        }
    }

    private void remember(List<String> tables) throws SQLException {
        execute("CREATE SCHEMA remembered");
        for (String table : tables) {
            execute("CREATE TABLE remembered." + table.replace('.', '_') + " AS SELECT * FROM " + table);
        }
    }

    /** All at once, as a crash does. */
    private void forget(List<String> tables) throws SQLException {
        StringBuilder all = new StringBuilder("BEGIN;");
        for (String table : tables) {
            all.append("DELETE FROM %s; INSERT INTO %s SELECT * FROM remembered.%s;"
                    .formatted(table, table, table.replace('.', '_')));
        }
        execute(all.append("COMMIT").toString());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
