package io.engagements.rules.contract;

import io.engagements.events.engagement.WorkEvent.DeadlineMissed;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An agreed due that passed without a full submission: it counts towards repeated lateness for a while. Later terms do
 * not change that.
 *
 * @param countsUntil the end of the time in which it counts: so many calendar days after its due
 * @param threshold how many are repeated lateness
 */
public record Miss(String deliverableId, Deadline due, String eventId, Deadline countsUntil, int threshold) {

    private static final Comparator<Miss> LONGEST_FIRST =
            Comparator.comparing((Miss miss) -> miss.countsUntil().instant()).reversed();

    /** @param terms those in force */
    public static Miss of(DeadlineMissed event, String eventId, Terms terms) {
        Deadline until = Deadlines.afterDays(event.due().instant(), terms.latenessWindowDays(), terms.zone());
        return new Miss(event.deliverableId(), event.due(), eventId, until, terms.latenessThreshold());
    }

    /** Those that count at {@code at}. */
    public static List<Miss> counting(List<Miss> misses, Instant at) {
        return misses.stream().filter(miss -> miss.countsUntil().isMetAt(at)).toList();
    }

    /** Until when so many count as were repeated lateness at the last of them; empty when there are fewer. */
    public static Optional<Deadline> repeatedUntil(List<Miss> counting) {
        return counting.isEmpty()
                ? Optional.empty()
                : counting.stream()
                        .sorted(LONGEST_FIRST)
                        .skip(counting.get(counting.size() - 1).threshold() - 1L)
                        .findFirst()
                        .map(Miss::countsUntil);
    }
}
