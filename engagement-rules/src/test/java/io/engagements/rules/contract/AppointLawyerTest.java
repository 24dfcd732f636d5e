package io.engagements.rules.contract;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.OTHER_LAWYER;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.TermsMother.terms;

import io.engagements.events.engagement.ContractEvent.LawyerAppointed;
import io.engagements.events.refusal.RuleId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppointLawyerTest {

    private static final String AT = "2027-01-12T09:00:00Z";

    @Test
    void theClientNamesTheLawyer() {
        hired().when(appoint("sol"), CLIENT, AT)
                .thenEvents(new LawyerAppointed("e1", "sol", CLIENT.stamp(Instant.parse(AT))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "ceramica-ruiz", "lucia", "mateo"})
    void onlyARegisteredLawyerCanBeOne(String party) {
        hired().when(appoint(party), CLIENT, AT).thenInvalid("/lawyerId");
    }

    @Test
    void onlyTheLawyerAppointedLastSeesTheEngagement() {
        var replaced = hired().given(appoint("sol"), CLIENT, AT).given(appoint("luna"), CLIENT, AT);

        replaced.when(approve(), LAWYER, AT).thenUnknown();
        replaced.when(approve(), OTHER_LAWYER, AT).thenDone();
    }

    @Test
    void anEndedEngagementNeedsNone() {
        hiredOn(terms().endsOn("2027-01-31"))
                .when(appoint("sol"), CLIENT, "2027-01-31T23:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFacts(Map.of("state", "ENDED", "command", "appoint-lawyer"));
        hiredOn(terms().endsOn("2027-01-31"))
                .when(appoint("sol"), CLIENT, "2027-01-31T22:59:59.9Z")
                .thenDone();
    }
}
