package io.engagements.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.rules.Decision;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.MayTerminate;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.review.DeliverableState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The story must come out the same whatever the day is: clock changes, leap days, the turn of a year. */
class DemoStoryOnAnyDayTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2028, 12, 31);

    @Test
    void everythingInItLiesBeforeToday() {
        days().forEach(today -> assertThat(DemoStory.upTo(today))
                .extracting(Step::at)
                .isSorted()
                .allMatch(at -> at.isBefore(start(today)), "before " + today));
    }

    @Test
    void theFatesAreThePromisedOnesAtEveryHourOfEveryDay() {
        days().forEach(today -> {
            Rehearsal rehearsal = new Rehearsal();
            DemoStory.upTo(today).forEach(rehearsal::take);

            Stream.of(start(today), start(today.plusDays(1)).minusSeconds(1)).forEach(now -> fates(rehearsal, now));
        });
    }

    private static void fates(Rehearsal rehearsal, Instant now) {
        Engagement well = rehearsal.at("ruiz-lucia", now);
        assertThat(state(well, "brochure")).as("%s", now).isEqualTo(DeliverableState.SUBMITTED);
        assertThat(state(well, "invitations")).as("%s", now).isEqualTo(DeliverableState.COMMITTED);
        assertThat(state(well, "web-texts")).as("%s", now).isEqualTo(DeliverableState.REQUESTED);
        assertThat(well.grounds().values()).as("%s", now).isEmpty();

        Engagement badly = rehearsal.at("acme-mateo", now);
        assertThat(badly.grounds().values())
                .as("%s", now)
                .extracting(ground -> ground.stateAt(now))
                .containsExactly(
                        Ground.State.CURED,
                        Ground.State.NOTICED,
                        Ground.State.NOTICED,
                        Ground.State.NOTICED,
                        Ground.State.OPEN);
        assertThat(mayTerminate(badly, Ground.standing(badly.grounds(), now), now))
                .isFalse();
        assertThat(mayTerminate(badly, List.of(), now))
                .as("on the best of them")
                .isTrue();
        assertThat(mayTerminate(badly, List.of("missed-order-archive"), now)).isTrue();

        assertThat(rehearsal.at("ruiz-mateo", now).contract().state())
                .as("%s", now)
                .isEqualTo(EngagementStatus.ENDED);
    }

    private static boolean mayTerminate(Engagement engagement, List<String> grounds, Instant now) {
        return MayTerminate.on(engagement, grounds, now).decision() instanceof Decision.Done;
    }

    private static DeliverableState state(Engagement engagement, String deliverable) {
        return engagement.deliverables().get(deliverable).orElseThrow().state();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Stream<LocalDate> days() {
        return FIRST.datesUntil(LAST);
    }
}
