package io.engagements.rules.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Stretches of time, and clocks that stand still in them. */
class IntervalsTest {

    private static final Instant ZERO = Instant.parse("2027-01-11T09:00:00Z");

    private static Instant at(long seconds) {
        return ZERO.plusSeconds(seconds);
    }

    private static Intervals spans(long... bounds) {
        Intervals spans = Intervals.NONE;
        for (int i = 0; i < bounds.length; i += 2) {
            spans = spans.with(at(bounds[i]), at(bounds[i + 1]));
        }
        return spans;
    }

    @Test
    void an_instant_counts_once_however_many_causes_it_has() {
        assertThat(spans(10, 20, 15, 30).within(at(0), at(100))).hasSeconds(20);
        assertThat(spans(10, 50, 20, 30)).isEqualTo(spans(10, 50));
        assertThat(spans(20, 30, 10, 20)).isEqualTo(spans(10, 30));
        assertThat(spans(10, 20).with(spans(18, 25, 40, 41))).isEqualTo(spans(10, 25, 40, 41));
    }

    @Test
    void only_what_lies_between_two_instants_counts() {
        assertThat(spans(10, 20, 30, 40).within(at(15), at(33))).hasSeconds(8);
        assertThat(spans(10, 20).within(at(20), at(30))).isZero();
        assertThat(Intervals.NONE.with(at(10), null).within(at(0), at(15))).hasSeconds(5);
    }

    @Test
    void they_can_be_cut_and_compared() {
        Intervals open = spans(10, 20).with(at(30), null);

        assertThat(open.before(at(15))).isEqualTo(spans(10, 15));
        assertThat(open.before(at(40))).isEqualTo(spans(10, 20, 30, 40));
        assertThat(open.before(at(10))).isEqualTo(Intervals.NONE);
        assertThat(open.and(spans(15, 35))).isEqualTo(spans(15, 20, 30, 35));
        assertThat(open.and(Intervals.NONE.with(at(12), null)))
                .isEqualTo(spans(12, 20).with(at(30), null));
        assertThat(open.holds(at(9))).isFalse();
        assertThat(open.holds(at(10))).isTrue();
        assertThat(open.holds(at(20))).isFalse();
        assertThat(open.holds(at(1_000))).isTrue();
    }

    @Test
    void nothing_is_no_stretch() {
        assertThat(spans(10, 10)).isEqualTo(Intervals.NONE);
    }

    @Test
    void one_without_end_takes_in_whatever_follows() {
        Intervals open = Intervals.NONE.with(at(10), null);

        assertThat(open.with(at(20), at(30))).isEqualTo(open);
        assertThat(spans(20, 30).with(at(10), null)).isEqualTo(open);
        assertThat(spans(5, 12).with(open)).isEqualTo(Intervals.NONE.with(at(5), null));
    }

    @Test
    void a_clock_ends_later_by_the_time_it_stood_still() {
        assertThat(spans(10, 20).end(at(0), at(50))).contains(at(60));
        assertThat(spans(10, 20, 55, 56).end(at(0), at(50))).contains(at(61));
        assertThat(spans(10, 20).end(at(15), at(50))).contains(at(55));
        assertThat(spans(10, 20).end(at(20), at(50))).contains(at(50));
    }

    @Test
    void what_begins_after_the_end_moves_nothing_and_what_begins_in_its_last_second_does() {
        assertThat(spans(51, 60).end(at(0), at(50))).contains(at(50));
        assertThat(spans(50, 60).end(at(0), at(50))).contains(at(60));
    }

    @Test
    void nobody_knows_the_end_while_the_clock_stands_still() {
        Intervals open = Intervals.NONE.with(at(10), null);

        assertThat(open.end(at(0), at(50))).isEmpty();
        assertThat(open.end(at(0), at(9))).contains(at(9));
    }

    /** The same, second by second. */
    @Test
    void a_clock_counts_the_seconds_in_which_it_runs() {
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            long[] bounds = new long[6];
            for (int j = 0; j < 6; j += 2) {
                bounds[j] = random.nextInt(60);
                bounds[j + 1] = bounds[j] + random.nextInt(25);
            }
            long from = random.nextInt(30);
            long end = from + random.nextInt(40);
            assertThat(spans(bounds).end(at(from), at(end)))
                    .as("%s from %d to %d", spans(bounds), from, end)
                    .contains(at(counted(bounds, from, end - from)));
        }
    }

    private static long counted(long[] bounds, long from, long toRun) {
        long second = from;
        long left = toRun;
        while (left > 0 || isStill(bounds, second)) {
            left -= isStill(bounds, second) ? 0 : 1;
            second++;
        }
        return second;
    }

    private static boolean isStill(long[] bounds, long second) {
        return (bounds[0] <= second && second < bounds[1])
                || (bounds[2] <= second && second < bounds[3])
                || (bounds[4] <= second && second < bounds[5]);
    }
}
