package io.engagements.query.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.DomainEvent;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.stored.EventCodec;
import io.engagements.query.history.HistoryRows.Refused;
import io.engagements.query.history.HistoryRows.Row;
import io.engagements.rules.RecordedEvent;
import io.engagements.support.problem.Language;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Events and refused attempts of many subjects, read at once, with their places in the ledger. For whoever may see them all. */
@Component
public class ManyHistories {

    private static final String WITHIN = """
            FROM unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) AS span (subject, first, until)
            JOIN query_side.refusal r ON r.subject = span.subject
                AND r.occurred_at >= span.first AND r.occurred_at < span.until
            """;

    private final JdbcClient jdbc;
    private final Sentences sentences;

    ManyHistories(JdbcClient jdbc, Sentences sentences) {
        this.jdbc = jdbc;
        this.sentences = sentences;
    }

    /**
     * An event, and where it is.
     *
     * @param subject the candidacy or engagement that it happened to
     * @param position in the ledger
     */
    public record Placed(String subject, long position, RecordedEvent<DomainEvent> recorded) {}

    /** Those of these types that occurred at or before an instant, by subject, each in the order of its sequence. */
    public List<Placed> events(
            Collection<String> subjects, Collection<? extends Class<? extends DomainEvent>> types, Instant until) {
        if (subjects.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                SELECT subject, position, id, sequence, type, revision, payload FROM query_side.history
                WHERE subject = ANY (?) AND type = ANY (?) AND occurred_at <= ? ORDER BY subject, sequence
                """)
                .params(
                        subjects.toArray(String[]::new),
                        types.stream().map(EventCodec::nameOf).toArray(String[]::new),
                        Timestamp.from(until))
                .query((row, number) -> new Placed(
                        row.getString(1),
                        row.getLong(2),
                        new RecordedEvent<>(
                                row.getString(3),
                                row.getLong(4),
                                EventCodec.CONTRACT.decode(
                                        row.getString(5),
                                        row.getInt(6),
                                        row.getString(7).getBytes(UTF_8)))))
                .list();
    }

    /**
     * An entry of the ledger.
     *
     * @param sequence its place in what it happened to; absent for a refused attempt, which has none
     */
    public record Last(long position, @Nullable Long sequence) {}

    /** The last of all that happened to these at or before an instant, or was refused; empty when nothing did. */
    public Optional<Last> lastUntil(Collection<String> subjects, Instant until) {
        String[] of = subjects.toArray(String[]::new);
        return jdbc.sql("""
                (SELECT position, sequence FROM query_side.history WHERE subject = ANY (?) AND occurred_at <= ?
                 ORDER BY position DESC LIMIT 1)
                UNION ALL
                (SELECT position, NULL FROM query_side.refusal WHERE subject = ANY (?) AND occurred_at <= ?
                 ORDER BY position DESC LIMIT 1)
                ORDER BY position DESC LIMIT 1
                """)
                .params(of, Timestamp.from(until), of, Timestamp.from(until))
                .query((row, number) -> new Last(row.getLong(1), row.getObject(2, Long.class)))
                .optional();
    }

    /**
     * A stretch of time of a subject.
     *
     * @param from inclusive
     * @param until exclusive
     */
    public record Span(String subject, Instant from, Instant until) {}

    /**
     * A refused attempt.
     *
     * @param position in the ledger
     */
    public record Attempt(long position, AttemptRefused event) {}

    /** The latest within any of these, in the ledger's order. */
    public List<Attempt> refused(Collection<Span> spans, int atMost) {
        if (spans.isEmpty()) {
            return List.of();
        }
        return within("""
                SELECT r.position, r.occurred_at, r.party, r.person, r.on_behalf_of, r.command, r.rules, r.facts, r.id, r.subject
                """, spans, "ORDER BY r.position DESC LIMIT " + atMost)
                .query((row, number) -> HistoryRows.refused(row.getString(10), row))
                .list()
                .stream()
                .map(ManyHistories::attempt)
                .sorted(Comparator.comparing(Attempt::position))
                .toList();
    }

    private static Attempt attempt(Row<Refused> row) {
        return new Attempt(row.shown().position(), (AttemptRefused) row.event());
    }

    /**
     * How often somebody was refused something.
     *
     * @param party absent when nobody's account acted
     * @param rules all that refused it, the first one that failed first
     */
    public record Times(String subject, @Nullable String party, List<RuleId> rules, long times) {}

    /** All within these, however many there are. */
    public List<Times> countRefused(Collection<Span> spans) {
        if (spans.isEmpty()) {
            return List.of();
        }
        return within("SELECT r.subject, r.party, r.rules, count(*) ", spans, "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3")
                .query((row, number) -> new Times(
                        row.getString(1), row.getString(2), HistoryRows.rules(row.getString(3)), row.getLong(4)))
                .list();
    }

    private StatementSpec within(String wanted, Collection<Span> spans, String order) {
        return jdbc.sql(wanted + WITHIN + order)
                .params(
                        each(spans, Span::subject, String[]::new),
                        each(spans, span -> Timestamp.from(span.from()), Timestamp[]::new),
                        each(spans, span -> Timestamp.from(span.until()), Timestamp[]::new));
    }

    private static <T> T[] each(Collection<Span> spans, Function<Span, T> of, IntFunction<T[]> array) {
        return spans.stream().map(of).toArray(array);
    }

    /** An attempt as a sentence. */
    public String told(Attempt attempt, Language language, Callings names) {
        return sentences.tell(attempt.event(), language, Around.nothingBut(names));
    }
}
