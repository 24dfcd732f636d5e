package io.engagements.rules.onboarding;

import io.engagements.events.Role;
import io.engagements.events.engagement.ChannelKind;
import io.engagements.rules.EventSummary;
import org.jspecify.annotations.Nullable;

/** Calls or e-mail that the VA answers for the client. */
public record Channel(
        String channelId,
        ChannelKind kind,
        String address,
        EventSummary since,
        @Nullable Settled returned,
        @Nullable Settled waived)
        implements Entrusted {

    public static String itemId(String channelId) {
        return "channel-" + channelId;
    }

    @Override
    public String itemId() {
        return itemId(channelId);
    }

    @Override
    public String title() {
        return address;
    }

    @Override
    public boolean isSensitive() {
        return true;
    }

    @Override
    public Role doneBy() {
        return Role.CLIENT;
    }

    Channel returned(Settled how) {
        return new Channel(channelId, kind, address, since, how, waived);
    }

    Channel waived(@Nullable Settled how) {
        return new Channel(channelId, kind, address, since, returned, how);
    }
}
