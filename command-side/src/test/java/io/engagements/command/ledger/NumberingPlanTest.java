package io.engagements.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.command.CommandSide;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionTemplate;

/** How PostgreSQL carries out the numbering statement: what it costs must not grow with the history. */
class NumberingPlanTest {

    private static final String STATEMENT = statement();

    @Test
    void theSearchForSettledEventsBeginsAtTheCursorByTheIndex() {
        try (CommandSide side = CommandSide.on(TestPostgres.createDatabase())) {
            // An empty table is cheap to read whole.
            assertThat(plan(side, "SET LOCAL enable_seqscan = off"))
                    .anyMatch(line -> line.matches(".*Index Cond: \\(+ROW\\(xid, global_index\\) > ROW.*"));
        }
    }

    /** Nobody has told the planner yet how many events there are, and that next to none of them waits. */
    @Test
    void whetherAnythingWaitsIsAskedOfTheIndexWhateverIsKnownOfTheTable() {
        Database database = TestPostgres.createDatabase();
        try (CommandSide side = CommandSide.on(database)) {
            database.asOwner().sql("""
                    INSERT INTO command_side.event (event_identifier, aggregate_identifier, sequence_number, time_stamp,
                        payload_type, payload_revision, payload, meta_data)
                    SELECT 'id' || number, 'e' || number, 0, '', 'none', '1', '', '' FROM generate_series(1, 5000) number
                    """).update();
            assertThat(plan(side, "SET LOCAL enable_seqscan = on"))
                    .noneMatch(line -> line.contains("Seq Scan on event"))
                    .noneMatch(line -> line.contains("Anti Join") && line.contains("Hash"));
        }
    }

    private static List<String> plan(CommandSide side, String before) {
        return Objects.requireNonNull(side.get(TransactionTemplate.class).execute(status -> {
            side.sql().sql(before).update();
            return side.sql()
                    .sql("EXPLAIN " + STATEMENT)
                    .param("limit", 500)
                    .query(String.class)
                    .list();
        }));
    }

    private static String statement() {
        try {
            return new ClassPathResource("sql/number-settled-events.sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
