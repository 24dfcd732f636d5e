package io.engagements.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import io.engagements.command.ledger.StoredEvents;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.projection.QuerySide;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.Stories;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The event table, the topic and the query side's tables are compared with each other, without the product. */
class EveryEventOnceTest {

    private static final List<EngagementEvent> STORY =
            Stories.everything().history().stream().map(RecordedEvent::event).toList();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Topic topic = Topic.made();
    private final Database events = TestPostgres.createDatabase();
    private final Database copy = TestPostgres.createDatabase();

    /** One event: where it stands, and its bytes or its payload. */
    private record Row(long position, String content) {}

    @Test
    void everyEventIsInTheTopicInTheEntriesAndInTheHistoryExactlyOnce() throws SQLException {
        try (CommandSide commands = CommandSide.on(events, topic.settings());
                QuerySide queries = QuerySide.on(copy, topic.settings())) {
            int count = store();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(queries.sql()
                            .sql("SELECT head FROM query_side.intake")
                            .query(Long.class)
                            .single())
                    .isEqualTo(count));
            queries.awaitCaughtUp();

            List<Row> ledger = rows(commands.sql(), """
                    SELECT l.position, encode(command_side.entry_bytes(l.position, e), 'hex')
                    FROM command_side.event e JOIN command_side.ledger_entry l USING (global_index) ORDER BY 1
                    """);
            assertThat(ledger).extracting(Row::position).isEqualTo(Positions.upTo(count));
            assertThat(inTopic()).isEqualTo(ledger);
            assertThat(rows(queries.sql(), "SELECT position, encode(bytes, 'hex') FROM query_side.entry ORDER BY 1"))
                    .isEqualTo(ledger);
            assertThat(rows(queries.sql(), "SELECT position, payload FROM query_side.history ORDER BY 1"))
                    .isEqualTo(rows(commands.sql(), """
                            SELECT l.position, convert_from(e.payload, 'UTF8')
                            FROM command_side.event e JOIN command_side.ledger_entry l USING (global_index) ORDER BY 1
                            """));
        }
    }

    /** The same story of two engagements, told by turns. */
    private int store() throws SQLException {
        try (Connection connection = events.connect()) {
            for (int sequence = 0; sequence < STORY.size(); sequence++) {
                StoredEvents.insert(connection, "e1", sequence, STORY.get(sequence));
                StoredEvents.insert(connection, "e2", sequence, STORY.get(sequence));
            }
        }
        return 2 * STORY.size();
    }

    private List<Row> inTopic() {
        return topic.records().stream()
                .map(record -> new Row(Positions.of(record), HexFormat.of().formatHex(record.value())))
                .toList();
    }

    private static List<Row> rows(JdbcClient database, String query) {
        return database.sql(query)
                .query((row, number) -> new Row(row.getLong(1), row.getString(2)))
                .list();
    }
}
