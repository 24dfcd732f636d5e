package io.engagements.query.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.engagements.events.DomainEvent;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.stored.EventCodec;
import io.engagements.query.history.HistoryRows.Actor;
import io.engagements.query.history.HistoryRows.Event;
import io.engagements.query.history.HistoryRows.Refused;
import io.engagements.query.history.HistoryRows.Row;
import io.engagements.query.history.Sentences.Known;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.onboarding.Documents;
import io.engagements.rules.work.Deliverable;
import io.engagements.support.problem.Language;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Single events of an engagement, in order, each with the sentence that the history tells of it. */
@Component
public class EventSummaries {

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
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EventSummary(
            String id, @Nullable Long sequence, String type, Instant occurredAt, Actor actor, String sentence) {}

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
        List<Row<Refused>> refused = rows.refusals(engagementId, ids, from, to);
        Known known = this.known.of(engagementId, found.stream().map(Row::event).toList(), Map.of());
        Language asked = Language.asked(language);
        return Stream.concat(
                        found.stream().map(row -> told(row.shown(), sentences.tell(row.event(), asked, known))),
                        refused.stream().map(row -> told(row.shown(), sentences.tell(row.event(), asked, known))))
                .toList();
    }

    /**
     * What sentences about the events of an engagement say besides, for who has read it already.
     *
     * @param titles of its deliverables, by their ids; null for one that it has not, or that nobody needs
     * @param names of the parties, by their ids
     * @param documents that the client provided
     */
    public record Around(Function<String, @Nullable String> titles, Map<String, String> names, Documents documents) {

        public static Around of(Engagement engagement, Map<String, String> names) {
            return new Around(
                    id -> engagement
                            .deliverables()
                            .get(id)
                            .map(Deliverable::title)
                            .orElse(null),
                    names,
                    engagement.contract().onboarding().documents());
        }

        private Known known(DomainEvent event) {
            Map<String, String> titles = new HashMap<>();
            Sentences.deliverableOf(event).ifPresent(id -> {
                String title = this.titles.apply(id);
                if (title != null) {
                    titles.put(id, title);
                }
            });
            return new Known(titles, names, KnownRows.isProvided(documents, event) ? Set.of() : Set.of(event));
        }
    }

    /** Those of these events that occurred at or before {@code to}, without refused attempts. */
    public List<EventSummary> of(
            String engagementId, Collection<String> ids, Instant to, Language language, Around around) {
        return told(rows.events(engagementId, ids, Instant.EPOCH, to), language, around);
    }

    /**
     * These events by their ids, refused attempts among them, wherever they happened.
     *
     * @param ids by the engagement's id
     * @param around likewise, of each of these engagements
     */
    public Map<String, EventSummary> byId(
            Map<String, ? extends Collection<String>> ids, Language language, Map<String, Around> around) {
        Set<String> missing = ids.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
        List<Row<Event>> happened = missing.isEmpty() ? List.of() : rows.events(ids.keySet(), missing);
        Map<String, EventSummary> found = new HashMap<>();
        for (Row<Event> row : happened) {
            String sentence = sentences.tell(row.event(), language, known(row.event(), around));
            found.put(row.shown().id(), told(row.shown(), sentence));
        }
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            for (Row<Refused> row : rows.refusals(ids.keySet(), missing)) {
                String sentence = sentences.tell(row.event(), language, known(row.event(), around));
                found.put(row.shown().id(), told(row.shown(), sentence));
            }
        }
        return found;
    }

    private static Known known(DomainEvent event, Map<String, Around> around) {
        String engagement = event instanceof EngagementEvent happened
                ? happened.engagementId()
                : event instanceof AttemptRefused refused ? refused.subjectId() : "";
        Around its = around.get(engagement);
        return its == null ? new Known(Map.of(), Map.of(), Set.of()) : its.known(event);
    }

    /**
     * The latest that happened before a place in the engagement, the last first.
     *
     * @param sequence exclusive
     */
    public List<EventSummary> before(String engagementId, long sequence, int atMost, Language language, Around around) {
        List<Row<Event>> found = rows.history(engagementId, sequence - 1 - atMost, null, null, atMost).stream()
                .filter(row -> row.shown().sequence() < sequence)
                .sorted(Comparator.comparing((Row<Event> row) -> row.shown().sequence())
                        .reversed())
                .toList();
        return told(found, language, around);
    }

    private List<EventSummary> told(List<Row<Event>> found, Language language, Around around) {
        return found.stream()
                .map(row -> told(row.shown(), sentences.tell(row.event(), language, around.known(row.event()))))
                .toList();
    }

    private static EventSummary told(Event event, String sentence) {
        return new EventSummary(
                event.id(), event.sequence(), event.type(), event.occurredAt(), event.actor(), sentence);
    }

    private static EventSummary told(Refused refused, String sentence) {
        String type = EventCodec.nameOf(AttemptRefused.class);
        return new EventSummary(refused.id(), null, type, refused.at(), refused.actor(), sentence);
    }
}
