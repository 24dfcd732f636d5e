package io.engagements.rules.candidacy;

import static io.engagements.rules.Callers.AUDITING_CLIENT;
import static io.engagements.rules.Callers.AUDITOR;
import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.CLIENT_AS_VA;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.OPERATOR;
import static io.engagements.rules.Callers.OTHER_CLIENT;
import static io.engagements.rules.Callers.OTHER_VA;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.CandidacyScenario.decline;
import static io.engagements.rules.CandidacyScenario.hire;
import static io.engagements.rules.CandidacyScenario.vetted;
import static io.engagements.rules.CandidacyScenario.waive;
import static io.engagements.rules.CandidacyScenario.withdraw;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.candidacy.CandidacyCommand.OfferTerms;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyWithdrawn;
import io.engagements.events.candidacy.Criterion;
import io.engagements.events.candidacy.Outcome;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.CandidacyScenario;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what to a candidacy, and when nobody may any more. */
class CandidacyAccessTest {

    private static final String AT = "2027-01-11T09:00:00Z";

    static Stream<CandidacyCommand> commands() {
        return Stream.of(
                CandidacyScenario.record(Criterion.WRITING, Outcome.SATISFIED),
                waive(Criterion.WRITING),
                new OfferTerms("c1", terms().draft()),
                decline(1),
                withdraw(),
                hire(1));
    }

    @Test
    void everyCommandButTheOpeningIsCovered() {
        assertThat(Stream.concat(commands().map(Object::getClass), Stream.of(OpenCandidacy.class))
                        .map(type -> (Object) type))
                .containsExactlyInAnyOrder((Object[]) CandidacyCommand.class.getPermittedSubclasses());
    }

    private static CandidacyScenario ready() {
        return vetted().offered(terms());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void strangersDoNotLearnThatItExists(CandidacyCommand command) {
        for (Caller stranger : new Caller[] {OTHER_CLIENT, OTHER_VA, LAWYER, OPERATOR, CLIENT_AS_VA}) {
            ready().when(command, stranger, AT).thenUnknown();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anAuditorSeesItAndMayNotTouchIt(CandidacyCommand command) {
        ready().when(command, AUDITOR, AT).thenForbidden();
        ready().when(command, AUDITING_CLIENT, AT).thenForbidden();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachSideDoesItsOwnPart(CandidacyCommand command) {
        if (command.roles().contains(Role.CLIENT)) {
            ready().when(command, CLIENT, AT).thenDone();
        } else {
            ready().when(command, CLIENT, AT).thenForbidden();
        }
        if (command.roles().contains(Role.VA)) {
            ready().when(command, VA, AT).thenDone();
        } else {
            ready().when(command, VA, AT).thenForbidden();
        }
    }

    @Test
    void eitherSideWithdrawsWithAReason() {
        for (Caller side : new Caller[] {CLIENT, VA}) {
            CandidacyScenario scenario = ready();
            scenario.when(withdraw(), side, AT)
                    .thenEvents(new CandidacyWithdrawn("c1", "when in doubt", side.stamp(Instant.parse(AT))));
            assertThat(scenario.state().state()).isEqualTo(Candidacy.Status.WITHDRAWN);
            assertThat(scenario.state().withdrawn())
                    .extracting(Candidacy.Withdrawn::reason)
                    .isEqualTo("when in doubt");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nothingIsDoneToOneThatIsOver(CandidacyCommand command) {
        Caller by = command.roles().contains(Role.CLIENT) ? CLIENT : VA;

        ready().given(withdraw(), VA, AT)
                .when(command, by, AT)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFacts(Map.of("state", "WITHDRAWN", "command", command.commandName()))
                .withNext();
        ready().given(hire(1), CLIENT, AT)
                .when(command, by, AT)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "HIRED");
    }
}
