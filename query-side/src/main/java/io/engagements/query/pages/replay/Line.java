package io.engagements.query.pages.replay;

import io.engagements.query.history.EventLine.Attempt;
import io.engagements.query.history.EventLine.Placed;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.replay.Marks.Lane;
import io.engagements.query.pages.replay.Marks.Shape;
import io.engagements.rules.engagement.Engagement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events of a stretch of history on lanes, each where it occurred.
 *
 * @param cursor where the event is that is looked at, in percent of the width
 */
record Line(List<Row> rows, List<Tick> ticks, String cursor) {

    private static final int MOST_TICKS = 6;

    /** In percent: nothing stands at the very edge. */
    private static final double EDGE = 1.5;

    /** What is written after it would not end within the width. */
    private static final double LAST_TICK = 0.93;

    private static final List<Integer> DAYS = List.of(1, 2, 7, 14, 31, 92, 184, 366);

    /** @param events how many there are, without attempts */
    record Row(String lane, String icon, List<Stretch> stretches, List<Mark> marks, int events) {}

    /** From the first to the last event of one deliverable, by its id. */
    record Stretch(String from, String to, String colour, boolean later, String deliverable) {}

    /**
     * @param later than what is looked at
     * @param sequence absent for a refused attempt
     */
    record Mark(
            String x,
            Shape shape,
            String colour,
            boolean later,
            boolean here,
            @Nullable Long sequence,
            String sentence) {}

    record Tick(String x, String words) {}

    /** @param here sequence of the event that is looked at, one of these */
    static Line of(List<Placed> events, List<Attempt> refused, long here, ZoneId zone, View view) {
        Placed looked = events.stream()
                .filter(event -> event.sequence() == here)
                .findFirst()
                .orElseThrow();
        Scale scale = Scale.of(Stream.concat(
                        events.stream().map(Placed::occurredAt),
                        refused.stream().map(Attempt::at))
                .toList());
        Map<Lane, List<Mark>> marks = new LinkedHashMap<>();
        Stream.of(Lane.values()).forEach(lane -> marks.put(lane, new ArrayList<>()));
        for (Placed event : events) {
            Lane lane = Marks.lane(event);
            Objects.requireNonNull(marks.get(lane))
                    .add(new Mark(
                            scale.at(event.occurredAt()),
                            Marks.shape(event.event()),
                            Marks.colour(event.event(), lane),
                            event.sequence() > here,
                            event.sequence() == here,
                            event.sequence(),
                            event.sentence()));
        }
        for (Attempt attempt : refused) {
            Objects.requireNonNull(marks.get(Marks.lane(attempt)))
                    .add(new Mark(
                            scale.at(attempt.at()),
                            Shape.TRIANGLE,
                            "c",
                            attempt.position() > looked.position(),
                            false,
                            null,
                            attempt.sentence()));
        }
        Map<Lane, List<Stretch>> stretches = stretches(events, here, scale);
        return new Line(
                marks.entrySet().stream()
                        .map(lane -> new Row(
                                lane.getKey().name(),
                                lane.getKey().icon(),
                                stretches.getOrDefault(lane.getKey(), List.of()),
                                lane.getValue(),
                                (int) lane.getValue().stream()
                                        .filter(mark -> mark.sequence() != null)
                                        .count()))
                        .toList(),
                scale.ticks(zone, view),
                scale.at(looked.occurredAt()));
    }

    private static Map<Lane, List<Stretch>> stretches(List<Placed> events, long here, Scale scale) {
        record Of(Lane lane, String deliverable) {}
        Map<Of, List<Placed>> pieces = new LinkedHashMap<>();
        events.forEach(event -> Engagement.deliverableOf(event.event())
                .filter(piece -> Marks.lane(event) != Lane.CLOCK)
                .ifPresent(piece -> pieces.computeIfAbsent(new Of(Marks.lane(event), piece), of -> new ArrayList<>())
                        .add(event)));
        Map<Lane, List<Stretch>> stretches = new LinkedHashMap<>();
        pieces.forEach((of, its) -> {
            if (its.size() > 1) {
                stretches
                        .computeIfAbsent(of.lane(), lane -> new ArrayList<>())
                        .add(new Stretch(
                                scale.at(its.get(0).occurredAt()),
                                scale.at(its.get(its.size() - 1).occurredAt()),
                                of.lane().colour(),
                                its.get(0).sequence() > here,
                                of.deliverable()));
            }
        });
        return stretches;
    }

    /** Moments as places on the width. */
    private record Scale(Instant first, Instant last) {

        static Scale of(List<Instant> moments) {
            Instant first = moments.stream().min(Instant::compareTo).orElseThrow();
            Instant last = moments.stream().max(Instant::compareTo).orElseThrow();
            return new Scale(first, last.isAfter(first) ? last : first.plusSeconds(1));
        }

        private double share(Instant at) {
            return (double) Duration.between(first, at).toSeconds()
                    / Duration.between(first, last).toSeconds();
        }

        String at(Instant moment) {
            return String.format(Locale.ROOT, "%.2f%%", EDGE + (100 - 2 * EDGE) * share(moment));
        }

        /** Days on which something new begins, as many as can be read. */
        List<Tick> ticks(ZoneId zone, View view) {
            long days = Math.max(1, Duration.between(first, last).toDays());
            Optional<Integer> step =
                    DAYS.stream().filter(each -> days / each <= MOST_TICKS).findFirst();
            List<Tick> ticks = new ArrayList<>();
            LocalDateTime at = LocalDateTime.ofInstant(first, zone).truncatedTo(ChronoUnit.DAYS);
            long every = step.map(Integer::longValue).orElse(days / MOST_TICKS);
            while (true) {
                Instant day = at.atZone(zone).toInstant();
                if (day.isAfter(last)) {
                    return ticks;
                }
                if (!day.isBefore(first) && share(day) < LAST_TICK) {
                    ticks.add(new Tick(at(day), view.shortDay(day, zone)));
                }
                at = at.plusDays(every);
            }
        }
    }
}
