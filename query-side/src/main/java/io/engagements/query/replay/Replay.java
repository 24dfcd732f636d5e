package io.engagements.query.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.stored.EventCodec;
import io.engagements.query.replay.StateCache.CachedState;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.engagement.Engagement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Folds an engagement's history again with the rules' own {@link Engagement#evolve}. */
@Component
public class Replay {

    private static final String COUNTING =
            " FROM query_side.history WHERE subject = ? AND sequence > ? AND sequence <= ? AND occurred_at <= ?";

    private static final String EVENTS =
            "SELECT id, sequence, type, revision, payload" + COUNTING + " ORDER BY sequence";

    private final JdbcClient jdbc;
    private final StateCache cached;

    Replay(JdbcClient jdbc, StateCache cached) {
        this.jdbc = jdbc;
        this.cached = cached;
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
        return asOf(engagementId, Moment.of(instant));
    }

    /** The engagement after its event of this sequence; empty when it has none such. */
    public Optional<Engagement> asOfSequence(String engagementId, long sequence) {
        return asOf(engagementId, Moment.of(sequence))
                .filter(engagement -> engagement.contract().version() == sequence);
    }

    /** The engagement by all events that count; empty when it had not begun. */
    public Optional<Engagement> asOf(String engagementId, Moment moment) {
        Optional<CachedState> begun = cached.furthest(engagementId, moment::countsAll)
                .filter(state -> isReached(engagementId, state.sequence()));
        Fold fold = new Fold(begun);
        jdbc.sql(EVENTS)
                .params(counting(engagementId, begun.map(CachedState::sequence).orElse(-1L), moment))
                .query(row -> {
                    fold.evolve(recorded(row));
                });
        cached.keep(engagementId, fold.passed());
        return fold.state();
    }

    /** Another answer, read from a later state of the database, may have cached what this one does not see yet. */
    private boolean isReached(String engagementId, long sequence) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM query_side.history WHERE subject = ? AND sequence = ?)")
                .params(engagementId, sequence)
                .query(Boolean.class)
                .single();
    }

    /** The events after a sequence that count, in order. */
    public List<RecordedEvent<EngagementEvent>> events(String engagementId, long after, Moment moment) {
        return jdbc.sql(EVENTS)
                .params(counting(engagementId, after, moment))
                .query((row, number) -> recorded(row))
                .list();
    }

    /** The first sequence that counts at one moment and not at an earlier one. */
    public Optional<Long> firstBetween(String engagementId, Moment from, Moment to) {
        return jdbc.sql("SELECT sequence" + COUNTING
                        + " AND NOT (sequence <= ? AND occurred_at <= ?) ORDER BY sequence LIMIT 1")
                .params(counting(engagementId, -1, to))
                .params(from.sequence(), Timestamp.from(from.instant()))
                .query(Long.class)
                .optional();
    }

    /** @param text of all of them, in characters */
    public record Extent(long events, long text) {}

    /** How much counts at one moment and not at an earlier one. */
    public Extent between(String engagementId, Moment from, Moment to) {
        return jdbc.sql("SELECT count(*), coalesce(sum(length(payload)), 0)" + COUNTING
                        + " AND NOT (sequence <= ? AND occurred_at <= ?)")
                .params(counting(engagementId, -1, to))
                .params(from.sequence(), Timestamp.from(from.instant()))
                .query((row, number) -> new Extent(row.getLong(1), row.getLong(2)))
                .single();
    }

    private static List<Object> counting(String engagementId, long after, Moment moment) {
        return List.of(engagementId, after, moment.sequence(), Timestamp.from(moment.instant()));
    }

    private static RecordedEvent<EngagementEvent> recorded(ResultSet row) throws SQLException {
        return new RecordedEvent<>(row.getString(1), row.getLong(2), (EngagementEvent) EventCodec.CONTRACT.decode(
                row.getString(3), row.getInt(4), row.getString(5).getBytes(UTF_8)));
    }
}
