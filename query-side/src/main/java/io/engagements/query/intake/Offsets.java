package io.engagements.query.intake;

import io.engagements.query.intake.TopicEntry.At;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which records were taken, and which of them were no entries. */
@Component
@ConditionalOnProperty("engagements.kafka.servers")
class Offsets {

    private static final int SHOWN = 65_536;

    private final JdbcClient jdbc;

    Offsets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next offset by partition, where one is known. */
    Map<Integer, Long> of(String topicId) {
        Map<Integer, Long> next = new HashMap<>();
        jdbc.sql("SELECT partition, next_offset FROM query_side.intake_offset WHERE topic_id = ?")
                .param(topicId)
                .query((row, number) -> next.put(row.getInt(1), row.getLong(2)))
                .list();
        return next;
    }

    void keep(String topicId, Map<Integer, Long> next) {
        next.forEach((partition, offset) ->
                jdbc.sql("""
                        INSERT INTO query_side.intake_offset (topic_id, partition, next_offset) VALUES (?, ?, ?)
                        ON CONFLICT (topic_id, partition) DO UPDATE SET next_offset = excluded.next_offset
                        """).params(topicId, partition, offset).update());
    }

    /** Notes a record that is no entry. */
    void bad(String topicId, At at, String reason, byte @Nullable [] content) {
        note(topicId, at, reason, false, content);
    }

    /** Notes an entry that says that history was another. */
    void contradicting(String topicId, TopicEntry arrival, String reason) {
        note(topicId, arrival.at(), reason, true, arrival.bytes());
    }

    private void note(String topicId, At at, String reason, boolean contradicts, byte @Nullable [] content) {
        jdbc.sql("""
                INSERT INTO query_side.bad_record (topic_id, partition, record_offset, reason, contradicts, content)
                VALUES (?, ?, ?, ?, ?, substring(?::bytea FOR ?))
                ON CONFLICT DO NOTHING
                """)
                .params(topicId, at.partition(), at.offset(), reason, contradicts)
                .param(content)
                .param(SHOWN)
                .update();
    }

    /** How many records were no entries, how many contradicted, and the first that did. */
    record BadRecords(
            long unreadable, long contradicting, @Nullable String first) {}

    BadRecords badRecords() {
        return jdbc.sql("""
                SELECT count(*) FILTER (WHERE NOT contradicts) AS unreadable,
                       count(*) FILTER (WHERE contradicts) AS contradicting,
                       (array_agg(reason ORDER BY taken_at) FILTER (WHERE contradicts))[1] AS first
                FROM query_side.bad_record
                """).query(BadRecords.class).single();
    }
}
