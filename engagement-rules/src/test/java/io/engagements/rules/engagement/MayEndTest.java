package io.engagements.rules.engagement;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.Stories.ASKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Role;
import io.engagements.events.engagement.TerminationEvent.BreachNoticeGiven;
import io.engagements.events.engagement.TerminationEvent.ContractTerminated;
import io.engagements.events.engagement.TerminationEvent.TerminationApproved;
import io.engagements.rules.Decision;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.agreement.EngagementStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be done towards an end is what the commands would come to: tried, never copied. */
class MayEndTest {

    private static final List<String> D1 = List.of("missed-d1");

    /** d1 is missed on 29 January. */
    private static EngagementScenario missed() {
        return hired().given(request("d1", "2027-01-29T18:00"), CLIENT, ASKED).given(commit("d1"), VA, ASKED);
    }

    private static MayEnd at(EngagementScenario story, String instant) {
        return MayEnd.of(story.state(), Instant.parse(instant));
    }

    @Test
    void aNoticeIsThereToBeGivenOnceADueHasPassedAndUntilItIsGiven() {
        assertThat(at(missed(), "2027-01-29T17:00:00Z").noticeable()).isEmpty();

        MayEnd open = at(missed(), "2027-01-30T09:00:00Z");
        assertThat(open.noticeable()).isEqualTo(D1);
        assertThat(MayEnd.event(open.notice(D1), BreachNoticeGiven.class))
                .hasValueSatisfying(given ->
                        assertThat(given.cureUntil().instant()).isEqualTo(Instant.parse("2027-02-04T09:00:00Z")));

        assertThat(at(missed().given(notice("missed-d1"), CLIENT, "2027-02-01T09:00:00Z"), "2027-02-02T09:00:00Z")
                        .noticeable())
                .isEmpty();
    }

    @Test
    void onlyAnAppointedLawyerApproves() {
        String then = "2027-01-30T09:00:00Z";
        assertThat(at(missed(), then).approval(D1)).isNotInstanceOf(Decision.Done.class);

        MayEnd appointed = at(missed().given(appoint("sol"), CLIENT, ASKED), then);
        assertThat(MayEnd.event(appointed.approval(D1), TerminationApproved.class))
                .hasValueSatisfying(approved ->
                        assertThat(approved.holdsUntil().instant()).isEqualTo(Instant.parse("2027-02-13T09:00:00Z")));
        assertThat(appointed.contractApproval()).isInstanceOf(Decision.Done.class);
        assertThat(at(missed(), then).contractApproval()).isNotInstanceOf(Decision.Done.class);
    }

    @Test
    void aTerminationIsSeenWithWhatItReleasesAndCanThenBeTakenBack() {
        EngagementScenario story = missed().given(appoint("sol"), CLIENT, ASKED)
                .given(approve(), LAWYER, ASKED)
                .given(notice("missed-d1"), CLIENT, "2027-02-01T09:00:00Z");
        MayEnd may = at(story, "2027-02-08T09:00:00Z");
        assertThat(may.withdrawal()).isInstanceOf(Decision.Refused.class);

        Decision yes = may.termination(D1, null);
        assertThat(MayEnd.event(yes, ContractTerminated.class))
                .hasValueSatisfying(ended ->
                        assertThat(ended.effectiveAt().instant()).isEqualTo(Instant.parse("2027-02-18T09:00:00Z")));
        assertThat(may.after(yes).contract().state()).isEqualTo(EngagementStatus.TERMINATING);
        assertThat(may.now().contract().state()).isEqualTo(EngagementStatus.ACTIVE);

        story.given(terminate("missed-d1"), CLIENT, "2027-02-08T09:00:00Z");
        assertThat(at(story, "2027-02-08T09:00:00Z").withdrawal()).isInstanceOf(Decision.Done.class);
    }

    @Test
    void bothSidesMayProposeAnEndAndNoticeNeedsTermsThatGiveIt() {
        MayEnd may = at(hired(), "2027-01-30T09:00:00Z");
        assertThat(may.agreement(Role.CLIENT)).isInstanceOf(Decision.Done.class);
        assertThat(may.agreement(Role.VA)).isInstanceOf(Decision.Done.class);
        assertThat(may.ordinaryNotice(null)).isInstanceOf(Decision.Refused.class);
    }
}
