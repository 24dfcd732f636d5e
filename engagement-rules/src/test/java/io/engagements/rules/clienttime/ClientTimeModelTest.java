package io.engagements.rules.clienttime;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.rules.clienttime.Told.Input;
import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.metrics.Numbers;
import io.engagements.rules.work.Clocks;
import io.engagements.rules.work.Deliverable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The fair clock against a second model that looks at every second, over tales in which everything overlaps. */
class ClientTimeModelTest {

    private static final int TALES = Integer.getInteger("engagements.tales", 2_000);

    @Test
    void theClockIsWhatEverySecondTells() {
        long first = Long.getLong("engagements.seed", new Random().nextLong());
        for (long seed = first; seed < first + TALES; seed++) {
            RandomTale tale = RandomTale.of(seed);
            String about = "-Dengagements.seed=" + seed + "L\n" + tale;
            theStateAtTheEnd(tale, about);
            for (int second = 1 + Math.floorMod(seed, 4); second <= RandomTale.LENGTH; second += 4) {
                theNumbers(tale, second, about + "\nas of " + second);
            }
        }
    }

    private static void theStateAtTheEnd(RandomTale tale, String about) {
        SecondBySecond model = new SecondBySecond(tale.told, RandomTale.LENGTH);
        if (!model.isCommitted()) {
            return;
        }
        Instant end = Instant.parse(RandomTale.at(RandomTale.LENGTH));
        Deliverable d1 = tale.story.deliverable("d1");
        assertThat(second(Clocks.agreedDueAt(d1, end).instant())).as(about).isEqualTo(model.agreedDue());
        assertThat(Clocks.waitsForClientAt(d1, end)).as("waits %s", about).isEqualTo(model.isWaiting());
        assertThat(d1.lateBySeconds())
                .as("late %s", about)
                .isEqualTo(model.submitted() == null ? 0 : Math.max(0, model.submitted() - model.agreedDue()));
        assertThat(d1.delivery().isMissed() || d1.lateBySeconds() > 0)
                .as("missed %s", about)
                .isEqualTo(isMissed(model));
        assertThat(tale.story.state().contract().ending().misses().isEmpty())
                .as("counts %s", about)
                .isEqualTo(!d1.delivery().isMissed());
    }

    private static boolean isMissed(SecondBySecond model) {
        int due = model.end();
        return due < RandomTale.LENGTH
                && (model.submitted() == null || model.submitted() > due)
                && (model.cancelled() == null || model.cancelled() > due);
    }

    private static void theNumbers(RandomTale tale, int asOf, String about) {
        SecondBySecond model = new SecondBySecond(tale.told, asOf);
        Numbers numbers = Numbers.of(tale.story, RandomTale.at(asOf));

        assertThat(told(numbers, Metric.ON_TIME_AGREED)).as(about).isEqualTo(onTimeAgreed(model, asOf));
        assertThat(told(numbers, Metric.ON_TIME_ORIGINAL)).as(about).isEqualTo(onTimeOriginal(model, tale.told, asOf));
        assertThat(numbers.items(Metric.INPUT_DELAY).stream().map(ClientTimeModelTest::told))
                .as("delays %s", about)
                .containsExactlyElementsOf(inputDelays(model, tale.told));
    }

    private static List<String> told(Numbers numbers, Metric metric) {
        return numbers.items(metric).stream().map(ClientTimeModelTest::told).toList();
    }

    private static String told(Item item) {
        return item.side() + " " + item.label() + " " + second(item.at()) + " " + item.amount();
    }

    private static long second(Instant instant) {
        return Duration.between(Instant.parse(RandomTale.at(0)), instant).toSeconds();
    }

    private static List<String> onTimeAgreed(SecondBySecond model, int asOf) {
        if (!model.isCommitted()) {
            return List.of();
        }
        int due = model.agreedDue();
        if (!isEligible(model, asOf, model.isWaiting() ? model.dueBeforeWaiting() : due)) {
            return List.of();
        }
        String reason = leftOut(model, due);
        boolean kept = model.submitted() != null && model.submitted() <= due;
        return List.of(
                (reason != null ? "LEFT_OUT " + reason : (kept ? "COUNTS" : "BASE") + " null") + " " + due + " 0");
    }

    private static boolean isEligible(SecondBySecond model, int asOf, int due) {
        return model.submitted() != null || asOf > due;
    }

    private static @Nullable String leftOut(SecondBySecond model, int due) {
        if (model.cancelled() != null && model.cancelled() <= due) {
            return "CANCELLED_BEFORE_DUE";
        }
        return model.isWaiting() ? "WAITING_FOR_CLIENT" : null;
    }

    private static List<String> onTimeOriginal(SecondBySecond model, Told told, int asOf) {
        if (!model.isCommitted()) {
            return List.of();
        }
        int original = originalDue(told);
        if (!isEligible(model, asOf, original)) {
            return List.of();
        }
        String reason = leftOut(model, model.agreedDue());
        if (reason != null) {
            return List.of("LEFT_OUT " + reason + " " + original + " 0");
        } else if (model.shift() > 0) {
            return Stream.of(
                            shifted("CLIENT_INPUT", original, model.shiftByInput()),
                            shifted("AGREED_PAUSE", original, model.shift() - model.shiftByInput()))
                    .flatMap(Optional::stream)
                    .toList();
        }
        boolean kept = model.submitted() != null && model.submitted() <= original;
        return List.of((kept ? "COUNTS" : "BASE") + " null " + original + " 0");
    }

    private static Optional<String> shifted(String cause, int due, int seconds) {
        return seconds > 0 ? Optional.of("LEFT_OUT " + cause + " " + due + " " + seconds) : Optional.empty();
    }

    private static int originalDue(Told told) {
        int committed = Objects.requireNonNull(told.committed);
        return told.named.stream()
                .filter(each -> each.since() <= committed)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .due();
    }

    private static List<String> inputDelays(SecondBySecond model, Told told) {
        List<String> delays = new ArrayList<>();
        if (model.isCommitted()) {
            for (Input input : told.inputs.values()) {
                if (model.delayOf(input) > 0) {
                    delays.add("COUNTS null " + model.dueOf(input) + " " + model.delayOf(input));
                }
            }
        }
        return delays;
    }
}
