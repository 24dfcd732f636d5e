package io.engagements.rules.proposal;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.acceptCancellation;
import static io.engagements.rules.Commands.declineCancellation;
import static io.engagements.rules.Commands.proposeCancellation;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.withdrawCancellation;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.CancellationCause;
import io.engagements.events.engagement.ProposalEvent.ProposalDeclined;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.engagement.WorkEvent.DeliverableCancelled;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.review.DeliverableState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Either side may propose to want the work no more; the other agrees or not. */
class ProposeCancellationTest {

    private static EngagementScenario proposed() {
        return committed().given(proposeCancellation("p1", "d1"), VA, ASKED);
    }

    @Test
    void agreedItIsCancelledByBoth() {
        proposed()
                .when(acceptCancellation("d1"), CLIENT, ASKED)
                .thenEvents(new DeliverableCancelled(
                        "e1", "d1", CancellationCause.AGREED, "No longer sold", CLIENT.stamp(Instant.parse(ASKED))));
        EngagementScenario story = proposed().given(acceptCancellation("d1"), CLIENT, ASKED);
        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.CANCELLED);
        assertThat(story.state().contract().proposals().all())
                .extracting(Proposal::state)
                .containsExactly(Proposal.State.ACCEPTED);
    }

    @Test
    void eachSidesProposalIsEndedByTheOther() {
        EngagementScenario both = proposed().given(proposeCancellation("p2", "d1"), CLIENT, ASKED);
        both.when(withdrawCancellation("d1"), VA, ASKED).thenInvalid("/proposalId");
        both.given(new AnswerProposal(Verb.ACCEPT, ProposalKind.CANCELLATION, "e1", "d1", "p1", null), CLIENT, ASKED);

        assertThat(both.state().contract().proposals().all())
                .extracting(Proposal::state)
                .containsExactly(Proposal.State.ACCEPTED, Proposal.State.OPEN);
    }

    @Test
    void whatLapsedBeforeStaysLapsed() {
        EngagementScenario story = proposed()
                .given(proposeCancellation("p2", "d1"), VA, "2027-01-27T09:00:00Z")
                .given(acceptCancellation("d1"), CLIENT, "2027-01-27T09:00:00Z");

        assertThat(story.state().contract().proposals().all())
                .extracting(Proposal::state)
                .containsExactly(Proposal.State.LAPSED, Proposal.State.ACCEPTED);
    }

    @Test
    void declinedTheWorkIsOwed() {
        proposed()
                .when(declineCancellation("d1"), CLIENT, ASKED)
                .thenEvents(new ProposalDeclined(
                        "e1", ProposalKind.CANCELLATION, "p1", "d1", null, CLIENT.stamp(Instant.parse(ASKED))));
    }

    @Test
    void afterAMissTheMissStaysAndItsGroundIsWithdrawn() {
        EngagementScenario story = proposed()
                .until("2027-01-25T00:00:00Z")
                .given(proposeCancellation("p2", "d1"), CLIENT, "2027-01-30T09:00:00Z")
                .given(acceptCancellation("d1"), VA, "2027-01-30T09:00:00Z");

        assertThat(story.deliverable("d1").delivery().isMissed()).isTrue();
        assertThat(story.ground("missed-d1").state()).isEqualTo(Ground.State.WITHDRAWN);
    }

    @Test
    void whatWasHandedInWholeIsReviewed() {
        submitted()
                .when(proposeCancellation("p1", "d1"), CLIENT, "2027-01-28T11:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS);
        proposed()
                .given(submit("d1"), VA, ASKED)
                .when(acceptCancellation("d1"), CLIENT, ASKED)
                .thenOvertaken();
    }
}
