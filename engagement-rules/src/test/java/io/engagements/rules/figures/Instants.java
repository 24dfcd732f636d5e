package io.engagements.rules.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Instants at which the numbers may change: what occurred, every end, every time that a window leaves one behind. */
record Instants(Situation situation) {

    private static final Duration WINDOW = Duration.ofHours(90 * 24);

    /** All of them, each with the second before and the second after. */
    List<Instant> all() {
        Instant hired = at(situation.events().get(0));
        return Stream.of(occurred(), situation.ends(), situation.ends().map(this::latenessForgotten))
                .flatMap(instants -> instants)
                .flatMap(instant -> Stream.of(instant, instant.plus(WINDOW)))
                .flatMap(instant -> LongStream.rangeClosed(-1, 1).mapToObj(instant::plusSeconds))
                .filter(instant -> !instant.isBefore(hired) && !instant.isAfter(situation.now()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Some of them and the present. */
    List<Instant> some(Random random, int count) {
        List<Instant> all = new ArrayList<>(all());
        Collections.shuffle(all, random);
        List<Instant> some = new ArrayList<>(all.subList(0, Math.min(count, all.size())));
        some.add(situation.now());
        return some;
    }

    private Stream<Instant> occurred() {
        return situation.events().stream().map(Instants::at);
    }

    private static Instant at(JsonNode event) {
        return Instant.parse(event.path("occurredAt").asString());
    }

    private Instant latenessForgotten(Instant due) {
        JsonNode terms = situation.events().get(0).at("/data/terms");
        return due.atZone(ZoneId.of(terms.path("zone").asString()))
                .plusDays(terms.path("latenessWindowDays").asInt())
                .toInstant();
    }
}
