package io.engagements.events.engagement;

import io.engagements.events.DomainEvent;
import io.engagements.events.engagement.OnboardingEvent.DocumentProvided;
import io.engagements.events.engagement.OnboardingEvent.MaterialShared;
import io.engagements.events.engagement.WorkEvent.DeliverableSubmitted;
import io.engagements.events.engagement.WorkEvent.InputProvided;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that an event names, uploaded or elsewhere.
 *
 * @param name as people typed it; of an input its id
 * @param sha256 of its content, 64 lower-case digits; null where the event has none
 * @param fileId of the uploaded file; null where it is elsewhere
 */
public record NamedContent(
        String name, @Nullable String sha256, @Nullable String fileId) {

    /** Those of an event, in its order; mostly none. */
    public static List<NamedContent> in(DomainEvent event) {
        if (event instanceof DeliverableSubmitted submitted) {
            return submitted.items().stream()
                    .map(item -> new NamedContent(item.name(), item.sha256(), item.fileId()))
                    .toList();
        } else if (event instanceof DocumentProvided provided) {
            return List.of(new NamedContent(provided.title(), provided.sha256(), provided.fileId()));
        } else if (event instanceof MaterialShared shared) {
            return named(shared.title(), shared.sha256(), shared.fileId(), shared.link());
        } else if (event instanceof InputProvided provided) {
            return named(provided.inputId(), null, provided.fileId(), provided.link());
        }
        return List.of();
    }

    /** Materials and inputs may be words alone. */
    private static List<NamedContent> named(
            String name, @Nullable String sha256, @Nullable String fileId, @Nullable String link) {
        return sha256 == null && fileId == null && link == null
                ? List.of()
                : List.of(new NamedContent(name, sha256, fileId));
    }
}
