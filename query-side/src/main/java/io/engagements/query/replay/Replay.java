package io.engagements.query.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.VAHired;
import io.engagements.events.stored.EventCodec;
import io.engagements.rules.Recorded;
import io.engagements.rules.engagement.Engagement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Folds an engagement's history again with the rules' own {@link Engagement#evolve}. */
@Component
public class Replay {

    private final JdbcClient jdbc;

    Replay(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last sequence that the history holds; −1 when it holds none. */
    public long versionOf(String engagementId) {
        return jdbc.sql("SELECT coalesce(max(sequence), -1) FROM query_side.history WHERE subject = ?")
                .param(engagementId)
                .query(Long.class)
                .single();
    }

    /**
     * The engagement by all events that occurred at or before an instant, in the order of their sequence; that need not
     * be a prefix. Empty when it had not begun.
     */
    public Optional<Engagement> asOf(String engagementId, Instant instant) {
        return fold(jdbc.sql("""
                        SELECT id, sequence, type, revision, payload FROM query_side.history
                        WHERE subject = ? AND occurred_at <= ? ORDER BY sequence
                        """).params(engagementId, Timestamp.from(instant)));
    }

    /** The engagement after its event of this sequence; empty when it has none such. */
    public Optional<Engagement> asOfSequence(String engagementId, long sequence) {
        return fold(jdbc.sql("""
                        SELECT id, sequence, type, revision, payload FROM query_side.history
                        WHERE subject = ? AND sequence <= ? ORDER BY sequence
                        """).params(engagementId, sequence))
                .filter(engagement -> engagement.contract().version() == sequence);
    }

    private static Optional<Engagement> fold(JdbcClient.StatementSpec rows) {
        List<Recorded<EngagementEvent>> events = rows.query((row, number) ->
                        new Recorded<>(row.getString(1), row.getLong(2), (EngagementEvent) EventCodec.CONTRACT.decode(
                                row.getString(3),
                                row.getInt(4),
                                row.getString(5).getBytes(UTF_8))))
                .list();
        Engagement state = null;
        for (Recorded<EngagementEvent> event : events) {
            // What was received before the hiring, and decided after it, has nothing to change as of that moment.
            if (state != null || event.event() instanceof VAHired) {
                state = Engagement.evolve(state, event);
            }
        }
        return Optional.ofNullable(state);
    }
}
