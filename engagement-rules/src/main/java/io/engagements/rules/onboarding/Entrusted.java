package io.engagements.rules.onboarding;

import io.engagements.events.Role;
import io.engagements.rules.EventSummary;
import org.jspecify.annotations.Nullable;

/** Something that the client entrusted to the VA; when the engagement ends it is an item of the exit list. */
public sealed interface Entrusted permits Material, Access, Channel {

    /** How it came back, or that the client did without that. */
    record Settled(EventSummary by, @Nullable String note) {}

    enum State {
        OPEN,
        /** The VA took note of it; it is still to be given back. */
        ACKNOWLEDGED,
        DONE,
        /** The client did without its return; the VA still has it. */
        WAIVED
    }

    /** Its name in the exit list. */
    String itemId();

    /** What people call it. */
    String title();

    /** When it was entrusted. */
    EventSummary since();

    /** That it came back; absent while the VA has it. */
    @Nullable
    Settled returned();

    /** That the client did without its return, which it may still have. */
    @Nullable
    Settled waived();

    /** True when it may be entrusted only under a confidentiality agreement. */
    boolean isSensitive();

    /** The side that settles it at the end; whoever does, it is owed to the client. */
    Role doneBy();

    /** How the exit list tells it: that it came back says more than that nobody need give it back. */
    default @Nullable Settled settled() {
        return returned() == null ? waived() : returned();
    }

    /** True while the VA has it, whether or not it is to be given back. */
    default boolean isOpen() {
        return returned() == null;
    }

    /** True while it is to be given back. */
    default boolean isOwed() {
        return settled() == null;
    }

    default State state() {
        return isOpen() ? (isOwed() ? State.OPEN : State.WAIVED) : State.DONE;
    }
}
