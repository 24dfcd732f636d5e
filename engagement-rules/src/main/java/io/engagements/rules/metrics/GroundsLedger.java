package io.engagements.rules.metrics;

import io.engagements.rules.engagement.Ground;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.Item.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How many grounds stand how at the instant itself, whatever the window. */
public final class GroundsLedger {

    private GroundsLedger() {}

    static Optional<Item> item(EngagementFacts engagement, Ground ground, Instant asOf) {
        return ground.asOf(asOf)
                .map(then -> new Item(
                        new Subject(engagement.engagementId(), engagement.zone(), ground.groundId()),
                        Side.BESIDE,
                        then.stateAt(asOf).name().toLowerCase(Locale.ROOT),
                        asOf,
                        0,
                        then.eventIds()));
    }

    public static int count(List<Item> items, Ground.State state) {
        String label = state.name().toLowerCase(Locale.ROOT);
        return (int) items.stream().filter(item -> item.is(label)).count();
    }
}
