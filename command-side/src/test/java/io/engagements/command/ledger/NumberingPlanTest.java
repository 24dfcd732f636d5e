package io.engagements.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.command.CommandSide;
import io.engagements.postgres.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionTemplate;

/** How PostgreSQL carries out the numbering statement: what it costs must not grow with the history. */
class NumberingPlanTest {

    @Test
    void theSearchForSettledEventsBeginsAtTheCursorByTheIndex() throws IOException {
        String statement =
                new ClassPathResource("sql/number-settled-events.sql").getContentAsString(StandardCharsets.UTF_8);
        try (CommandSide side = CommandSide.on(TestPostgres.createDatabase())) {
            List<String> plan =
                    Objects.requireNonNull(side.get(TransactionTemplate.class).execute(status -> {
                        // An empty table is cheap to read whole.
                        side.sql().sql("SET LOCAL enable_seqscan = off").update();
                        return side.sql()
                                .sql("EXPLAIN " + statement)
                                .param("limit", 500)
                                .query(String.class)
                                .list();
                    }));
            assertThat(plan).anyMatch(line -> line.matches(".*Index Cond: \\(+ROW\\(xid, global_index\\) > ROW.*"));
        }
    }
}
