package io.engagements.rules.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engagements.events.Family;
import io.engagements.events.engagement.ContractEvent.TermsChanged;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.LastDayFixed;
import io.engagements.events.engagement.OnboardingEvent;
import io.engagements.events.engagement.ReviewEvent;
import io.engagements.events.engagement.WorkEvent.DeliverableCancelled;
import io.engagements.rules.Table;
import io.engagements.rules.contract.ContractFold;
import io.engagements.rules.onboarding.OnboardingFold;
import io.engagements.rules.proposal.Proposals;
import io.engagements.rules.review.ReviewFold;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every table has a row for each type that it is asked about. */
class TablesTest {

    @Test
    void everyCommandAboutAnEngagementIsDecided() {
        assertThat(EngagementDecisions.types().stream().<Class<?>>map(type -> type))
                .containsExactlyInAnyOrderElementsOf(
                        Family.recordsOf(EngagementCommand.class).toList());
    }

    @Test
    void everyEventThatNamesAProposalBeginsOrEndsOne() {
        Stream<Class<?>> naming = Family.recordsOf(EngagementEvent.class)
                .filter(type -> Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.getName().equals("proposalId")));

        assertThat(Proposals.types().stream().<Class<?>>map(type -> type))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(naming, Stream.of(TermsChanged.class, DeliverableCancelled.class))
                                .distinct()
                                .toList());
    }

    @Test
    void everyEventOfOnboardingAndOfAReviewIsFolded() {
        assertThat(OnboardingFold.types().stream().<Class<?>>map(type -> type))
                .containsAll(Family.recordsOf(OnboardingEvent.class).toList());
        assertThat(ReviewFold.types().stream().<Class<?>>map(type -> type))
                .containsAll(Family.recordsOf(ReviewEvent.class).toList());
    }

    @Test
    void everyEventThatFixesALastDayChangesTheContract() {
        assertThat(ContractFold.types().stream().<Class<?>>map(type -> type))
                .containsAll(Family.recordsOf(EngagementEvent.class)
                        .filter(LastDayFixed.class::isAssignableFrom)
                        .toList());
    }

    @Test
    void aTypeStandsInATableOnceAndOneThatDoesNotIsNoGuess() {
        Table<Object, String, String> table =
                new Table<Object, String, String>().on(Integer.class, (one, around) -> around + one);

        assertThat(table.apply(1, "a")).isEqualTo("a1");
        assertThat(table.applyOr("x", "a", "none")).isEqualTo("none");
        assertThatThrownBy(() -> table.apply("x", "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.on(Integer.class, (one, around) -> around))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
