package io.engagements.rules.figures;

import io.engagements.events.DomainEvent;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.rules.RecordedEvent;
import java.util.List;

/** What may happen in an engagement, stored late now and then. */
public final class RandomHistories {

    private static final int STEPS = 80;

    private RandomHistories() {}

    /** The events of one engagement, in the order stored; of the same seed the same. */
    public static List<EngagementEvent> from(long seed) {
        return new Generator(seed)
                .played(STEPS).play().engagement().history().stream()
                        .map(RecordedEvent::event)
                        .toList();
    }

    /** The same, with the attempts that were refused where they came. */
    public static List<DomainEvent> withRefusals(long seed) {
        return new Generator(seed).played(STEPS).play().stored();
    }
}
