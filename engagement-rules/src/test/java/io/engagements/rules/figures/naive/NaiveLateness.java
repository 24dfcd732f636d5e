package io.engagements.rules.figures.naive;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One time in which first submissions were late too often: the misses that count, until too few are left. */
final class NaiveLateness {

    /** What may tell that a clock had stood still when it seemed to have run out. */
    private static final Set<String> MOVERS = Set.of("input-added", "input-returned", "nda-signed", "pause-agreed");

    private final Past past;
    private final String id;
    private final List<Event> misses;
    private final Event made;
    private boolean lifted;

    private NaiveLateness(Past past, List<Event> misses) {
        this.past = past;
        this.misses = new ArrayList<>(misses);
        this.made = misses.get(misses.size() - 1);
        this.id = "repeated-lateness-" + misses.get(misses.size() - 1).deliverable();
    }

    /** Every such time, in order. */
    static List<NaiveLateness> of(Past past) {
        List<NaiveLateness> runs = new ArrayList<>();
        List<Event> misses = new ArrayList<>();
        for (Event event : past.events()) {
            if (event.is("deadline-missed") && !event.data().hasNonNull("round")) {
                misses.add(event);
                add(past, runs, misses, event);
            } else if (event.isFullSubmission() || event.is("deliverable-cancelled")) {
                takeBack(misses, event);
                runs.forEach(run -> takeBack(run.misses, event));
            } else if (event.data().path("supersedesMiss").asBoolean()
                    && !event.data().hasNonNull("round")) {
                misses.removeIf(miss -> miss.isAbout(event.deliverable()));
                runs.forEach(run -> run.lift(event));
            } else if (MOVERS.contains(event.type())) {
                Past then = past.upTo(event);
                List<Event> none = misses.stream()
                        .filter(miss -> NaiveGrounds.isMissLifted(then, miss))
                        .toList();
                misses.removeAll(none);
                runs.forEach(run -> run.lift(event, none));
            }
        }
        return runs;
    }

    /** A further miss belongs to the ground that stands; one that was used is closed. */
    private static void add(Past past, List<NaiveLateness> runs, List<Event> misses, Event miss) {
        List<Event> counting =
                misses.stream().filter(each -> counts(past, each, miss.at())).toList();
        if (counting.size() < threshold(past, counting)) {
            return;
        }
        Optional<NaiveLateness> standing = runs.stream()
                .filter(run -> run.standsAt(miss.at().minusSeconds(1)))
                .filter(run -> !past.isUsedBefore(miss, run.id))
                .findFirst();
        standing.ifPresentOrElse(run -> run.restOn(counting), () -> runs.add(new NaiveLateness(past, counting)));
    }

    /** Whatever counts now, also what came while a termination had used it. */
    private void restOn(List<Event> counting) {
        counting.stream().filter(miss -> !misses.contains(miss)).forEach(misses::add);
        misses.sort(Comparator.comparing(Event::sequence));
    }

    /** What came in time, although it was stored after the miss, leaves no miss. */
    private static void takeBack(List<Event> misses, Event event) {
        misses.removeIf(miss -> miss.isAbout(event.deliverable()) && event.isInTimeFor(miss.end("due")));
    }

    String id() {
        return id;
    }

    /** A miss that is none any more takes the time with it that stands on it; what time had ended stays so. */
    private void lift(Event change) {
        if (standsAt(change.at())) {
            misses.removeIf(miss -> miss.isAbout(change.deliverable()));
            lifted = !standsAt(change.at());
        }
    }

    private void lift(Event by, List<Event> none) {
        if (standsAt(by.at())) {
            misses.removeAll(none);
            lifted = !standsAt(by.at());
        }
    }

    Event made() {
        return made;
    }

    boolean isTakenBack() {
        return lifted || misses.size() < threshold(past, misses);
    }

    boolean standsAt(Instant instant) {
        return misses.stream().filter(miss -> counts(past, miss, instant)).count() >= threshold(past, misses);
    }

    /** As many as the terms said at the last of them; never none. */
    private static int threshold(Past past, List<Event> misses) {
        return misses.isEmpty()
                ? 1
                : past.before(misses.get(misses.size() - 1))
                        .terms()
                        .path("latenessThreshold")
                        .asInt();
    }

    /** From the miss until so many calendar days after the due, at the same local time. */
    private static boolean counts(Past past, Event miss, Instant instant) {
        Past then = past.before(miss);
        int days = then.terms().path("latenessWindowDays").asInt();
        LocalDateTime end =
                LocalDateTime.ofInstant(miss.end("due"), then.zone()).plusDays(days);
        Instant last = ZonedDateTime.ofLocal(end, then.zone(), null)
                .withLaterOffsetAtOverlap()
                .toInstant();
        return !instant.isAfter(last);
    }
}
