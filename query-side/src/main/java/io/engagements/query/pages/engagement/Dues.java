package io.engagements.query.pages.engagement;

import io.engagements.events.time.Deadline;
import io.engagements.query.engagement.EngagementView.DeliverableView;
import io.engagements.query.engagement.EngagementView.DeliveryView;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.review.DeliverableState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of a piece of work's dues counts now. */
final class Dues {

    private Dues() {}

    /** Absent where the state has none. */
    static @Nullable Deadline counting(DeliverableView work) {
        if (work.state() == DeliverableState.SUBMITTED && work.reviewUntil() != null) {
            return work.reviewUntil();
        } else if (work.state() == DeliverableState.IMPROVEMENT_REQUESTED
                && !work.review().rounds().isEmpty()) {
            return work.review().rounds().get(work.review().rounds().size() - 1).due();
        }
        return ofTheWork(work.delivery());
    }

    /** The one agreed on, or as long as nothing is, the one asked for. */
    static Deadline ofTheWork(DeliveryView delivery) {
        Deadline agreed = delivery.agreedDue();
        return agreed == null ? delivery.requestedDue() : agreed;
    }

    /** The due agreed on at first, in words, where client time, a pause or a new agreement moved it. */
    static @Nullable String first(DeliverableView work, View view) {
        Deadline original = work.delivery().originalDue();
        Deadline agreed = work.delivery().agreedDue();
        return original == null || agreed == null || original.instant().equals(agreed.instant())
                ? null
                : view.say("engagement.first-due", Map.of("due", view.moment(original.instant(), view.zone())));
    }
}
