package io.engagements.rules.ground;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.WorkEvent.DeadlineMissed;
import io.engagements.rules.Lists;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.clock.Circumstances;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.Miss;
import io.engagements.rules.work.Deliverable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which misses of first submissions count for repeated lateness, after an event. */
public final class MissFold {

    private MissFold() {}

    /**
     * @param contract as the event left it, apart from its misses
     * @param touched what the event changes of the work, as it was before
     */
    public static Contract evolve(
            Contract contract, RecordedEvent<EngagementEvent> recorded, List<Deliverable> touched) {
        List<Miss> misses = contract.ending().misses();
        if (recorded.event() instanceof DeadlineMissed missed && missed.round() == null) {
            List<Miss> counting = Miss.counting(misses, missed.stamp().occurredAt());
            return contract.withEnding(contract.ending()
                    .withMisses(Lists.with(counting, Miss.of(missed, recorded.id(), contract.terms()))));
        }
        Set<String> lifted = misses.isEmpty() ? Set.of() : lifted(contract, recorded, touched);
        return lifted.isEmpty()
                ? contract
                : contract.withEnding(contract.ending()
                        .withMisses(misses.stream()
                                .filter(miss -> !lifted.contains(miss.deliverableId()))
                                .toList()));
    }

    private static Set<String> lifted(
            Contract contract, RecordedEvent<EngagementEvent> recorded, List<Deliverable> touched) {
        Circumstances now = contract.circumstances();
        return touched.stream()
                .filter(each -> isMissed(contract, each.deliverableId()))
                .filter(each -> !each.evolve(recorded, now).delivery().isMissed())
                .map(Deliverable::deliverableId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isMissed(Contract contract, String deliverableId) {
        return contract.ending().misses().stream()
                .anyMatch(miss -> miss.deliverableId().equals(deliverableId));
    }
}
