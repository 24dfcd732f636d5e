package io.engagements.rules.engagement;

import io.engagements.events.Role;
import io.engagements.rules.Deed;
import org.jspecify.annotations.Nullable;

/** Something that the client entrusted to the VA; when the engagement ends it is an item of the exit list. */
public sealed interface Entrusted permits Material, Access, Channel {

    /** How it came back, or not. */
    record Settled(boolean waived, Deed by, @Nullable String note) {}

    enum State {
        OPEN,
        /** The VA took note of it; it is still to be given back. */
        ACKNOWLEDGED,
        DONE,
        WAIVED
    }

    /** Its name in the exit list. */
    String itemId();

    /** What people call it. */
    String title();

    /** When it was entrusted. */
    Deed since();

    @Nullable
    Settled settled();

    /** True when it may be entrusted only under a confidentiality agreement. */
    boolean isSensitive();

    /** The side that settles it at the end; it is owed to the other. */
    Role doneBy();

    default Role owedTo() {
        return doneBy() == Role.VA ? Role.CLIENT : Role.VA;
    }

    default boolean isOpen() {
        return settled() == null;
    }

    default State state() {
        Settled settled = settled();
        return settled == null ? State.OPEN : settled.waived() ? State.WAIVED : State.DONE;
    }
}
