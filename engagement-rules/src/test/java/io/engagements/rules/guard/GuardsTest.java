package io.engagements.rules.guard;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.GuardCommand.ChangeTerms;
import io.engagements.events.engagement.GuardCommand.PrescribeMeans;
import io.engagements.events.engagement.GuardCommand.RequestTimesheet;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Decision;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An independent business: its terms, its hours, its means. */
class GuardsTest {

    static Stream<Arguments> guards() {
        return Stream.of(
                Arguments.of(
                        new ChangeTerms("e1", "35 USD"),
                        RuleId.TERMS_SET_BY_VA,
                        Map.of("asked", "35 USD", "termsVersion", 1)),
                Arguments.of(
                        new RequestTimesheet("e1", "Last week"),
                        RuleId.TIMESHEETS_NOT_OWED,
                        Map.of("asked", "Last week")),
                Arguments.of(
                        new PrescribeMeans("e1", "Be online 9-17"),
                        RuleId.RESULT_NOT_MEANS,
                        Map.of("asked", "Be online 9-17")));
    }

    @ParameterizedTest
    @MethodSource("guards")
    void isRefusedByItsRuleAndSaysWhatWasAsked(EngagementCommand command, RuleId rule, Map<String, Object> facts) {
        hired().when(command, CLIENT, ASKED).thenRefused(rule).withFacts(facts);
    }

    @ParameterizedTest
    @MethodSource("guards")
    void afterTheEndToo(EngagementCommand command, RuleId rule, Map<String, Object> facts) {
        hiredOn(terms().endsOn("2027-01-12"))
                .when(command, CLIENT, "2027-02-01T09:00:00Z")
                .thenRefused(rule);
    }

    @Test
    void whatWasAskedNeedNotBeSaid() {
        for (EngagementCommand command : List.of(
                new ChangeTerms("e1", null), new RequestTimesheet("e1", null), new PrescribeMeans("e1", null))) {
            assertThat(hired().when(command, CLIENT, ASKED).decision()).isInstanceOf(Decision.Refused.class);
        }
    }
}
