package io.engagements.query.diff;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.stored.EventCodec;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Whole;
import io.engagements.query.diff.Difference.Changed;
import io.engagements.query.history.HistoryRows.Actor;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.engagement.Engagement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What changed in an engagement between two moments.
 *
 * @param version the engagement's at the later moment
 * @param events exactly those that count at the later moment and not at the earlier one
 */
record Diff(
        String engagementId,
        long version,
        End from,
        End to,
        @Whole List<Change> changes,
        @Whole List<Event> events) {

    /** @param telling an event as a sentence */
    static Diff of(Difference difference, DiffRange range, Function<EngagementEvent, String> telling) {
        Engagement after = difference.after().orElseThrow(ProblemException::unknown);
        return new Diff(
                after.contract().engagementId(),
                after.contract().version(),
                End.of(difference.before(), range.instantOfFrom()),
                End.of(difference.after(), range.instantOfTo()),
                difference.changed().stream()
                        .map(change -> Change.of(change, difference.causes(change)))
                        .toList(),
                difference.events().stream()
                        .map(event -> Event.of(event, telling.apply(event.event())))
                        .toList());
    }

    /**
     * One of the two moments.
     *
     * @param instant as asked for, or of the event of the sequence asked for
     * @param version the last event that counts; absent before the beginning
     */
    record End(@Nullable Instant instant, @Nullable Long version) {

        static End of(Optional<Engagement> state, Optional<Instant> asked) {
            Optional<Instant> last =
                    state.map(engagement -> engagement.contract().last().at());
            Optional<Long> version =
                    state.map(engagement -> engagement.contract().version());
            return new End(asked.or(() -> last).orElse(null), version.orElse(null));
        }
    }

    enum ChangeKind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * One value that is another one.
     *
     * @param path where it stands, such as {@code deliverables/d1/state}
     * @param eventIds the events that touched it; none when time alone did
     */
    record Change(
            String path,
            ChangeKind what,
            @Nullable Object before,
            @Nullable Object after,
            List<String> eventIds) {

        static Change of(Changed changed, List<String> eventIds) {
            ChangeKind what = changed.before() == null
                    ? ChangeKind.ADDED
                    : changed.after() == null ? ChangeKind.REMOVED : ChangeKind.CHANGED;
            return new Change(changed.path(), what, changed.before(), changed.after(), eventIds);
        }
    }

    /** One event, as the history shows it, without its data. */
    record Event(String id, long sequence, String type, Instant occurredAt, Actor actor, String sentence) {

        static Event of(RecordedEvent<EngagementEvent> event, String sentence) {
            Stamp stamp = event.event().stamp();
            return new Event(
                    event.id(),
                    event.sequence(),
                    EventCodec.nameOf(event.event().getClass()),
                    stamp.occurredAt(),
                    Actor.of(stamp),
                    sentence);
        }
    }
}
