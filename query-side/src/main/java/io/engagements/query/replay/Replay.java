package io.engagements.query.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.stored.EventCodec;
import io.engagements.query.replay.KeptStates.Kept;
import io.engagements.rules.Recorded;
import io.engagements.rules.engagement.Engagement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Folds an engagement's history again with the rules' own {@link Engagement#evolve}. */
@Component
public class Replay {

    private static final String EVENTS =
            "SELECT id, sequence, type, revision, payload FROM query_side.history WHERE subject = ? AND sequence > ?";

    private final JdbcClient jdbc;
    private final KeptStates kept;

    Replay(JdbcClient jdbc, KeptStates kept) {
        this.jdbc = jdbc;
        this.kept = kept;
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
        Optional<Kept> begun =
                kept.furthest(engagementId, state -> !state.latest().isAfter(instant));
        return fold(
                engagementId,
                begun,
                jdbc.sql(EVENTS + " AND occurred_at <= ? ORDER BY sequence")
                        .params(engagementId, sequenceOf(begun), Timestamp.from(instant)));
    }

    /** The engagement after its event of this sequence; empty when it has none such. */
    public Optional<Engagement> asOfSequence(String engagementId, long sequence) {
        Optional<Kept> begun = kept.furthest(engagementId, state -> state.sequence() <= sequence);
        return fold(
                        engagementId,
                        begun,
                        jdbc.sql(EVENTS + " AND sequence <= ? ORDER BY sequence")
                                .params(engagementId, sequenceOf(begun), sequence))
                .filter(engagement -> engagement.contract().version() == sequence);
    }

    private static long sequenceOf(Optional<Kept> begun) {
        return begun.map(Kept::sequence).orElse(-1L);
    }

    private Optional<Engagement> fold(String engagementId, Optional<Kept> begun, JdbcClient.StatementSpec rows) {
        Fold fold = new Fold(begun);
        rows.query(row -> {
            fold.add(recorded(row));
        });
        kept.keep(engagementId, fold.passed());
        return fold.state();
    }

    private static Recorded<EngagementEvent> recorded(ResultSet row) throws SQLException {
        return new Recorded<>(row.getString(1), row.getLong(2), (EngagementEvent) EventCodec.CONTRACT.decode(
                row.getString(3), row.getInt(4), row.getString(5).getBytes(UTF_8)));
    }
}
