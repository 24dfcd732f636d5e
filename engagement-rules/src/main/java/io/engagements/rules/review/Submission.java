package io.engagements.rules.review;

import io.engagements.events.engagement.Item;
import io.engagements.events.engagement.WorkEvent.DeliverableSubmitted;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EventSummary;
import io.engagements.rules.RecordedEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version handed in.
 *
 * @param partial true when it is not the whole: it opens no review
 * @param unchanged true when its items have the hashes of the full submission before it
 * @param reviewUntil end of the client's review window if it never stands still; absent when partial
 */
public record Submission(
        int version,
        Instant receivedAt,
        List<Item> items,
        @Nullable String note,
        boolean partial,
        boolean unchanged,
        @Nullable Deadline reviewUntil,
        String eventId,
        EventSummary summary) {

    static Submission of(RecordedEvent<?> recorded, DeliverableSubmitted event) {
        return new Submission(
                event.version(),
                event.stamp().occurredAt(),
                event.items(),
                event.note(),
                event.partial(),
                event.unchanged(),
                event.reviewUntil(),
                recorded.id(),
                recorded.summary());
    }

    /** True when these items have the same content, whatever their names and order. */
    public boolean hasContentOf(List<Item> others) {
        return hashes(items).equals(hashes(others));
    }

    private static List<String> hashes(List<Item> items) {
        return items.stream().map(Item::sha256).sorted().toList();
    }
}
