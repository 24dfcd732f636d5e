package io.engagements.rules.onboarding;

import io.engagements.events.Role;
import io.engagements.rules.EventSummary;
import org.jspecify.annotations.Nullable;

/** A tool that the client let the VA into; it never holds a secret. */
public record Access(
        String accessId,
        String tool,
        @Nullable String level,
        EventSummary since,
        @Nullable Settled returned,
        @Nullable Settled waived)
        implements Entrusted {

    public static String itemId(String accessId) {
        return "access-" + accessId;
    }

    @Override
    public String itemId() {
        return itemId(accessId);
    }

    @Override
    public String title() {
        return tool;
    }

    @Override
    public boolean isSensitive() {
        return true;
    }

    @Override
    public Role doneBy() {
        return Role.CLIENT;
    }

    Access returned(Settled how) {
        return new Access(accessId, tool, level, since, how, waived);
    }

    Access waived(@Nullable Settled how) {
        return new Access(accessId, tool, level, since, returned, how);
    }
}
