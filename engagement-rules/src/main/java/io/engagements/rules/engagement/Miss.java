package io.engagements.rules.engagement;

import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An agreed due that passed without a full submission: it counts towards repeated lateness for a while. */
public record Miss(String deliverableId, Deadline due, String eventId) {

    private static final Comparator<Miss> LATEST_DUE_FIRST =
            Comparator.comparing((Miss miss) -> miss.due().instant()).reversed();

    /** The end of the time in which it counts: so many calendar days after its due. */
    Deadline countsUntil(Terms terms) {
        return Deadlines.afterDays(due.instant(), terms.latenessWindowDays(), terms.zone());
    }

    /** Those that count at {@code at}. */
    static List<Miss> counting(List<Miss> misses, Terms terms, Instant at) {
        return misses.stream()
                .filter(miss -> miss.countsUntil(terms).isMetAt(at))
                .toList();
    }

    /** Until when so many count as the terms call repeated lateness; empty when there are fewer. */
    static Optional<Deadline> repeatedUntil(List<Miss> counting, Terms terms) {
        return counting.stream()
                .sorted(LATEST_DUE_FIRST)
                .skip(terms.latenessThreshold() - 1L)
                .findFirst()
                .map(miss -> miss.countsUntil(terms));
    }
}
