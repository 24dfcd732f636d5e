package io.engagements.rules.metrics;

import io.engagements.rules.ground.Ground;
import io.engagements.rules.metrics.Item.Side;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** How many grounds stand how at the instant itself, whatever the window. */
public final class GroundsLedger {

    private GroundsLedger() {}

    static void items(EngagementAsOf engagement, Consumer<Item> to) {
        Instant asOf = engagement.asOf();
        engagement.grounds().forEach(ground -> to.accept(item(engagement, ground, asOf)));
    }

    private static Item item(EngagementAsOf engagement, Ground ground, Instant asOf) {
        String state = ground.stateAt(asOf).name().toLowerCase(Locale.ROOT);
        return new Item(
                engagement.subject(ground.groundId()),
                engagement.zone(asOf),
                Side.BESIDE,
                state,
                asOf,
                0,
                ground.eventIds());
    }

    public static int count(List<Item> items, Ground.State state) {
        String label = state.name().toLowerCase(Locale.ROOT);
        return (int) items.stream().filter(item -> item.is(label)).count();
    }
}
