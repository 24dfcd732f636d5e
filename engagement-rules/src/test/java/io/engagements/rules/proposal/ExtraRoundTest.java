package io.engagements.rules.proposal;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.acceptExtraRound;
import static io.engagements.rules.Commands.acceptReopening;
import static io.engagements.rules.Commands.declineExtraRound;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.improveBy;
import static io.engagements.rules.Commands.proposeReopening;
import static io.engagements.rules.Commands.reject;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.submitPart;
import static io.engagements.rules.Commands.withdrawExtraRound;
import static io.engagements.rules.Stories.submitted;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.ExtraRoundAsked;
import io.engagements.events.engagement.ProposalEvent.ExtraRoundAccepted;
import io.engagements.events.engagement.ProposalEvent.ExtraRoundProposed;
import io.engagements.events.engagement.ProposalEvent.ProposalDeclined;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.engagement.ReviewEvent.QualityImprovementRequested;
import io.engagements.events.engagement.ReviewEvent.ReviewLapsed;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.ImprovementFirst;
import io.engagements.rules.review.Review;
import io.engagements.rules.review.ReviewClocks;
import io.engagements.rules.review.Round;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.time.Intervals;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No round is included. d1 was handed in on 28 January 11:00Z; the client may decide until 4 February 11:00Z. */
class ExtraRoundTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final String ASKED = "2027-01-29T11:00:00Z";
    private static final String LATER = "2027-01-31T09:00:00Z";

    private static EngagementScenario proposed() {
        return submitted(terms().rounds(0)).given(improve("d1", 1, "2"), CLIENT, ASKED);
    }

    private static Deadline madrid(String local) {
        return Deadlines.at(LocalDateTime.parse(local), MADRID);
    }

    private static QualityImprovementRequested round(String due, String at) {
        return new QualityImprovementRequested(
                "e1",
                "d1",
                1,
                1,
                List.of("2"),
                "Not so",
                madrid(due),
                new ExtraRoundAsked("x-1", CLIENT.stamp(Instant.parse(ASKED))),
                VA.stamp(Instant.parse(at)));
    }

    @Test
    void theRoundIsTheClientsAndTheVasAgreement() {
        EngagementScenario agreed = proposed().given(acceptExtraRound("d1"), VA, LATER);

        Round round = agreed.deliverable("d1").review().openRound().orElseThrow();
        assertThat(round.asked()).isEqualTo(CLIENT.stamp(Instant.parse(ASKED)));
        assertThat(round.agreed()).isEqualTo(VA.stamp(Instant.parse(LATER)));
        assertThat(round.begunAt()).isEqualTo(LATER);
        assertThat(round.summary().command()).isEqualTo("accept-extra-round");
        EngagementScenario included = submitted().given(improve("d1", 1, "1"), CLIENT, ASKED);
        assertThat(included.deliverable("d1").review().openRound().orElseThrow().agreed())
                .isNull();
    }

    @Test
    void beyondTheIncludedRoundsAnImprovementIsAProposal() {
        EngagementScenario once = submitted(terms().rounds(1))
                .given(improve("d1", 1, "1"), CLIENT, ASKED)
                .given(submit("d1"), VA, "2027-01-30T09:00:00Z");

        once.when(improveBy("2027-02-10T18:00", "d1", 2, "1"), CLIENT, "2027-01-30T10:00:00Z")
                .thenEvents(new ExtraRoundProposed(
                        "e1",
                        "d1",
                        "x-2",
                        2,
                        2,
                        List.of("1"),
                        "Not so",
                        madrid("2027-02-10T18:00"),
                        madrid("2027-02-06T11:00"),
                        madrid("2027-02-13T11:00"),
                        CLIENT.stamp(Instant.parse("2027-01-30T10:00:00Z"))));
        assertThat(once.deliverable("d1").state()).isEqualTo(DeliverableState.SUBMITTED);
    }

    @Test
    void theRoundLastsTheTurnaroundFromTheAcceptanceOn() {
        proposed()
                .when(acceptExtraRound("d1"), VA, LATER)
                .thenEvents(
                        new ExtraRoundAccepted("e1", "d1", "x-1", VA.stamp(Instant.parse(LATER))),
                        round("2027-02-03T10:00", LATER));
        submitted(terms().rounds(0))
                .given(improveBy("2027-02-01T12:00:01", "d1", 1, "2"), CLIENT, ASKED)
                .when(acceptExtraRound("d1"), VA, LATER)
                .thenEvents(
                        new ExtraRoundAccepted("e1", "d1", "x-1", VA.stamp(Instant.parse(LATER))),
                        round("2027-02-03T10:00", LATER));
        submitted(terms().rounds(0))
                .given(improveBy("2027-02-10T12:00", "d1", 1, "2"), CLIENT, ASKED)
                .when(acceptExtraRound("d1"), VA, LATER)
                .thenEvents(
                        new ExtraRoundAccepted("e1", "d1", "x-1", VA.stamp(Instant.parse(LATER))),
                        round("2027-02-10T12:00", LATER));
    }

    @Test
    void untilTheVaConsentsNothingFurtherIsAskedFor() {
        proposed()
                .when(improve("d1", 1, "1"), CLIENT, LATER)
                .thenRefused(RuleId.EXTRA_ROUND_CONSENT)
                .withFacts(Map.of("roundsAsked", 0, "roundsIncluded", 0, "proposalId", "x-1"))
                .withNext("accept-deliverable", "withdraw-extra-round");
        proposed().when(acceptExtraRound("d1"), CLIENT, LATER).thenRefused(RuleId.OTHER_SIDE_ANSWERS);
        proposed().when(accept("d1", 1), CLIENT, LATER).thenDone();
    }

    @Test
    void whileItIsOpenTheReviewDoesNotLapse() {
        EngagementScenario waiting = proposed().until("2027-02-11T00:00:00Z");

        assertThat(waiting.deliverable("d1").state()).isEqualTo(DeliverableState.SUBMITTED);
        assertThat(ReviewClocks.reviewEnd(waiting.deliverable("d1"))).isEmpty();
    }

    @Test
    void declinedTheWindowGoesOnWithTheTimeLeft() {
        EngagementScenario declined = proposed().given(declineExtraRound("d1"), VA, "2027-02-05T11:00:00Z");
        assertThat(declined.events())
                .endsWith(new ProposalDeclined(
                        "e1",
                        ProposalKind.EXTRA_ROUND,
                        "x-1",
                        "d1",
                        "Twice is enough",
                        VA.stamp(Instant.parse("2027-02-05T11:00:00Z"))));

        declined.until("2027-02-11T11:00:00Z");
        assertThat(declined.deliverable("d1").state()).isEqualTo(DeliverableState.SUBMITTED);
        declined.until("2027-02-11T11:00:01Z");
        assertThat(declined.deliverable("d1").state()).isEqualTo(DeliverableState.ACCEPTED_BY_SILENCE);
        assertThat(declined.clockFacts())
                .hasOnlyElementsOfType(ReviewLapsed.class)
                .extracting(
                        fact -> ((ReviewLapsed) fact).reviewUntil().instant().toString())
                .containsExactly("2027-02-11T11:00:00Z");
    }

    @Test
    void takenBackOrLapsedTheWindowGoesOnToo() {
        EngagementScenario takenBack = proposed().given(withdrawExtraRound("d1"), CLIENT, "2027-01-30T11:00:00Z");
        assertThat(ReviewClocks.reviewEnd(takenBack.deliverable("d1"))
                        .orElseThrow()
                        .instant())
                .isEqualTo("2027-02-05T11:00:00Z");

        EngagementScenario lapsed = proposed().until("2027-02-12T11:00:01Z");
        assertThat(ReviewClocks.reviewEnd(lapsed.deliverable("d1"))
                        .orElseThrow()
                        .instant())
                .isEqualTo("2027-02-18T11:00:01Z");
    }

    @Test
    void aRequestReceivedInTimeTakesTheSilenceBackThatWasStoredFirst() {
        EngagementScenario late = submitted(terms().rounds(0)).until("2027-02-04T11:00:01Z");
        late.whenStoredLate(improve("d1", 1, "2"), CLIENT, "2027-02-04T11:00:00.900Z")
                .thenDone();

        assertThat(late.deliverable("d1").state()).isEqualTo(DeliverableState.SUBMITTED);
        assertThat(late.deliverable("d1").review().lapses())
                .extracting(Review.Lapse::superseded)
                .containsExactly(true);
    }

    @Test
    void aConsentReceivedInTimeCountsAlsoWhenLapsesWereStoredFirst() {
        EngagementScenario late = submitted(terms().rounds(0))
                .given(improve("d1", 1, "2"), CLIENT, "2027-02-04T11:00:00Z")
                .until("2027-02-20T00:00:00Z");
        assertThat(late.deliverable("d1").state()).isEqualTo(DeliverableState.ACCEPTED_BY_SILENCE);
        late.whenStoredLate(acceptExtraRound("d1"), VA, "2027-02-18T11:00:00Z").thenDone();

        assertThat(late.deliverable("d1").state()).isEqualTo(DeliverableState.IMPROVEMENT_REQUESTED);
    }

    @Test
    void whatWasDecidedMeanwhileNeedsNoRound() {
        EngagementScenario story = proposed().given(accept("d1", 1), CLIENT, LATER);
        story.when(acceptExtraRound("d1"), VA, LATER).thenLostTo(5, "accept-deliverable", "ceramica-ruiz", LATER);

        story.given(proposeReopening("r1", "d1"), CLIENT, LATER).given(acceptReopening("d1"), VA, LATER);
        assertThat(ReviewClocks.reviewEnd(story.deliverable("d1"))).isPresent();
        story.when(acceptExtraRound("d1"), VA, LATER).thenLostTo(7, "accept-reopening", "lucia", LATER);
        story.when(improve("d1", 1, "2"), CLIENT, LATER)
                .thenLostTo(4, "request-quality-improvement", "ceramica-ruiz", ASKED);
    }

    /** The client has not seen the new version yet, and may ask for a round about it. */
    @Test
    void anotherVersionOvertakesWhatWasAskedOfTheOneBefore() {
        EngagementScenario replaced = proposed().given(submit("d1"), VA, LATER);

        assertThat(ReviewClocks.reviewEnd(replaced.deliverable("d1"))
                        .orElseThrow()
                        .instant())
                .isEqualTo("2027-02-07T09:00:00Z");
        replaced.when(acceptExtraRound("d1"), VA, "2027-01-31T10:00:00Z")
                .thenLostTo(5, "submit-deliverable", "lucia", LATER);
        replaced.given(improve("d1", 2, "2"), CLIENT, "2027-01-31T11:00:00Z")
                .given(acceptExtraRound("d1"), VA, "2027-01-31T12:00:00Z");
        assertThat(replaced.deliverable("d1").review().openRound().orElseThrow().submissionVersion())
                .isEqualTo(2);
    }

    @Test
    void aPartOfTheWorkOvertakesNothing() {
        proposed()
                .given(submitPart("d1"), VA, LATER)
                .when(acceptExtraRound("d1"), VA, LATER)
                .thenDone();
    }

    @Test
    void anIdMadeOnceIsTaken() {
        proposed()
                .given(declineExtraRound("d1"), VA, LATER)
                .when(improve("d1", 1, "2"), CLIENT, LATER)
                .thenLostTo(4, "request-quality-improvement", "ceramica-ruiz", ASKED);
    }

    @Test
    void leftOpenForLongerThanAReviewTheWorkMayBeRejected() {
        Deliverable closed = submitted(terms().rounds(2).reviewDays(3)).deliverable("d1");
        assertThat(new ImprovementFirst(closed, 2, Instant.parse(LATER)).holds())
                .isFalse();

        EngagementScenario open = proposed();
        Deliverable left = open.deliverable("d1");
        assertThat(left.review().isLeftOpen(Instant.parse("2027-02-05T11:00:00Z"), Intervals.NONE))
                .isFalse();
        assertThat(left.review().isLeftOpen(Instant.parse("2027-02-05T11:00:01Z"), Intervals.NONE))
                .isTrue();
        assertThat(new ImprovementFirst(left, 2, Instant.parse("2027-02-05T11:00:01Z")).holds())
                .isTrue();
        open.when(reject("d1", 1, "2"), CLIENT, "2027-02-05T11:00:01Z").thenDone();
    }
}
