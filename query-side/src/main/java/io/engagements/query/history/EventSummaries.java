package io.engagements.query.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.engagements.events.DomainEvent;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.stored.EventCodec;
import io.engagements.query.answer.Page;
import io.engagements.query.history.HistoryRows.Actor;
import io.engagements.query.history.HistoryRows.Event;
import io.engagements.query.history.HistoryRows.Refused;
import io.engagements.query.history.HistoryRows.Row;
import io.engagements.rules.engagement.Engagement;
import io.engagements.support.problem.Language;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Single events of an engagement, in order, each with the sentence that the history tells of it. */
@Component
public class EventSummaries {

    private static final String REFUSED = "refused-attempts";

    private final HistoryRows rows;
    private final KnownRows known;
    private final Sentences sentences;

    EventSummaries(HistoryRows rows, KnownRows known, Sentences sentences) {
        this.rows = rows;
        this.known = known;
        this.sentences = sentences;
    }

    /**
     * An event, told shortly.
     *
     * @param sequence its place in the engagement; absent for a refused attempt, which has none
     * @param position in the ledger
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EventSummary(
            String id,
            @Nullable Long sequence,
            @JsonIgnore long position,
            String type,
            Instant occurredAt,
            Actor actor,
            String sentence) {}

    /** The version of the engagement up to which events can be told; −1 when none can. */
    public long versionOf(String engagementId) {
        return rows.lastSequence(engagementId);
    }

    /**
     * Those of these events that occurred after {@code from} and at or before {@code to}.
     *
     * @param language what {@code Accept-Language} asks for
     */
    public List<EventSummary> of(
            String engagementId, Collection<String> ids, Instant from, Instant to, @Nullable String language) {
        List<Row<Event>> found = rows.events(engagementId, ids, from, to);
        Around known = this.known.of(engagementId, events(found));
        return withRefused(engagementId, found, ids, from, to, language, known);
    }

    private List<EventSummary> withRefused(
            String engagementId,
            List<Row<Event>> found,
            Collection<String> ids,
            Instant from,
            Instant to,
            @Nullable String language,
            Around known) {
        Language asked = Language.asked(language);
        return Stream.concat(
                        told(found, asked, known).stream(),
                        rows.refusals(engagementId, ids, from, to).stream()
                                .map(row -> told(row.shown(), sentences.tell(row.event(), asked, known))))
                .toList();
    }

    /**
     * Those of these events that occurred at or before {@code to}, without refused attempts.
     *
     */
    public List<EventSummary> of(
            Engagement engagement, Collection<String> ids, Instant to, Language language, Callings names) {
        List<Row<Event>> found = rows.events(engagement.contract().engagementId(), ids, Instant.EPOCH, to);
        return told(found, language, Around.of(engagement, names));
    }

    /** Those of an engagement with these ids or these places in it, in order. */
    public List<EventSummary> of(
            Engagement engagement,
            Collection<String> ids,
            Collection<Long> sequences,
            Language language,
            Callings names) {
        List<Row<Event>> found = rows.events(engagement.contract().engagementId(), ids, sequences);
        return told(found, language, Around.of(engagement, names));
    }

    /**
     * How many attempts were refused until an instant, by the rules that refused them, the first one that failed first; each
     * attempt counts once. For whoever may see it.
     */
    public Map<List<RuleId>, Long> refused(String engagementId, Instant to) {
        return rows.refused(engagementId, to);
    }

    /**
     * These events by their ids, refused attempts among them, wherever they happened.
     *
     * @param ids by the engagement's id
     * @param around what is known already, by the engagement's id
     */
    public Map<String, EventSummary> byId(
            Map<String, ? extends Collection<String>> ids, Language language, Map<String, Around> around) {
        Set<String> missing = ids.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
        List<Row<Event>> happened = missing.isEmpty() ? List.of() : rows.events(ids.keySet(), missing);
        Map<String, List<DomainEvent>> events =
                happened.stream().map(Row::event).collect(Collectors.groupingBy(EventSummaries::engagementOf));
        Map<String, Around> known = this.known.of(events, around);
        Map<String, EventSummary> found = new HashMap<>();
        for (Row<Event> row : happened) {
            Around its = Objects.requireNonNull(known.get(engagementOf(row.event())));
            found.put(row.shown().id(), told(row.shown(), sentences.tell(row.event(), language, its)));
        }
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            for (Row<Refused> row : rows.refusals(ids.keySet(), missing)) {
                Around its = known.getOrDefault(engagementOf(row.event()), Around.nothingBut(Callings.of(Map.of())));
                found.put(row.shown().id(), told(row.shown(), sentences.tell(row.event(), language, its)));
            }
        }
        return found;
    }

    private static String engagementOf(DomainEvent event) {
        return event instanceof EngagementEvent happened
                ? happened.engagementId()
                : event instanceof AttemptRefused refused ? refused.subjectId() : "";
    }

    /**
     * The latest that happened before a place in the engagement, the last first.
     *
     * @param sequence exclusive
     */
    public List<EventSummary> before(
            Engagement engagement, long sequence, int atMost, Language language, Callings names) {
        String id = engagement.contract().engagementId();
        List<Row<Event>> found = rows.history(id, sequence - 1 - atMost, null, null, atMost).stream()
                .filter(row -> row.shown().sequence() < sequence)
                .sorted(Comparator.comparing((Row<Event> row) -> row.shown().sequence())
                        .reversed())
                .toList();
        return told(found, language, Around.of(engagement, names));
    }

    /**
     * Attempts at these commands that a rule refused, the latest first.
     *
     * @param subject an engagement or candidacy that the caller may see
     * @param commands in kebab case
     * @param to until when, inclusive
     * @throws io.engagements.query.answer.ProblemException 400 when the cursor is none of this list
     */
    public Page<EventSummary> refused(
            String subject,
            Collection<String> commands,
            Instant to,
            @Nullable String cursor,
            int atMost,
            Language language,
            Callings names) {
        long before = cursor == null ? Long.MAX_VALUE : Page.after(REFUSED, cursor);
        List<Row<Refused>> found = rows.refusals(subject, commands, before, to, atMost + 1);
        Around known = Around.nothingBut(names);
        return Page.of(REFUSED, found, atMost, row -> row.shown().position())
                .map(row -> told(row.shown(), sentences.tell(row.event(), language, known)));
    }

    /** The latest of these at or before {@code to}, in order. @param language what {@code Accept-Language} asks for */
    public List<EventSummary> refused(
            Engagement engagement,
            Collection<String> commands,
            Instant to,
            int atMost,
            @Nullable String language,
            Callings names) {
        Language asked = Language.asked(language);
        Around known = Around.of(engagement, names);
        return rows.refusals(engagement.contract().engagementId(), commands, Long.MAX_VALUE, to, atMost).stream()
                .sorted(Comparator.comparing(row -> row.shown().position()))
                .map(row -> told(row.shown(), sentences.tell(row.event(), asked, known)))
                .toList();
    }

    private static List<DomainEvent> events(List<Row<Event>> rows) {
        return rows.stream().map(Row::event).toList();
    }

    private List<EventSummary> told(List<Row<Event>> found, Language language, Around known) {
        return found.stream()
                .map(row -> told(row.shown(), sentences.tell(row.event(), language, known)))
                .toList();
    }

    private static EventSummary told(Event event, String sentence) {
        return new EventSummary(
                event.id(),
                event.sequence(),
                event.position(),
                event.type(),
                event.occurredAt(),
                event.actor(),
                sentence);
    }

    private static EventSummary told(Refused refused, String sentence) {
        String type = EventCodec.nameOf(AttemptRefused.class);
        return new EventSummary(refused.id(), null, refused.position(), type, refused.at(), refused.actor(), sentence);
    }
}
