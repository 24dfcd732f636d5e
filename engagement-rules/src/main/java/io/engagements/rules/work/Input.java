package io.engagements.rules.work;

import io.engagements.events.engagement.WorkEvent.InputAdded;
import io.engagements.events.engagement.WorkEvent.InputProvided;
import io.engagements.events.engagement.WorkEvent.InputReturned;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EventSummary;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.clock.ClockStops;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.time.InputObligation;
import io.engagements.rules.time.Intervals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that the client owes the VA for a deliverable.
 *
 * @param due the one agreed; pauses move it
 * @param turns how it was given, and given back, in turn
 */
public record Input(
        String inputId, String description, Deadline due, boolean confidential, EventSummary added, List<Turn> turns) {

    /**
     * It was given, or given back.
     *
     * @param returned why the VA could not use it; absent where it was given
     */
    public record Turn(
            @Nullable String link,
            @Nullable String fileId,
            @Nullable String text,
            @Nullable String returned,
            String eventId,
            EventSummary by) {

        public boolean isGiven() {
            return returned == null;
        }
    }

    public enum State {
        OWED,
        PROVIDED,
        /** The VA could not use it: it is owed again. */
        RETURNED
    }

    static Input of(RecordedEvent<?> recorded, InputAdded event) {
        return new Input(
                event.inputId(), event.description(), event.due(), event.confidential(), recorded.summary(), List.of());
    }

    Input provided(RecordedEvent<?> recorded, InputProvided event) {
        return with(new Turn(event.link(), event.fileId(), event.text(), null, recorded.id(), recorded.summary()));
    }

    Input returned(RecordedEvent<?> recorded, InputReturned event) {
        return with(new Turn(null, null, null, event.reason(), recorded.id(), recorded.summary()));
    }

    private Input with(Turn turn) {
        List<Turn> all = Stream.concat(turns.stream(), Stream.of(turn)).toList();
        return new Input(inputId, description, due, confidential, added, all);
    }

    public Optional<Turn> last() {
        return turns.isEmpty() ? Optional.empty() : Optional.of(turns.get(turns.size() - 1));
    }

    public State state() {
        return last().map(turn -> turn.isGiven() ? State.PROVIDED : State.RETURNED)
                .orElse(State.OWED);
    }

    /** True when nothing is known of it that was received later. */
    public boolean isKnownAt(Instant at) {
        return !at.isBefore(last().map(Turn::by).orElse(added).at());
    }

    private InputObligation owing() {
        return new InputObligation(
                added.at(),
                due.instant(),
                turns.stream()
                        .map(turn -> new InputObligation.Turn(turn.by().at(), turn.isGiven()))
                        .toList());
    }

    /** When it was to be given at first: the due agreed, moved by pauses. */
    public Deadline dueMovedBy(Intervals pauses) {
        return due(owing().due(pauses));
    }

    /** By when it is to be given now: by that, or where the VA gave it back after that, at once. */
    Deadline owedBy(Intervals pauses) {
        return due(owing().owedBy(pauses));
    }

    private Deadline due(Instant at) {
        return at.equals(due.instant()) ? due : inItsZone(at);
    }

    /** The instant, as a time of the zone that its due was named in. */
    Deadline inItsZone(Instant at) {
        return Deadlines.at(at, due.zone());
    }

    /** When it was overdue, and could have been given. */
    Intervals overdue(ClockStops standstill) {
        Intervals overdue = owing().overdue(standstill.pauses());
        return confidential ? overdue.and(standstill.covered()) : overdue;
    }
}
