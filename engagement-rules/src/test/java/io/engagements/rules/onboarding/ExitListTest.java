package io.engagements.rules.onboarding;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.complete;
import static io.engagements.rules.Commands.divert;
import static io.engagements.rules.Commands.giveBack;
import static io.engagements.rules.Commands.grant;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.revoke;
import static io.engagements.rules.Commands.signNda;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminateAt;
import static io.engagements.rules.Commands.waive;
import static io.engagements.rules.Commands.withdrawTermination;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.BRIEFED;
import static io.engagements.rules.Stories.briefed;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.OnboardingEvent.AccessRevoked;
import io.engagements.events.engagement.OnboardingEvent.ExitItemCompleted;
import io.engagements.events.engagement.OnboardingEvent.ExitItemWaived;
import io.engagements.events.engagement.OnboardingEvent.LastDayPassed;
import io.engagements.events.engagement.ReviewEvent.ReviewLapsed;
import io.engagements.events.engagement.TerminationEvent.EngagementEnded;
import io.engagements.events.engagement.WorkEvent.DeadlineMissed;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.EngagementClock;
import io.engagements.rules.engagement.EngagementTasks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The engagement has ended when its last day has passed and everything entrusted came back or was waived. */
class ExitListTest {

    /** 26 February 23:59:59 in Madrid. */
    private static final String LAST = "2027-02-26T22:59:59Z";

    private static final String OVER = "2027-02-26T23:00:00Z";
    private static final String LATER = "2027-03-02T09:00:00Z";

    /** Two materials and an access are open; the terms end on 26 February. */
    private static EngagementScenario open() {
        return briefed(terms().endsOn("2027-02-26"), null).given(grant("a1"), CLIENT, BRIEFED);
    }

    private static EngagementScenario allButTheAccess() {
        return open().given(complete("material-m1"), VA, LATER).given(complete("material-m2"), VA, LATER);
    }

    private static EngagementEnded ended(String at) {
        return new EngagementEnded("e1", EndReason.COMPLETED, Stamp.byClock(Instant.parse(at)));
    }

    private static EngagementStatus state(EngagementScenario story) {
        return story.state().contract().state();
    }

    @Test
    void theLastDayAloneEndsWhatHasNothingOpen() {
        EngagementScenario story = allButTheAccess();
        EngagementScenario done = open().given(complete("material-m1"), VA, LAST)
                .given(waive("material-m2"), CLIENT, LAST)
                .given(revoke("a1"), CLIENT, LAST)
                .until(OVER);

        assertThat(done.clockFacts()).containsExactly(ended(OVER));
        assertThat(story.clockFacts())
                .containsExactly(new LastDayPassed(
                        "e1", story.state().contract().lastDay().orElseThrow(), Stamp.byClock(Instant.parse(OVER))));
        assertThat(state(story)).isEqualTo(EngagementStatus.TERMINATING);
        assertThat(EngagementClock.nextDue(story.state())).isEmpty();
    }

    @Test
    void theActThatSettlesTheLastItemEndsIt() {
        allButTheAccess()
                .when(revoke("a1"), CLIENT, LATER)
                .thenEvents(new AccessRevoked("e1", "a1", CLIENT.stamp(Instant.parse(LATER))), ended(LATER));
        allButTheAccess()
                .when(waive("access-a1"), CLIENT, LATER)
                .thenEvents(
                        new ExitItemWaived("e1", "access-a1", null, CLIENT.stamp(Instant.parse(LATER))), ended(LATER));
        EngagementScenario story = open().given(revoke("a1"), CLIENT, LATER).given(complete("material-m1"), VA, LATER);
        story.when(complete("material-m2"), VA, LATER)
                .thenEvents(
                        new ExitItemCompleted("e1", "material-m2", "Destroyed", VA.stamp(Instant.parse(LATER))),
                        ended(LATER));
        assertThat(state(story)).isEqualTo(EngagementStatus.ENDED);
    }

    @Test
    void aReturnedChannelEndsItToo() {
        EngagementScenario story = open().given(divert("c1"), CLIENT, BRIEFED)
                .given(revoke("a1"), CLIENT, LATER)
                .given(complete("material-m1"), VA, LATER)
                .given(complete("material-m2"), VA, LATER)
                .given(giveBack("c1"), CLIENT, LATER);

        assertThat(state(story)).isEqualTo(EngagementStatus.ENDED);
    }

    @Test
    void whatWasReceivedInTimeAndStoredAfterTheLastDayEndsItWhenTheLastDayHadPassed() {
        EngagementScenario story = open().given(complete("material-m1"), VA, LAST)
                .given(complete("material-m2"), VA, LAST)
                .until(OVER);

        story.whenStoredLate(revoke("a1"), CLIENT, LAST)
                .thenEvents(new AccessRevoked("e1", "a1", CLIENT.stamp(Instant.parse(LAST))), ended(OVER));
    }

    @Test
    void anItemIsWaivedByTheClientToWhomAllOfItIsOwed() {
        for (String item : List.of("material-m1", "access-a1", "channel-c1")) {
            EngagementScenario story = open().given(divert("c1"), CLIENT, BRIEFED);
            story.when(waive(item), VA, LATER).thenForbidden();
            story.when(waive(item), CLIENT, LATER).thenDone();
        }
        open().when(waive("access-none"), CLIENT, LATER).thenUnknown();
    }

    @Test
    void whatIsWaivedStaysWithTheVaUntilItComesBack() {
        EngagementScenario story = open().given(divert("c1"), CLIENT, BRIEFED)
                .given(waive("access-a1"), CLIENT, LATER)
                .given(waive("channel-c1"), CLIENT, LATER)
                .given(waive("material-m1"), CLIENT, LATER)
                .given(complete("material-m2"), VA, LATER);
        assertThat(state(story)).isEqualTo(EngagementStatus.ENDED);
        assertThat(story.state().contract().onboarding().all())
                .filteredOn(Entrusted::isOpen)
                .extracting(Entrusted::itemId, Entrusted::state)
                .containsExactly(
                        tuple("access-a1", Entrusted.State.WAIVED),
                        tuple("channel-c1", Entrusted.State.WAIVED),
                        tuple("material-m1", Entrusted.State.WAIVED));

        String muchLater = "2027-09-01T09:00:00Z";
        story.when(revoke("a1"), CLIENT, muchLater)
                .thenEvents(new AccessRevoked("e1", "a1", CLIENT.stamp(Instant.parse(muchLater))));
        story.when(giveBack("c1"), CLIENT, muchLater).thenDone();
        story.when(complete("material-m1"), VA, muchLater).thenDone();
        assertThat(story.state().contract().onboarding().all())
                .extracting(Entrusted::state)
                .containsOnly(Entrusted.State.DONE);
        story.when(revoke("a1"), CLIENT, muchLater)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "DONE");
        assertThat(story.events()).filteredOn(EngagementEnded.class::isInstance).hasSize(1);
    }

    @Test
    void whatIsWaivedIsNobodysTaskAnyMore() {
        EngagementScenario story = open().given(waive("access-a1"), CLIENT, LATER);

        Contract contract = story.state().contract();
        assertThat(contract.onboarding().all().map(item -> EngagementTasks.of(contract, item)))
                .extracting(Optional::isPresent)
                .containsExactly(false, true, true);
    }

    @Test
    void whatIsWaivedAndSensitiveIsShownWithoutAnAgreement() {
        EngagementScenario story = open().given(waive("access-a1"), CLIENT, LATER);
        Onboarding onboarding = story.state().contract().onboarding();
        Entrusted access = onboarding.item("access-a1").orElseThrow();

        assertThat(onboarding.isLapsedAt(access, Instant.parse("2027-01-01T00:00:00Z")))
                .isTrue();
        assertThat(onboarding.isLapsedAt(access, Instant.parse(LATER))).isFalse();
    }

    @Test
    void anAccessIsDoneByRevokingItAndNotByTheVa() {
        open().when(complete("access-a1"), VA, LATER)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "OPEN")
                .withNext();
        open().when(complete("material-none"), VA, LATER).thenUnknown();
    }

    @Test
    void anItemIsSettledOnce() {
        EngagementScenario story =
                open().given(complete("material-m1"), VA, LATER).given(waive("access-a1"), CLIENT, LATER);

        story.when(complete("material-m1"), VA, LATER)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "DONE");
        story.when(waive("material-m1"), CLIENT, LATER).thenRefused(RuleId.STATE_FORBIDS);
        story.when(waive("access-a1"), CLIENT, LATER)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "WAIVED");
    }

    @Test
    void thereIsNoExitListBeforeThereIsALastDay() {
        EngagementScenario story = briefed(null);

        story.when(complete("material-m1"), VA, LATER)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "ACTIVE");
        story.when(waive("material-m1"), CLIENT, LATER)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "ACTIVE");
    }

    @Test
    void afterTheLastDayNoMissArisesAndReviewsGoOnWhileTheListIsOpen() {
        EngagementScenario story = open().given(request("taken", "2027-02-26T23:59:59"), CLIENT, ASKED)
                .given(request("reviewed", "2027-02-26T18:00"), CLIENT, ASKED)
                .given(commit("taken"), VA, ASKED)
                .given(commit("reviewed"), VA, ASKED)
                .given(submit("reviewed"), VA, "2027-02-26T16:00:00Z")
                .until("2027-12-31T00:00:00Z");

        assertThat(story.clockFacts().stream().<Class<?>>map(EngagementEvent::getClass))
                .containsExactly(DeadlineMissed.class, LastDayPassed.class, ReviewLapsed.class);
        story.when(submit("taken"), VA, "2027-12-31T00:00:00Z").thenRefused(RuleId.STATE_FORBIDS);
        story.when(notice("missed-taken"), CLIENT, "2027-12-31T00:00:00Z").thenRefused(RuleId.STATE_FORBIDS);
        story.when(request("more", "2028-12-31T00:00"), CLIENT, "2027-12-31T00:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS);
        story.when(appoint("sol"), CLIENT, "2027-12-31T00:00:00Z").thenRefused(RuleId.STATE_FORBIDS);
        story.when(signNda(null, null), VA, "2027-12-31T00:00:00Z").thenDone();
    }

    /** Terminated on 1 March with effect on 20 March 10:00 = 09:00Z; two materials are open. */
    private static EngagementScenario terminated() {
        return briefed(null)
                .given(request("d1", "2027-01-29T18:00"), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED)
                .given(appoint("sol"), CLIENT, ASKED)
                .given(approve(), LAWYER, ASKED)
                .given(notice("missed-d1"), CLIENT, "2027-02-01T09:00:00Z")
                .given(terminateAt("2027-03-20T10:00", "missed-d1"), CLIENT, "2027-03-01T09:00:00Z");
    }

    @Test
    void theReasonIsThatOfTheLastDay() {
        EngagementScenario story = terminated()
                .given(complete("material-m1"), VA, "2027-03-20T09:00:01Z")
                .given(complete("material-m2"), VA, "2027-03-21T09:00:00Z");

        assertThat(story.events().get(story.events().size() - 1))
                .isEqualTo(new EngagementEnded(
                        "e1", EndReason.TERMINATED_FOR_CAUSE, Stamp.byClock(Instant.parse("2027-03-21T09:00:00Z"))));
    }

    @Test
    void aTerminationTakenBackMakesWhatWasWaivedOwedAgain() {
        EngagementScenario story = terminated()
                .given(waive("material-m1"), CLIENT, "2027-03-02T09:00:00Z")
                .given(complete("material-m2"), VA, "2027-03-02T09:00:00Z")
                .given(withdrawTermination(), CLIENT, "2027-03-03T09:00:00Z");

        assertThat(story.state().contract().onboarding().all().map(Entrusted::state))
                .containsExactly(Entrusted.State.ACKNOWLEDGED, Entrusted.State.DONE);
    }

    @Test
    void aTerminationTakenBackInTimeAndStoredAfterTheLastDayGoesOn() {
        EngagementScenario story = terminated().until("2027-03-20T09:00:01Z");
        assertThat(state(story)).isEqualTo(EngagementStatus.TERMINATING);
        story.whenStoredLate(withdrawTermination(), CLIENT, "2027-03-20T09:00:00Z")
                .thenDone();

        assertThat(state(story)).isEqualTo(EngagementStatus.ACTIVE);
        story.when(grant("a2"), CLIENT, "2027-03-21T09:00:00Z").thenDone();
        story.when(withdrawTermination(), CLIENT, "2027-03-21T09:00:00Z").thenRefused(RuleId.STATE_FORBIDS);
    }
}
