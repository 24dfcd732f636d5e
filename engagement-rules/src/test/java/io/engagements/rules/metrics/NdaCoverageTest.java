package io.engagements.rules.metrics;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.grant;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.revoke;
import static io.engagements.rules.Commands.share;
import static io.engagements.rules.Commands.signNda;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.Commands.waive;
import static io.engagements.rules.Commands.withdrawTermination;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.TermsMother.terms;
import static io.engagements.rules.metrics.Metric.NDA_COVERAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.MaterialKind;
import io.engagements.rules.EngagementScenario;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hours in which something sensitive was open, with an agreement in force and without. */
class NdaCoverageTest {

    private static final int HOUR = 3_600;
    private static final String SIGNED = "2027-06-01T08:00:00Z";
    private static final String GRANTED = "2027-06-11T06:00:00Z";
    private static final String END = "2027-06-11T16:00:00Z";
    private static final String RENEWED = "2027-06-14T08:30:00Z";

    /** An access is open ten hours before the agreement ends; it is renewed 64.5 hours later. */
    private static EngagementScenario renewed() {
        return hired().given(signNda(null, END), VA, SIGNED)
                .given(grant("a"), CLIENT, GRANTED)
                .given(signNda(null, null), VA, RENEWED);
    }

    private static NdaCoverage coverage(EngagementScenario story, String asOf) {
        return NdaCoverage.of(Numbers.of(story, asOf).items(NDA_COVERAGE));
    }

    private static NdaCoverage since(EngagementScenario story, String from, String asOf) {
        return NdaCoverage.of(NDA_COVERAGE.within(Numbers.of(story, asOf).items(NDA_COVERAGE), Instant.parse(from)));
    }

    @Test
    void anAgreementThatEndedLeavesHoursUncoveredUntilItIsRenewed() {
        NdaCoverage coverage = coverage(renewed(), "2027-06-14T10:30:00Z");

        assertThat(coverage).isEqualTo(new NdaCoverage(12 * HOUR, 232_200));
        assertThat(Durations.hours(coverage.uncoveredSeconds())).isEqualTo(new BigDecimal("64.5"));
        assertThat(Durations.hours(coverage.exposedSeconds())).isEqualTo(new BigDecimal("76.5"));
        assertThat(coverage.percent()).isEqualTo(new BigDecimal("15.7"));
    }

    @Test
    void isAsItWasAtAnyMoment() {
        assertThat(coverage(renewed(), GRANTED)).isEqualTo(new NdaCoverage(0, 0));
        assertThat(coverage(renewed(), GRANTED).percent()).isNull();
        assertThat(coverage(renewed(), "2027-06-11T07:00:00Z")).isEqualTo(new NdaCoverage(HOUR, 0));
        assertThat(coverage(renewed(), "2027-06-11T17:00:00Z")).isEqualTo(new NdaCoverage(10 * HOUR, HOUR));
        assertThat(coverage(renewed(), "2027-06-14T08:29:59Z")).isEqualTo(new NdaCoverage(10 * HOUR, 232_199));
    }

    @Test
    void anInstantCountsOnceHoweverMuchIsOpen() {
        EngagementScenario story = renewed()
                .given(grant("b"), CLIENT, "2027-06-14T09:00:00Z")
                .given(revoke("a"), CLIENT, "2027-06-14T10:00:00Z")
                .given(revoke("b"), CLIENT, "2027-06-14T11:00:00Z")
                .given(share("m", MaterialKind.OTHER, false), CLIENT, "2027-06-14T11:00:00Z");

        assertThat(coverage(story, "2027-07-01T00:00:00Z").coveredSeconds()).isEqualTo(12 * HOUR + HOUR / 2);
    }

    @Test
    void confidentialMaterialIsExposedAndOtherMaterialIsNot() {
        EngagementScenario story = hired().given(signNda(null, null), VA, SIGNED)
                .given(share("open", MaterialKind.OTHER, false), CLIENT, SIGNED)
                .given(share("secret", MaterialKind.OTHER, true), CLIENT, GRANTED);

        assertThat(coverage(story, "2027-06-11T08:00:00Z")).isEqualTo(new NdaCoverage(2 * HOUR, 0));
        assertThat(Numbers.of(story, "2027-06-11T08:00:00Z").of(NDA_COVERAGE)).containsExactly("material-secret");
    }

    @Test
    void aWindowHoldsTheHoursInside() {
        assertThat(since(renewed(), "2027-06-11T15:00:00Z", "2027-06-14T10:30:00Z"))
                .isEqualTo(new NdaCoverage(3 * HOUR, 232_200));
        assertThat(since(renewed(), "2027-06-14T08:00:00Z", "2027-06-14T10:30:00Z"))
                .isEqualTo(new NdaCoverage(2 * HOUR, HOUR / 2));
        assertThat(since(renewed(), "2027-06-14T10:30:00Z", "2027-06-14T10:30:00Z"))
                .isEqualTo(new NdaCoverage(0, 0));
    }

    @Test
    void namesTheEventsThatMadeIt() {
        Numbers numbers = Numbers.of(renewed(), "2027-06-14T10:30:00Z");

        assertThat(numbers.counting(NDA_COVERAGE)).containsExactly("access-a", "access-a");
        assertThat(numbers.of(NDA_COVERAGE)).containsExactly("access-a", "access-a", "access-a");
        assertThat(numbers.items(NDA_COVERAGE).stream().map(Item::because))
                .as("signed, granted, expired, signed again")
                .containsExactly(
                        List.of("ev-1", "ev-2", "ev-3"),
                        List.of("ev-1", "ev-2", "ev-3", "ev-4"),
                        List.of("ev-2", "ev-4"));
    }

    /** 23:59:59 and 00:00:00 in Madrid. */
    @Test
    void anAgreementThatBeginsInTheSecondAfterAnotherEndsLeavesNoGap() {
        EngagementScenario story = hired().given(signNda(null, "2027-06-11T23:59:59"), VA, SIGNED)
                .given(signNda("2027-06-12T00:00", "2027-06-12T23:59:59"), VA, SIGNED)
                .given(signNda("2027-06-13T00:00:01", null), VA, SIGNED)
                .given(grant("a"), CLIENT, "2027-06-11T21:00:00Z");

        assertThat(coverage(story, "2027-06-13T02:00:00Z")).isEqualTo(new NdaCoverage(29 * HOUR - 2, 2));
        assertThat(Numbers.of(story, "2027-06-13T02:00:00Z").items(NDA_COVERAGE))
                .extracting(Item::amount)
                .containsExactly(25L * HOUR - 1, 2L, 4L * HOUR - 1);
    }

    @Test
    void whatIsWaivedIsExposedUntilItComesBack() {
        EngagementScenario story = hiredOn(terms().endsOn("2027-06-30"))
                .given(signNda(null, null), VA, SIGNED)
                .given(grant("a"), CLIENT, GRANTED)
                .given(waive("access-a"), CLIENT, "2027-06-11T08:00:00Z");
        assertThat(coverage(story, "2027-06-11T16:00:00Z")).isEqualTo(new NdaCoverage(10 * HOUR, 0));

        story.given(revoke("a"), CLIENT, "2027-06-11T20:00:00Z");
        assertThat(coverage(story, "2027-07-11T20:00:00Z")).isEqualTo(new NdaCoverage(14 * HOUR, 0));
    }

    @Test
    void aTerminationTakenBackLeavesNoHoleInWhatWasWaived() {
        EngagementScenario story = hired().given(signNda(null, null), VA, "2027-01-11T10:00:00Z")
                .given(grant("a"), CLIENT, "2027-02-10T08:00:00Z")
                .given(request("d1", "2027-02-10T18:00"), CLIENT, "2027-02-10T09:00:00Z")
                .given(commit("d1"), VA, "2027-02-10T09:00:00Z")
                .given(appoint("sol"), CLIENT, "2027-02-10T09:00:00Z")
                .given(approve(), LAWYER, "2027-02-10T09:00:00Z")
                .given(notice("missed-d1"), CLIENT, "2027-02-11T09:00:00Z")
                .given(terminate("missed-d1"), CLIENT, "2027-02-20T08:00:00Z")
                .given(waive("access-a"), CLIENT, "2027-02-20T09:00:00Z");
        assertThat(coverage(story, "2027-02-20T12:00:00Z")).isEqualTo(new NdaCoverage((240 + 4) * HOUR, 0));

        story.given(withdrawTermination(), CLIENT, "2027-02-20T11:00:00Z")
                .given(revoke("a"), CLIENT, "2027-02-20T14:00:00Z");
        assertThat(coverage(story, "2027-03-01T00:00:00Z")).isEqualTo(new NdaCoverage((240 + 6) * HOUR, 0));
    }
}
