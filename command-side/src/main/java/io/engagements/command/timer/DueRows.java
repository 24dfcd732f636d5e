package io.engagements.command.timer;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When each engagement's next fact falls due: one row per engagement that waits for anything. */
@Component
public class DueRows {

    private final JdbcClient jdbc;

    DueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sets the row, or removes it when nothing is due any more. Runs in the transaction of the events. */
    public void keep(String engagementId, Optional<Instant> at) {
        if (at.isEmpty()) {
            jdbc.sql("DELETE FROM command_side.due WHERE engagement_id = ?")
                    .param(engagementId)
                    .update();
            return;
        }
        jdbc.sql("""
                INSERT INTO command_side.due (engagement_id, at) VALUES (?, ?)
                ON CONFLICT (engagement_id) DO UPDATE SET at = excluded.at, attempts = 0, retry_at = '-infinity'
                """).params(engagementId, Timestamp.from(at.get())).update();
    }

    /** Engagements with something due up to {@code now} (domain clock), the earliest first; postponed ones left out. */
    List<String> dueUpTo(Instant now, int atMost) {
        return jdbc.sql("""
                SELECT engagement_id FROM command_side.due
                WHERE at <= ? AND retry_at <= now()
                ORDER BY at, engagement_id LIMIT ?
                """)
                .params(Timestamp.from(now), atMost)
                .query(String.class)
                .list();
    }

    /** The earliest instant at which anything falls due. */
    Optional<Instant> earliest() {
        return jdbc.sql("SELECT min(at) FROM command_side.due")
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** Puts a failed one off, for longer each time: 2, 4, 8 … up to 256 seconds. */
    void postpone(String engagementId) {
        jdbc.sql("""
                UPDATE command_side.due
                SET attempts = attempts + 1, retry_at = now() + interval '1 second' * (2 ^ least(attempts + 1, 8))
                WHERE engagement_id = ?
                """).param(engagementId).update();
    }
}
