package io.engagements.rules.onboarding;

import io.engagements.events.Role;
import io.engagements.events.engagement.MaterialKind;
import io.engagements.rules.EventSummary;
import org.jspecify.annotations.Nullable;

/** What the client showed the VA; at the end the VA returns or destroys it. */
public record Material(
        String materialId,
        MaterialKind kind,
        String title,
        boolean confidential,
        @Nullable String link,
        @Nullable String fileId,
        @Nullable String sha256,
        EventSummary since,
        @Nullable EventSummary acknowledged,
        @Nullable Settled returned,
        @Nullable Settled waived)
        implements Entrusted {

    public static String itemId(String materialId) {
        return "material-" + materialId;
    }

    @Override
    public String itemId() {
        return itemId(materialId);
    }

    @Override
    public boolean isSensitive() {
        return confidential;
    }

    @Override
    public Role doneBy() {
        return Role.VA;
    }

    @Override
    public State state() {
        return isOwed() && acknowledged != null ? State.ACKNOWLEDGED : Entrusted.super.state();
    }

    Material acknowledged(EventSummary by) {
        return new Material(materialId, kind, title, confidential, link, fileId, sha256, since, by, returned, waived);
    }

    Material returned(Settled how) {
        return new Material(
                materialId, kind, title, confidential, link, fileId, sha256, since, acknowledged, how, waived);
    }

    Material waived(@Nullable Settled how) {
        return new Material(
                materialId, kind, title, confidential, link, fileId, sha256, since, acknowledged, returned, how);
    }
}
