package io.engagements.rules.review;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Stories.accepted;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.submitted;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.ReviewCommand.AcceptDeliverable;
import io.engagements.events.engagement.ReviewEvent.DeliverableAccepted;
import io.engagements.events.refusal.RuleId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcceptDeliverableTest {

    private static final String AT = "2027-01-29T09:00:00Z";

    @Test
    void theClientAcceptsWithRemarksAndARating() {
        var scenario = submitted();
        scenario.when(new AcceptDeliverable("e1", "d1", 1, "Fine", 5), CLIENT, AT)
                .thenEvents(new DeliverableAccepted("e1", "d1", 1, "Fine", 5, CLIENT.stamp(Instant.parse(AT))));

        assertThat(scenario.deliverable("d1").state()).isEqualTo(DeliverableState.ACCEPTED);
    }

    @Test
    void theSecondDecisionLosesToTheFirst() {
        accepted()
                .when(accept("d1", 1), CLIENT, "2027-01-29T09:00:01Z")
                .thenLostTo(4, "accept-deliverable", "ceramica-ruiz", AT);
        improving()
                .when(accept("d1", 1), CLIENT, "2027-01-29T09:00:01Z")
                .thenLostTo(4, "request-quality-improvement", "ceramica-ruiz", AT);
    }

    @Test
    void aReplacedVersionLosesToItsReplacement() {
        submitted()
                .given(submit("d1"), VA, "2027-01-28T12:00:00Z")
                .when(accept("d1", 1), CLIENT, AT)
                .thenLostTo(4, "submit-deliverable", "lucia", "2027-01-28T12:00:00Z");
    }

    @Test
    void aVersionThatDoesNotExistYetIsInvalid() {
        submitted().when(accept("d1", 2), CLIENT, AT).thenInvalid("/submissionVersion");
    }

    @Test
    void theResubmissionOfARoundIsDecidedAnew() {
        improving()
                .given(submit("d1"), VA, "2027-02-01T09:00:00Z")
                .when(accept("d1", 2), CLIENT, "2027-02-01T10:00:00Z")
                .thenDone();
        improving()
                .given(submit("d1"), VA, "2027-02-01T09:00:00Z")
                .when(accept("d1", 1), CLIENT, "2027-02-01T10:00:00Z")
                .thenLostTo(5, "submit-deliverable", "lucia", "2027-02-01T09:00:00Z");
    }

    @Test
    void thereIsNothingToAcceptBeforeASubmission() {
        committed()
                .when(accept("d1", 1), CLIENT, "2027-01-28T09:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFacts(Map.of("state", "COMMITTED", "command", "accept-deliverable"));
    }

    @Test
    void aReviewGoesOnAfterTheEnd() {
        submitted(terms().endsOn("2027-01-31"))
                .when(accept("d1", 1), CLIENT, "2027-02-01T09:00:00Z")
                .thenDone();
    }

    @Test
    void anUnknownDeliverableIsUnknown() {
        submitted().when(accept("d2", 1), CLIENT, AT).thenUnknown();
    }
}
