package io.engagements.rules.review;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.ReviewEvent.StatementAdded;
import io.engagements.events.engagement.Subject;
import io.engagements.rules.RecordedEvent;

/** What somebody had to say; it changes no number and no state. */
public record Statement(Subject about, String text, Stamp by, String eventId) {

    public static Statement of(RecordedEvent<?> recorded, StatementAdded event) {
        return new Statement(event.about(), event.text(), event.stamp(), recorded.id());
    }
}
