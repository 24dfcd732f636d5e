package io.engagements.rules.figures;

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
}
