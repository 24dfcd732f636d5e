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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** The last of those that occurred at or before an instant, in the order of their sequence; −1 when there is none. */
    public long lastUntil(String engagementId, Instant instant) {
        return jdbc.sql(
                        "SELECT coalesce(max(sequence), -1) FROM query_side.history WHERE subject = ? AND occurred_at <= ?")
                .params(engagementId, Timestamp.from(instant))
                .query(Long.class)
                .single();
    }

    /** How many occurred at or before an instant. */
    public long count(String engagementId, Instant instant) {
        return between(engagementId, Moment.of(-1), Moment.of(instant)).events();
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
        Past past = new Past(engagementId, moment);
        return Optional.ofNullable(asOf(List.of(past)).get(past));
    }

    /** An engagement at a moment. */
    public record Past(String engagementId, Moment moment) {}

    /** The same of many, read at once; those that had not begun are missing. */
    public Map<Past, Engagement> asOf(Collection<Past> pasts) {
        List<Folding> folded = fold(pasts.stream()
                .distinct()
                .map(past -> new Folding(past, cached.furthest(past.engagementId(), past.moment()::countsAll)))
                .toList());
        List<Folding> anew = fold(folded.stream()
                .filter(folding -> !folding.isReached())
                .map(folding -> new Folding(folding.past, Optional.empty()))
                .toList());
        Map<Past, Engagement> found = new HashMap<>();
        Stream.concat(folded.stream().filter(Folding::isReached), anew.stream()).forEach(folding -> {
            cached.keep(folding.past.engagementId(), folding.fold.passed());
            folding.fold.state().ifPresent(state -> found.put(folding.past, state));
        });
        return found;
    }

    private List<Folding> fold(List<Folding> foldings) {
        if (!foldings.isEmpty()) {
            jdbc.sql("""
                            SELECT h.id, h.sequence, h.type, h.revision, h.payload, past.number
                            FROM unnest(?::int[], ?::text[], ?::bigint[], ?::bigint[], ?::timestamptz[])
                                AS past (number, subject, first, last, until)
                            JOIN query_side.history h ON h.subject = past.subject AND h.sequence >= past.first
                                AND h.sequence <= past.last AND h.occurred_at <= past.until
                            ORDER BY past.number, h.sequence
                            """)
                    .params(
                            IntStream.range(0, foldings.size()).boxed().toArray(Integer[]::new),
                            each(foldings, folding -> folding.past.engagementId(), String[]::new),
                            each(foldings, Folding::first, Long[]::new),
                            each(foldings, folding -> folding.past.moment().sequence(), Long[]::new),
                            each(
                                    foldings,
                                    folding ->
                                            Timestamp.from(folding.past.moment().instant()),
                                    Timestamp[]::new))
                    .query(row -> {
                        foldings.get(row.getInt(6)).evolve(recorded(row));
                    });
        }
        return foldings;
    }

    private static <T> T[] each(List<Folding> foldings, Function<Folding, T> of, IntFunction<T[]> array) {
        return foldings.stream().map(of).toArray(array);
    }

    /**
     * One that begins with a state that is remembered. Another answer, read from a later state of the database, may have
     * remembered what this one does not see yet: the last event of that state is read too.
     */
    private static final class Folding {

        private final Past past;
        private final long begun;
        private final Fold fold;
        private boolean reached;

        private Folding(Past past, Optional<CachedState> begun) {
            this.past = past;
            this.begun = begun.map(CachedState::sequence).orElse(-1L);
            this.fold = new Fold(begun);
        }

        private long first() {
            return Math.max(0, begun);
        }

        private void evolve(RecordedEvent<EngagementEvent> event) {
            if (event.sequence() == begun) {
                reached = true;
            } else {
                fold.evolve(event);
            }
        }

        private boolean isReached() {
            return begun < 0 || reached;
        }
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
