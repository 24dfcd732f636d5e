package io.engagements.rules.onboarding;

import io.engagements.events.engagement.DocumentKind;
import io.engagements.rules.EventSummary;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the client laid down for the lawyer to approve or the VA to sign.
 *
 * @param version 1 for the first of its kind
 * @param sha256 what the content is known by
 */
public record Document(
        DocumentKind kind,
        int version,
        String title,
        @Nullable String link,
        @Nullable String fileId,
        String sha256,
        EventSummary since) {

    /** Its name in the engagement, such as {@code nda-2}. */
    public String documentId() {
        return kind.name().toLowerCase(Locale.ROOT) + '-' + version;
    }

    boolean isOf(DocumentKind other) {
        return kind == other;
    }

    boolean isThereAt(Instant at) {
        return !since.at().isAfter(at);
    }
}
