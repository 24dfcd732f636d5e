package io.engagements.rules.review;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.reject;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.submitOther;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.submitted;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.ReviewEvent.DeliverableRejected;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Improvement comes first: a rejection needs rounds that did not help. */
class RejectDeliverableTest {

    /** One round is included, asked for criterion 2, and resubmitted with other content. */
    private static EngagementScenario oneRoundUsed() {
        return submitted(terms().rounds(1))
                .given(improve("d1", 1, "2"), CLIENT, "2027-01-29T09:00:00Z")
                .given(submitOther("d1"), VA, "2027-01-30T09:00:00Z");
    }

    @Test
    void itIsTooEarlyBeforeTheIncludedRounds() {
        submitted()
                .when(reject("d1", 1, "2"), CLIENT, "2027-01-29T09:00:00Z")
                .thenRefused(RuleId.IMPROVEMENT_FIRST, RuleId.CRITERION_CITED)
                .withFact("roundsAsked", 0)
                .withFact("roundsResubmitted", 0L)
                .withFact("roundsIncluded", 2)
                .withNext("request-quality-improvement", "accept-deliverable");
        improving()
                .given(submitOther("d1"), VA, "2027-01-30T09:00:00Z")
                .when(reject("d1", 2, "2"), CLIENT, "2027-01-30T10:00:00Z")
                .thenRefused(RuleId.IMPROVEMENT_FIRST);
    }

    @Test
    void afterTheIncludedRoundsItIsRejectedCitingWhatWasCitedBefore() {
        oneRoundUsed()
                .when(reject("d1", 2, "2"), CLIENT, "2027-01-30T10:00:00Z")
                .thenEvents(new DeliverableRejected(
                        "e1",
                        "d1",
                        2,
                        List.of("2"),
                        "Still not so",
                        CLIENT.stamp(Instant.parse("2027-01-30T10:00:00Z"))));
    }

    @Test
    void whatNoRoundCitedCannotBeCited() {
        for (String[] cited : new String[][] {{}, {"1"}, {"2", "1"}, {"3"}}) {
            oneRoundUsed()
                    .when(reject("d1", 2, cited), CLIENT, "2027-01-30T10:00:00Z")
                    .thenRefused(RuleId.CRITERION_CITED)
                    .withFact("citableCriteria", List.of("2"))
                    .withFact("citedCriteria", List.of(cited));
        }
    }

    @Test
    void withNoRoundIncludedAnyAgreedCriterionWillDo() {
        var none = submitted(terms().rounds(0));

        none.when(reject("d1", 1, "3"), CLIENT, "2027-01-29T09:00:00Z").thenRefused(RuleId.CRITERION_CITED);
        none.when(reject("d1", 1, "1"), CLIENT, "2027-01-29T09:00:00Z").thenDone();
    }

    @Test
    void aMissedRoundMayBeAnsweredWithARejectionOfItsVersion() {
        var missed = improving().until("2027-02-02T09:00:01Z");

        missed.when(reject("d1", 1, "2"), CLIENT, "2027-02-02T09:00:01Z").thenDone();
        assertThat(missed.deliverable("d1").state()).isEqualTo(DeliverableState.REJECTED);
    }

    @Test
    void aRoundThatIsNotMissedYetIsTheDecision() {
        improving()
                .when(reject("d1", 1, "2"), CLIENT, "2027-02-02T09:00:00.9Z")
                .thenLostTo(4, "request-quality-improvement", "ceramica-ruiz", "2027-01-29T09:00:00Z");
    }

    @Test
    void aRoundsMissThatWasSupersededIsNone() {
        var kept = improving().until("2027-02-02T09:00:01Z");
        kept.whenStoredLate(submitOther("d1"), VA, "2027-02-02T09:00:00Z").thenDone();

        kept.when(reject("d1", 2, "2"), CLIENT, "2027-02-02T10:00:00Z").thenRefused(RuleId.IMPROVEMENT_FIRST);
    }

    @Test
    void aLateResubmissionMayBeRejected() {
        improving()
                .given(submitOther("d1"), VA, "2027-02-03T09:00:00Z")
                .when(reject("d1", 2, "2"), CLIENT, "2027-02-03T10:00:00Z")
                .thenDone();
    }

    @Test
    void anUnchangedResubmissionMayBeRejected() {
        improving()
                .given(submit("d1"), VA, "2027-01-30T09:00:00Z")
                .when(reject("d1", 2, "2"), CLIENT, "2027-01-30T10:00:00Z")
                .thenDone();
    }

    @Test
    void fromRejectedTheVaMaySubmitAgain() {
        var again = oneRoundUsed()
                .given(reject("d1", 2, "2"), CLIENT, "2027-01-30T10:00:00Z")
                .given(submit("d1"), VA, "2027-01-31T09:00:00Z");
        assertThat(again.deliverable("d1").state()).isEqualTo(DeliverableState.SUBMITTED);
        assertThat(again.deliverable("d1").review().rejections()).hasSize(1);

        again.when(reject("d1", 2, "2"), CLIENT, "2027-01-31T10:00:00Z")
                .thenLostTo(7, "submit-deliverable", "lucia", "2027-01-31T09:00:00Z");
        again.when(reject("d1", 3, "2"), CLIENT, "2027-01-31T10:00:00Z").thenDone();
        again.when(accept("d1", 3), CLIENT, "2027-01-31T10:00:00Z")
                .thenLostTo(8, "reject-deliverable", "ceramica-ruiz", "2027-01-31T10:00:00Z");
    }

    @Test
    void afterTheWindowItIsTooLate() {
        oneRoundUsed()
                .when(reject("d1", 2, "2"), CLIENT, "2027-02-06T09:00:01Z")
                .thenRefused(RuleId.REVIEW_CLOSED);
        oneRoundUsed()
                .when(reject("d1", 2, "2"), CLIENT, "2027-02-06T09:00:00.9Z")
                .thenDone();
    }
}
