package io.engagements.command.publish;

import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the ledger was handed over. */
@Component
@ConditionalOnProperty("engagements.kafka.servers")
class PublisherRow {

    private final JdbcClient jdbc;

    PublisherRow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Up to which position which topic has the ledger. */
    record Handed(String topicId, long position) {}

    Optional<Handed> read() {
        return jdbc.sql("SELECT topic_id, position FROM command_side.publisher")
                .query(Handed.class)
                .optional();
    }

    /** Begins with a topic that has nothing yet. */
    void begin(String topicId) {
        jdbc.sql("""
                INSERT INTO command_side.publisher (topic_id, position) VALUES (?, 0)
                ON CONFLICT (single) DO UPDATE SET topic_id = excluded.topic_id, position = 0
                """).param(topicId).update();
    }

    /** Goes on, unless it was set back meanwhile. */
    void advance(Handed from, long to) {
        jdbc.sql("UPDATE command_side.publisher SET position = ? WHERE topic_id = ? AND position = ?")
                .params(to, from.topicId(), from.position())
                .update();
    }

    /** Has everything after {@code position} handed over again. */
    void setBack(long position) {
        jdbc.sql("UPDATE command_side.publisher SET position = ? WHERE position > ?")
                .params(position, position)
                .update();
    }

    /** How many entries are not handed over yet. */
    long lag() {
        return jdbc.sql("""
                SELECT coalesce((SELECT position FROM command_side.ledger_cursor), 0)
                     - coalesce((SELECT position FROM command_side.publisher), 0)
                """).query(Long.class).single();
    }
}
