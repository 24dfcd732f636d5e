package io.engagements.rules.contract;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.OTHER_LAWYER;
import static io.engagements.rules.Commands.HASH;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.ContractEvent.ContractApproved;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.TermsMother;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ApproveContractTest {

    private static final String AT = "2027-01-12T10:00:00Z";

    private static EngagementScenario withLawyer() {
        return hired().given(appoint("sol"), CLIENT, "2027-01-12T09:00:00Z");
    }

    @Test
    void theAppointedLawyerApprovesTheTermsInForce() {
        withLawyer()
                .when(approve(), LAWYER, AT)
                .thenEvents(new ContractApproved("e1", 1, HASH, LAWYER.stamp(Instant.parse(AT))));
    }

    @Test
    void beforeAnAppointmentNoLawyerSeesIt() {
        hired().when(approve(), LAWYER, AT).thenUnknown();
        withLawyer().when(approve(), OTHER_LAWYER, AT).thenUnknown();
    }

    @Test
    void theLatestApprovalIsOnRecordWithItsEvent() {
        var approved = withLawyer().given(approve(), LAWYER, AT).given(approve(), LAWYER, "2027-01-13T10:00:00Z");

        assertThat(approved.state().contract().inForce().approval())
                .isEqualTo(new TermsInForce.Approval(
                        1,
                        HASH,
                        new TermsInForce.Weighed(10, 5, 2, 3, 90),
                        LAWYER.stamp(Instant.parse("2027-01-13T10:00:00Z")),
                        "ev-3",
                        3,
                        true));
    }

    @Test
    void holdsWhileNoticeCureRoundsAndLatenessStayAsApproved() {
        var approval = Objects.requireNonNull(withLawyer()
                .given(approve(), LAWYER, AT)
                .state()
                .contract()
                .inForce()
                .approval());

        for (TermsMother same :
                List.of(terms(), terms().reviewDays(30), terms().turnaroundDays(9), terms().zone("UTC"))) {
            assertThat(approval.under(same.complete()).holds()).isTrue();
        }
        for (TermsMother other : List.of(
                terms().noticeDays(11),
                terms().cureDays(6),
                terms().rounds(3),
                terms().lateness(4, 90),
                terms().lateness(3, 91))) {
            assertThat(approval.under(other.complete()).holds()).isFalse();
        }
    }

    @Test
    void anEndedEngagementNeedsNone() {
        hiredOn(terms().endsOn("2027-01-31"))
                .given(appoint("sol"), CLIENT, "2027-01-12T09:00:00Z")
                .when(approve(), LAWYER, "2027-02-01T09:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFacts(Map.of("state", "ENDED", "command", "approve-contract"));
    }
}
