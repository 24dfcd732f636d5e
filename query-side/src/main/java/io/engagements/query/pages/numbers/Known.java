package io.engagements.query.pages.numbers;

import io.engagements.query.history.Around;
import io.engagements.query.pages.frame.Sides.Pair;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.metrics.Item.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the things are called that numbers are made of.
 *
 * @param around by the engagement's id, what pieces of work, people and documents of it are called
 * @param others who is on the other side, by the engagement's id; empty where that is one and the same
 */
record Known(Map<String, Around> around, Map<String, String> others) {

    static Known of(Side side) {
        return new Known(Map.of(side.contract().engagementId(), Around.of(side.engagement(), side.who())), Map.of());
    }

    /** @param titles of pieces of work, by the engagement's id and their own */
    static Known of(Map<String, Map<String, String>> titles, Collection<Contract> contracts, Map<String, Pair> pairs) {
        Map<String, Around> around = new HashMap<>();
        Map<String, String> others = new HashMap<>();
        contracts.forEach(contract -> {
            String id = contract.engagementId();
            Pair pair = pairs.get(id);
            if (pair != null) {
                around.put(id, Around.of(contract, pair.who(), titles.getOrDefault(id, Map.of())));
                others.put(id, pair.other().person());
            }
        });
        return new Known(around, others);
    }

    @Nullable
    String title(Subject subject) {
        Around its = around.get(subject.engagementId());
        return its == null ? null : its.title(subject.id()).orElse(null);
    }

    @Nullable
    String other(Subject subject) {
        return others.get(subject.engagementId());
    }
}
