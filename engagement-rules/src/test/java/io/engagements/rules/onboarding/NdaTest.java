package io.engagements.rules.onboarding;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.HASH;
import static io.engagements.rules.Commands.grant;
import static io.engagements.rules.Commands.signNda;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.OnboardingEvent.NdaExpired;
import io.engagements.events.engagement.OnboardingEvent.NdaSigned;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.engagement.EngagementClock;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a confidentiality agreement is in force, and that its end is told. All in Madrid. */
class NdaTest {

    private static final String SIGNED = "2027-02-01T09:00:00Z";
    private static final String END = "2027-06-11T16:00:00Z";
    private static final String AFTER = "2027-06-11T16:00:01Z";

    private static EngagementScenario untilJune() {
        return hired().given(signNda(null, "2027-06-11T18:00"), VA, SIGNED);
    }

    private static List<Instant> expiries(EngagementScenario story) {
        return story.clockFacts().stream()
                .filter(NdaExpired.class::isInstance)
                .map(fact -> fact.stamp().occurredAt())
                .toList();
    }

    @Test
    void holdsTheTimesAsTheyWereResolved() {
        ZoneId madrid = ZoneId.of("Europe/Madrid");
        hired().when(signNda("2027-03-28T02:30", "2027-10-31T02:30"), VA, SIGNED)
                .thenEvents(new NdaSigned(
                        "e1",
                        Deadlines.at(LocalDateTime.parse("2027-03-28T02:30"), madrid),
                        Deadlines.at(LocalDateTime.parse("2027-10-31T02:30"), madrid),
                        HASH,
                        VA.stamp(Instant.parse(SIGNED))));
    }

    @Test
    void isInForceFromTheSigningOrLaterWhenItSaysSo() {
        EngagementScenario story = hired().given(signNda("2027-02-10T09:00:00Z", null), VA, SIGNED);

        story.when(grant("a"), CLIENT, "2027-02-10T08:59:59Z")
                .thenRefused(RuleId.NDA_REQUIRED)
                .withFact("waitUntil", "2027-02-10T09:00:00Z");
        story.when(grant("a"), CLIENT, "2027-02-10T09:00:00Z").thenDone();

        EngagementScenario dated = hired();
        dated.when(grant("a"), CLIENT, "2027-01-31T09:00:00Z").thenRefused(RuleId.NDA_REQUIRED);
        dated.given(signNda("2027-01-20T09:00:00Z", null), VA, SIGNED);
        assertThat(dated.state().contract().onboarding().isNdaInForceAt(Instant.parse("2027-01-31T09:00:00Z")))
                .as("never before it was signed")
                .isFalse();
    }

    @Test
    void isInForceInTheSecondInWhichItEndsAndNotInTheNext() {
        untilJune().when(grant("a"), CLIENT, "2027-06-11T16:00:00.900Z").thenDone();
        untilJune()
                .when(grant("a"), CLIENT, AFTER)
                .thenRefused(RuleId.NDA_REQUIRED)
                .withFact("ndasValidUntil", List.of(END));
    }

    @Test
    void itsEndIsToldOnce() {
        EngagementScenario story = untilJune().until(END);
        assertThat(expiries(story)).isEmpty();

        story.until("2028-01-01T00:00:00Z");
        assertThat(story.clockFacts())
                .containsExactly(new NdaExpired(
                        "e1",
                        Deadlines.at(LocalDateTime.parse("2027-06-11T18:00"), ZoneId.of("Europe/Madrid")),
                        Stamp.byClock(Instant.parse(AFTER))));
        assertThat(EngagementClock.nextDue(story.state())).isEmpty();
    }

    @Test
    void noEndIsToldWhileAnotherIsInForce() {
        EngagementScenario story = untilJune()
                .given(signNda("2027-06-11T16:00:01Z", "2027-07-01T10:00:00Z"), VA, "2027-06-01T09:00:00Z")
                .until("2028-01-01T00:00:00Z");

        assertThat(expiries(story)).containsExactly(Instant.parse("2027-07-01T10:00:01Z"));
    }

    @Test
    void aRenewalThatBeginsLaterLeavesAGapThatIsTold() {
        EngagementScenario story = untilJune()
                .given(signNda("2027-06-11T16:00:02Z", null), VA, "2027-06-01T09:00:00Z")
                .until("2028-01-01T00:00:00Z");

        assertThat(expiries(story)).containsExactly(Instant.parse(AFTER));
        story.when(grant("a"), CLIENT, "2028-01-01T00:00:00Z").thenDone();
    }

    @Test
    void aRenewalThatWasReceivedInTimeAndStoredAfterTheEndIsInForceAllTheSame() {
        EngagementScenario story = untilJune().until(AFTER);
        story.whenStoredLate(signNda(null, null), VA, END).thenDone();

        story.whenStoredLate(grant("a"), CLIENT, AFTER).thenDone();
    }

    @Test
    void oneThatWouldEndBeforeItBeginsIsNone() {
        hired().when(signNda("2027-03-01T09:00:00Z", "2027-03-01T08:59:59Z"), VA, SIGNED)
                .thenInvalid("/validUntil");
        hired().when(signNda(null, "2027-02-01T08:59:59Z"), VA, SIGNED).thenInvalid("/validUntil");
        hired().when(signNda(null, "2027-02-01T09:00:00Z"), VA, SIGNED).thenDone();
    }

    @Test
    void afterTheEndOfTheEngagementThereIsNothingToPromise() {
        EngagementScenario story = hiredOn(terms().endsOn("2027-02-26"))
                .given(signNda(null, "2027-06-11T18:00"), VA, SIGNED)
                .until("2027-03-01T00:00:00Z");

        story.when(signNda(null, null), VA, "2027-03-01T00:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "ENDED");
        assertThat(expiries(story.until("2028-01-01T00:00:00Z"))).isEmpty();
    }
}
