package io.engagements.standalone.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import io.engagements.command.ledger.Ledger;
import io.engagements.command.ledger.Ledger.NumberedEntry;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.projection.IntakeSide;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.springframework.dao.DataAccessException;

/** What has to have got from the ledger to where. */
final class Positions {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Positions() {}

    static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    /** Those of a topic's records, as they are there. */
    static List<Long> of(Topic topic) {
        return topic.records().stream().map(Positions::of).toList();
    }

    static long of(ConsumerRecord<byte[], byte[]> record) {
        return Long.parseLong(new String(record.headers().lastHeader("position").value(), UTF_8));
    }

    /** Waits until a query side shows every event that was stored, byte by byte as the ledger has it. */
    static void awaitAll(CommandSide commands, long events, IntakeSide queries) {
        Ledger ledger = commands.get(Ledger.class);
        // A pool may still hold connections of a database that was away.
        ConditionFactory patiently = await().atMost(PATIENCE).ignoreExceptionsInstanceOf(DataAccessException.class);
        patiently.until(() -> ledger.head() == events && ledger.isComplete());
        patiently.untilAsserted(() -> assertThat(queries.log().head())
                .as("head, while %s and %s", commands.health("publisher"), queries.health())
                .isEqualTo(events));
        List<LoggedEntry> shown = queries.entries();
        assertThat(shown).extracting(LoggedEntry::position).isEqualTo(upTo(events));
        assertThat(shown)
                .extracting(LoggedEntry::bytes)
                .containsExactlyElementsOf(ledger.after(0, 100_000).stream()
                        .map(NumberedEntry::bytes)
                        .toList());
    }
}
