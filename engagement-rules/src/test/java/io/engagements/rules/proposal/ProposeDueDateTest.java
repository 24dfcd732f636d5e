package io.engagements.rules.proposal;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.acceptDue;
import static io.engagements.rules.Commands.cancel;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.declineDue;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.proposeDue;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.submitted;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.ProposalEvent.DueDateChanged;
import io.engagements.events.engagement.ProposalEvent.DueDateProposed;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.Round;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.Delivery;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Another due, asked for before the due; the due of d1 is Friday 29 January 18:00 = 17:00Z. */
class ProposeDueDateTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final String MONDAY = "2027-02-01T18:00";
    private static final String BEFORE = "2027-01-29T12:00:00Z";
    private static final String AFTER = "2027-01-30T12:00:00Z";

    private static EngagementScenario asked() {
        return committed().given(proposeDue("p1", "d1", MONDAY), VA, BEFORE);
    }

    private static DueDateChanged changed(boolean supersedesMiss, String at) {
        return new DueDateChanged(
                "e1",
                "d1",
                "p1",
                null,
                Deadlines.at(LocalDateTime.parse(MONDAY), MADRID),
                supersedesMiss,
                CLIENT.stamp(Instant.parse(at)));
    }

    @Test
    void isAskedForUpToTheDuesOwnSecond() {
        committed()
                .when(proposeDue("p1", "d1", MONDAY), VA, "2027-01-29T17:00:00.9Z")
                .thenEvents(new DueDateProposed(
                        "e1",
                        "d1",
                        "p1",
                        null,
                        Deadlines.at(LocalDateTime.parse(MONDAY), MADRID),
                        "The printer is ill",
                        Deadlines.at(LocalDateTime.parse("2027-02-12T18:00"), MADRID),
                        VA.stamp(Instant.parse("2027-01-29T17:00:00Z"))));
        committed()
                .when(proposeDue("p1", "d1", MONDAY), VA, "2027-01-29T17:00:01Z")
                .thenRefused(RuleId.EXTENSION_BEFORE_DUE)
                .withFact("due", "2027-01-29T17:00:00Z");
        committed()
                .until("2027-01-29T17:00:01Z")
                .whenStoredLate(proposeDue("p1", "d1", MONDAY), VA, "2027-01-29T17:00:00Z")
                .thenDone();
    }

    @Test
    void isNeitherPastNorAfterTheLastDay() {
        committed()
                .when(proposeDue("p1", "d1", "2027-01-28T18:00"), CLIENT, BEFORE)
                .thenRefused(RuleId.DUE_AHEAD);
        committed(terms().endsOn("2027-01-31"))
                .when(proposeDue("p1", "d1", MONDAY), CLIENT, BEFORE)
                .thenRefused(RuleId.DUE_AHEAD);
    }

    @Test
    void agreedBeforeTheDueItIsTheDueAndTheOriginalOneStays() {
        EngagementScenario story = asked().given(acceptDue("d1"), CLIENT, BEFORE);
        assertThat(story.events()).endsWith(changed(false, BEFORE));

        Delivery delivery =
                story.until("2027-02-01T17:00:00Z").deliverable("d1").delivery();
        assertThat(delivery.missedAt()).isNull();
        assertThat(story.deliverable("d1").agreedDue()).isEqualTo(Deadlines.at(LocalDateTime.parse(MONDAY), MADRID));
        assertThat(delivery.originalDue()).isEqualTo(Deadlines.at(LocalDateTime.parse("2027-01-29T18:00"), MADRID));
        assertThat(story.until("2027-02-01T17:00:01Z").deliverable("d1").state())
                .isEqualTo(DeliverableState.MISSED);
        story.thenGround("missed-d1", Ground.State.OPEN, story.lastId());
    }

    @Test
    void agreedAfterTheDueItTakesTheMissAndItsGroundBackVisibly() {
        EngagementScenario story = asked().until("2027-01-29T17:00:01Z");
        String miss = story.lastId();
        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.MISSED);

        story.given(acceptDue("d1"), CLIENT, AFTER);
        assertThat(story.events()).endsWith(changed(true, AFTER));
        Deliverable d1 = story.deliverable("d1");
        assertThat(d1.state()).isEqualTo(DeliverableState.COMMITTED);
        assertThat(d1.delivery().missedAt()).isEqualTo(Instant.parse("2027-01-29T17:00:01Z"));
        assertThat(d1.delivery().isMissed()).isFalse();
        assertThat(story.state().contract().ending().misses()).isEmpty();
        story.thenGround("missed-d1", Ground.State.WITHDRAWN, miss, story.lastId());
        story.given(submit("d1"), VA, "2027-02-01T17:00:00Z");
        assertThat(story.deliverable("d1").lateBySeconds()).isZero();
        assertThat(story.deliverable("d1").delivery().missSuperseded()).isTrue();
    }

    @Test
    void theDueAgreedCanBeMissedInItsTurn() {
        EngagementScenario story = asked().until("2027-01-29T17:00:01Z");
        String first = story.lastId();
        story.given(notice("missed-d1"), CLIENT, AFTER).given(acceptDue("d1"), CLIENT, AFTER);
        String agreed = story.lastId();
        story.until("2027-02-01T17:00:01Z");

        assertThat(story.deliverable("d1").delivery().isMissed()).isTrue();
        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.MISSED);
        assertThat(story.state().contract().ending().misses()).hasSize(1);
        assertThat(story.ground("missed-d1").state()).isEqualTo(Ground.State.OPEN);
        assertThat(story.ground("missed-d1").cureUntil()).isNull();
        assertThat(story.ground("missed-d1").eventIds()).startsWith(first).endsWith(agreed, story.lastId());
    }

    @Test
    void agreedAfterALateDeliveryItCountsAsAgreedInTime() {
        EngagementScenario story = asked().given(submit("d1"), VA, AFTER)
                .given(accept("d1", 1), CLIENT, "2027-01-31T12:00:00Z")
                .given(acceptDue("d1"), CLIENT, "2027-02-02T12:00:00Z");

        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.ACCEPTED);
        assertThat(story.deliverable("d1").delivery().isMissed()).isFalse();
        assertThat(story.deliverable("d1").lateBySeconds()).isZero();
        assertThat(story.ground("missed-d1").state()).isEqualTo(Ground.State.WITHDRAWN);
    }

    @Test
    void whatIsStillTooLateByItIsLessLateAndStaysAMiss() {
        EngagementScenario story = asked().given(submit("d1"), VA, "2027-02-01T18:00:00Z")
                .given(acceptDue("d1"), CLIENT, "2027-02-02T12:00:00Z");

        assertThat(story.deliverable("d1").delivery().isMissed()).isTrue();
        assertThat(story.deliverable("d1").lateBySeconds()).isEqualTo(3_600);
        assertThat(story.ground("missed-d1").state()).isEqualTo(Ground.State.CURED);
    }

    @Test
    void declinedTheMissStands() {
        EngagementScenario story = asked().given(declineDue("d1"), CLIENT, AFTER);

        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.MISSED);
        assertThat(story.ground("missed-d1").state()).isEqualTo(Ground.State.OPEN);
    }

    @Test
    void whenTheDueAskedForHasPassedTooThereIsNothingToAgree() {
        asked().when(acceptDue("d1"), CLIENT, "2027-02-01T17:00:00Z").thenDone();
        asked().when(acceptDue("d1"), CLIENT, "2027-02-01T17:00:01Z")
                .thenRefused(RuleId.DUE_AHEAD)
                .withNext("decline-due-date");
    }

    @Test
    void whatWasDeliveredInTimeOrIsWantedNoMoreHasNoOtherDue() {
        asked().given(submit("d1"), VA, BEFORE)
                .when(acceptDue("d1"), CLIENT, BEFORE)
                .thenOvertaken();
        submitted().when(proposeDue("p1", "d1", MONDAY), VA, BEFORE).thenRefused(RuleId.STATE_FORBIDS);
        asked().given(cancel("d1"), CLIENT, BEFORE)
                .when(acceptDue("d1"), CLIENT, BEFORE)
                .thenOvertaken();
        hiredOn(terms().endsOn("2027-02-10"))
                .given(request("d1", "2027-01-29T18:00"), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED)
                .given(proposeDue("p1", "d1", MONDAY), VA, BEFORE)
                .when(acceptDue("d1"), CLIENT, "2027-02-11T12:00:00Z")
                .thenOvertaken();
    }

    @Test
    void beforeTheCommitmentItIsNegotiation() {
        EngagementScenario story = hired().given(request("d1", "2027-01-29T18:00"), CLIENT, ASKED)
                .given(proposeDue("p1", "d1", MONDAY), VA, ASKED)
                .given(acceptDue("d1"), CLIENT, "2027-01-20T17:00:00Z")
                .given(commit("d1"), VA, AFTER);

        assertThat(story.deliverable("d1").delivery().originalDue())
                .isEqualTo(Deadlines.at(LocalDateTime.parse(MONDAY), MADRID));
    }

    @Test
    void whileARoundIsOpenItIsAboutTheRoundsDue() {
        EngagementScenario story = improving()
                .given(proposeDue("p1", "d1", "2027-02-01T10:00"), CLIENT, "2027-01-29T10:00:00Z")
                .given(acceptDue("d1"), VA, "2027-01-29T10:00:00Z");
        assertThat(round(story).due().instant()).isEqualTo(Instant.parse("2027-02-01T09:00:00Z"));

        story.given(proposeDue("p2", "d1", "2027-02-05T10:00"), VA, "2027-02-01T09:00:00Z")
                .until("2027-02-01T09:00:01Z");
        assertThat(story.ground("round-1-missed-d1").state()).isEqualTo(Ground.State.OPEN);
        story.given(acceptDue("d1"), CLIENT, "2027-02-02T09:00:00Z");
        assertThat(round(story).isMissed()).isFalse();
        assertThat(story.ground("round-1-missed-d1").state()).isEqualTo(Ground.State.WITHDRAWN);
        story.until("2027-02-05T09:00:01Z");
        assertThat(round(story).isMissed()).isTrue();
        assertThat(story.ground("round-1-missed-d1").state()).isEqualTo(Ground.State.OPEN);
        story.when(proposeDue("p3", "d1", "2027-02-07T10:00"), VA, "2027-02-05T09:00:01Z")
                .thenRefused(RuleId.EXTENSION_BEFORE_DUE);
    }

    @Test
    void whatWasKnownOfARoundIsAskedOfAnyMoment() {
        EngagementScenario story = improving()
                .given(proposeDue("p1", "d1", "2027-02-05T10:00"), VA, "2027-02-02T09:00:00Z")
                .given(acceptDue("d1"), CLIENT, "2027-02-03T09:00:00Z");

        Round before = story.deliverableAsOf("d1", "2027-02-03T08:59:59Z")
                .review()
                .openRound()
                .orElseThrow();
        assertThat(before.due().instant()).isEqualTo(Instant.parse("2027-02-02T09:00:00Z"));
        assertThat(before.isMissed()).isTrue();
        assertThat(story.deliverableAsOf("d1", "2027-02-03T09:00:00Z")).isEqualTo(story.deliverable("d1"));
    }

    private static Round round(EngagementScenario story) {
        return story.deliverable("d1").review().openRound().orElseThrow();
    }
}
