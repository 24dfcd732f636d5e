package io.engagements.rules.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Family;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.OfDeliverable;
import io.engagements.events.engagement.ProposalEvent.CancellationProposed;
import io.engagements.events.engagement.ProposalEvent.ExtraRoundAccepted;
import io.engagements.events.engagement.ProposalEvent.InputProposed;
import io.engagements.events.engagement.ProposalEvent.ReopeningProposed;
import io.engagements.events.engagement.ReviewEvent.RejectionContested;
import io.engagements.events.engagement.WorkEvent.DeliverableRequested;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkFactsTest {

    /** What is asked and said without any number in it. */
    private static final Set<Class<?>> SILENT = Set.of(
            CancellationProposed.class,
            InputProposed.class,
            ExtraRoundAccepted.class,
            ReopeningProposed.class,
            RejectionContested.class);

    @Test
    void everyEventAboutADeliverableAddsAFactOrIsListedAsSilent() {
        Stream<Class<?>> known = Stream.concat(
                Stream.concat(WorkFacts.types().stream(), Stream.of(DeliverableRequested.class)), SILENT.stream());

        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(Family.recordsOf(EngagementEvent.class)
                        .filter(OfDeliverable.class::isAssignableFrom)
                        .toList());
    }
}
