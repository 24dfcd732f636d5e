package io.engagements.query.history;

import io.engagements.events.DomainEvent;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.query.history.HistoryRows.Event;
import io.engagements.query.history.HistoryRows.Refused;
import io.engagements.query.history.HistoryRows.Row;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.engagement.Engagement;
import io.engagements.support.problem.Language;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Stretches of an engagement's history, each event with when it occurred and was recorded, and its sentence. */
@Component
public class EventLine {

    private final HistoryRows rows;
    private final Sentences sentences;

    EventLine(HistoryRows rows, Sentences sentences) {
        this.rows = rows;
        this.sentences = sentences;
    }

    /**
     * An event in its place.
     *
     * @param position in the ledger
     * @param recordedAt by the clock of the machine that stored it
     */
    public record Placed(RecordedEvent<EngagementEvent> recorded, long position, Instant recordedAt, String sentence) {

        public long sequence() {
            return recorded.sequence();
        }

        public EngagementEvent event() {
            return recorded.event();
        }

        public Instant occurredAt() {
            return event().stamp().occurredAt();
        }
    }

    /**
     * An attempt that rules refused; it has no place among the events, but one in the ledger.
     *
     * @param command in kebab case
     */
    public record Attempt(long position, Instant at, String command, String sentence) {}

    /**
     * In order; fewer than so many where they are very long.
     *
     * @param engagement as it stands: what sentences name of it
     * @param first sequence of the first one
     */
    public List<Placed> from(Engagement engagement, long first, int atMost, Language language, Callings names) {
        String id = engagement.contract().engagementId();
        Around known = Around.of(engagement, names);
        return rows.history(id, first - 1, null, null, atMost).stream()
                .map(row -> placed(row, sentences.tell(row.event(), language, known)))
                .toList();
    }

    /** The first so many that are about one piece of work, in order. @param deliverableId one that there is */
    public List<Placed> of(Engagement engagement, String deliverableId, int atMost, Language language, Callings names) {
        Around known = Around.of(engagement, names);
        return rows.ofDeliverable(engagement.contract().engagementId(), deliverableId, atMost).stream()
                .map(row -> placed(row, sentences.tell(row.event(), language, known)))
                .filter(placed -> Engagement.deliverableOf(placed.event())
                        .filter(deliverableId::equals)
                        .isPresent())
                .toList();
    }

    /** Between two positions in the ledger, both exclusive, in order. */
    public List<Attempt> refused(
            Engagement engagement, long after, long before, int atMost, Language language, Callings names) {
        Around known = Around.of(engagement, names);
        return rows.refusals(engagement.contract().engagementId(), after, atMost).stream()
                .filter(row -> row.shown().position() < before)
                .map(row -> attempt(row, sentences.tell(row.event(), language, known)))
                .toList();
    }

    private static Placed placed(Row<Event> row, String sentence) {
        Event shown = row.shown();
        DomainEvent event = row.event();
        return new Placed(
                new RecordedEvent<>(shown.id(), shown.sequence(), (EngagementEvent) event),
                shown.position(),
                shown.recordedAt(),
                sentence);
    }

    private static Attempt attempt(Row<Refused> row, String sentence) {
        return new Attempt(row.shown().position(), row.shown().at(), row.shown().command(), sentence);
    }
}
