package io.engagements.query.pages.numbers;

import io.engagements.query.pages.frame.Sides.Pair;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.metrics.Item.Subject;
import io.engagements.rules.work.Deliverable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the things are called that numbers are made of.
 *
 * @param titles of pieces of work, by the engagement's id and their own
 * @param parties what they are called, by their ids
 * @param others who is on the other side, by the engagement's id; empty where that is one and the same
 */
record Known(Map<String, Map<String, String>> titles, Map<String, String> parties, Map<String, String> others) {

    static Known of(Side side) {
        return new Known(
                Map.of(
                        side.contract().engagementId(),
                        side.engagement().deliverables().stream()
                                .collect(Collectors.toMap(Deliverable::deliverableId, Deliverable::title))),
                side.names(),
                Map.of());
    }

    static Known of(Map<String, Map<String, String>> titles, Collection<Contract> contracts, Map<String, Pair> pairs) {
        Map<String, String> parties = new HashMap<>();
        Map<String, String> others = new HashMap<>();
        contracts.forEach(contract -> {
            Pair pair = pairs.get(contract.engagementId());
            if (pair != null) {
                parties.put(contract.parties().clientId(), pair.client().person());
                parties.put(contract.parties().vaId(), pair.va().person());
                others.put(contract.engagementId(), pair.other().person());
            }
        });
        return new Known(titles, parties, others);
    }

    @Nullable
    String title(Subject subject) {
        return titles.getOrDefault(subject.engagementId(), Map.of()).get(subject.id());
    }

    @Nullable
    String other(Subject subject) {
        return others.get(subject.engagementId());
    }
}
