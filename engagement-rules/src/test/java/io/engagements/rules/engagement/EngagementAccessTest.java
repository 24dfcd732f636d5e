package io.engagements.rules.engagement;

import static io.engagements.rules.Callers.AUDITING_CLIENT;
import static io.engagements.rules.Callers.AUDITOR;
import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.CLIENT_AS_VA;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.OPERATOR;
import static io.engagements.rules.Callers.OTHER_CLIENT;
import static io.engagements.rules.Callers.OTHER_LAWYER;
import static io.engagements.rules.Callers.OTHER_VA;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Stories.noticed;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Caller;
import io.engagements.events.CommandTable;
import io.engagements.events.Role;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.rules.Decision;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Strangers get 404, those who may look but not touch get 403; no rule is asked before. */
class EngagementAccessTest {

    private static final String AT = "2027-02-08T09:00:00Z";

    static Stream<EngagementCommand> commands() {
        return CommandTable.samples().stream()
                .filter(EngagementCommand.class::isInstance)
                .map(EngagementCommand.class::cast);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void strangersDoNotLearnThatItExists(EngagementCommand command) {
        for (Caller stranger : new Caller[] {OTHER_CLIENT, OTHER_VA, OTHER_LAWYER, OPERATOR, CLIENT_AS_VA}) {
            noticed().when(command, stranger, AT).thenUnknown();
            assertThat(EngagementDecisions.isVisible(noticed().state(), stranger))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anAuditorSeesItAndMayNotTouchIt(EngagementCommand command) {
        for (Caller auditor : new Caller[] {AUDITOR, AUDITING_CLIENT}) {
            noticed().when(command, auditor, AT).thenForbidden();
            assertThat(EngagementDecisions.isVisible(noticed().state(), auditor))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachSideDoesItsOwnPartAndNoOther(EngagementCommand command) {
        Map.of(Role.CLIENT, CLIENT, Role.VA, VA, Role.LAWYER, LAWYER).forEach((role, caller) -> {
            Decision decision = noticed().when(command, caller, AT).decision();
            if (command.roles().contains(role)) {
                assertThat(decision).isNotInstanceOf(Decision.Forbidden.class);
            } else {
                assertThat(decision).isEqualTo(new Decision.Forbidden());
            }
            assertThat(EngagementDecisions.isVisible(noticed().state(), caller)).isTrue();
        });
    }
}
