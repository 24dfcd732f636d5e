package io.engagements.query.pages.numbers;

import io.engagements.query.history.EventSummaries;
import io.engagements.query.history.EventSummaries.EventSummary;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.numbers.Line.Happened;
import io.engagements.rules.metrics.Item.Subject;
import io.engagements.rules.metrics.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Tells things that numbers are made of, each with the events behind it; all events are read at once. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Lines {

    /** So many events of one thing. */
    private static final int MOST_EVENTS = 12;

    /** As stored; a refused attempt has no place among the others. */
    private static final Comparator<EventSummary> IN_ORDER =
            Comparator.comparing(EventSummary::sequence, Comparator.nullsLast(Comparator.<Long>naturalOrder()));

    private final EventSummaries events;

    Lines(EventSummaries events) {
        this.events = events;
    }

    /**
     * Something to be told.
     *
     * @param note what is said of it
     * @param because the events behind it, in the order stored
     */
    record Thing(Subject subject, @Nullable String note, List<String> because) {

        List<String> shown() {
            return because.subList(earlier(), because.size());
        }

        int earlier() {
            return Math.max(0, because.size() - MOST_EVENTS);
        }
    }

    /** Which of the events are told: those later than one moment up to another. */
    record Span(Instant after, Instant until) {

        static final Span ALL = new Span(Instant.MIN, Instant.MAX);

        boolean holds(Instant at) {
            return at.isAfter(after) && !at.isAfter(until);
        }
    }

    /** In the order of the things. */
    List<Line> of(Metric metric, Collection<Thing> things, Known known, Span span, View view) {
        Map<String, Set<String>> ids = new HashMap<>();
        things.forEach(thing -> ids.computeIfAbsent(thing.subject().engagementId(), id -> new HashSet<>())
                .addAll(thing.shown()));
        Map<String, EventSummary> told = events.byId(ids, view.language(), known.around());
        List<Line> lines = new ArrayList<>();
        things.forEach(thing -> lines.add(line(metric, thing, known, span, told, view)));
        return lines;
    }

    private static Line line(
            Metric metric, Thing thing, Known known, Span span, Map<String, EventSummary> told, View view) {
        Subject subject = thing.subject();
        boolean ofWork = Things.isOfWork(metric);
        String title = known.title(subject);
        List<EventSummary> events = thing.shown().stream()
                .flatMap(id -> Stream.ofNullable(told.get(id)))
                .filter(event -> span.holds(event.occurredAt()))
                .sorted(IN_ORDER)
                .toList();
        return new Line(
                !ofWork ? null : title == null ? subject.id() : title,
                ofWork ? "/engagements/" + subject.engagementId() + "/work/" + subject.id() : null,
                known.other(subject),
                thing.note(),
                events.stream()
                        .map(event -> new Happened(
                                view.moment(event.occurredAt(), view.zone()),
                                event.occurredAt().toString(),
                                event.sentence(),
                                event.sequence() == null
                                        ? null
                                        : "/engagements/" + subject.engagementId() + "/replay?at=" + event.sequence()))
                        .toList(),
                thing.earlier());
    }
}
