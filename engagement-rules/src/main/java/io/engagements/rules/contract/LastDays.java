package io.engagements.rules.contract;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.EngagementEvent.LastDayFixed;
import io.engagements.events.engagement.TerminationEvent.ContractTerminated;
import io.engagements.events.engagement.TerminationEvent.OrdinaryNoticeGiven;
import io.engagements.events.engagement.TerminationEvent.TerminationWithdrawn;
import io.engagements.events.engagement.TerminationEvent.VAResigned;
import io.engagements.events.time.Deadline;
import io.engagements.rules.RecordedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every last day that somebody fixed, in the order stored: the earliest that stands wins and gives the reason. */
public record LastDays(List<Fixed> all) {

    static final LastDays NONE = new LastDays(List.of());

    /**
     * A last day that somebody fixed.
     *
     * @param lastDay its end
     * @param termination what a termination rests on; absent for other ends
     * @param said what was typed as the reason; absent where nothing was
     * @param withdrawn who took it back
     * @param withdrawal what was said with that
     */
    public record Fixed(
            EndReason reason,
            Deadline lastDay,
            @Nullable Termination termination,
            @Nullable String said,
            Stamp by,
            String eventId,
            @Nullable Stamp withdrawn,
            @Nullable String withdrawal) {

        private Fixed withdrawn(TerminationWithdrawn event) {
            return new Fixed(reason, lastDay, termination, said, by, eventId, event.stamp(), event.reason());
        }

        boolean stands() {
            return withdrawn == null;
        }

        /** What a termination rests on. */
        public Optional<Termination> grounds() {
            return Optional.ofNullable(termination);
        }
    }

    /** A termination for cause. */
    public record Termination(List<String> groundIds, String statement) {}

    LastDays with(LastDayFixed event, RecordedEvent<?> by) {
        Termination termination = event instanceof ContractTerminated terminated
                ? new Termination(terminated.groundIds(), terminated.statement())
                : null;
        List<Fixed> more = new ArrayList<>(all);
        more.add(new Fixed(
                event.endReason(), event.lastDay(), termination, said(event), event.stamp(), by.id(), null, null));
        return new LastDays(List.copyOf(more));
    }

    private static @Nullable String said(LastDayFixed event) {
        if (event instanceof ContractTerminated terminated) {
            return terminated.statement();
        } else if (event instanceof VAResigned resigned) {
            return resigned.reason();
        }
        return event instanceof OrdinaryNoticeGiven given ? given.reason() : null;
    }

    LastDays withoutTermination(TerminationWithdrawn by) {
        return new LastDays(all.stream()
                .map(each -> each.stands() && each.termination() != null ? each.withdrawn(by) : each)
                .toList());
    }

    private Stream<Fixed> standing() {
        return all.stream().filter(Fixed::stands);
    }

    boolean isEmpty() {
        return standing().findAny().isEmpty();
    }

    /** The termination for cause that stands; there is one at most. */
    public Optional<Fixed> termination() {
        return standing().filter(each -> each.termination() != null).findFirst();
    }

    /** True when one fixed for the same reason stands that is no later. */
    public boolean isFixed(EndReason reason, Deadline lastDay) {
        return standing()
                .filter(each -> each.reason() == reason)
                .anyMatch(each -> !each.lastDay().instant().isAfter(lastDay.instant()));
    }

    /** The one that wins; empty when the terms' own end comes no later: that was fixed first. Of two alike the first. */
    Optional<Fixed> decisive(@Nullable Deadline endsAt) {
        return standing()
                .min(Comparator.comparing(each -> each.lastDay().instant()))
                .filter(each -> endsAt == null || each.lastDay().instant().isBefore(endsAt.instant()));
    }

    /** The end of the last day: the earliest of those fixed and the terms' own end. */
    Optional<Deadline> last(@Nullable Deadline endsAt) {
        return decisive(endsAt).map(Fixed::lastDay).or(() -> Optional.ofNullable(endsAt));
    }
}
