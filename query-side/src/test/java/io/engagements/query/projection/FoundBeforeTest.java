package io.engagements.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** What was found to be changed is not forgotten by starting anew. */
class FoundBeforeTest {

    private static final String FOUND = "The entry at position 7 is not what was signed";

    private final Database database = TestPostgres.createDatabase();
    private final MemoryLog log = new MemoryLog();

    @Test
    void whatWasFoundIsSoAfterARestartUntilSomebodyAcknowledgesIt() {
        try (QuerySide first = QuerySide.on(database, log)) {
            assertThat(first.health("proof").getStatus()).isEqualTo(Status.UP);
            first.sql()
                    .sql("INSERT INTO query_side.finding (what) VALUES (?)")
                    .param(FOUND)
                    .update();
        }
        for (int start = 0; start < 2; start++) {
            try (QuerySide again = QuerySide.on(database, log)) {
                Health health = again.health("proof");
                assertThat(health.getStatus()).isEqualTo(Status.DOWN);
                assertThat(health.getDetails()).containsEntry("found", FOUND);
            }
        }
        try (QuerySide last = QuerySide.on(database, log)) {
            last.sql()
                    .sql("INSERT INTO query_side.finding_acknowledged (finding, reason, person)"
                            + " SELECT number, 'Restored', 'olga' FROM query_side.finding")
                    .update();
        }
        try (QuerySide after = QuerySide.on(database, log)) {
            assertThat(after.health("proof").getStatus()).isEqualTo(Status.UP);
        }
    }
}
