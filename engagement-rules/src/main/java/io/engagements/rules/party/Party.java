package io.engagements.rules.party;

import io.engagements.events.party.PartyEvent;
import io.engagements.events.party.PartyEvent.PartyErased;
import io.engagements.events.party.PartyEvent.PartyRegistered;
import io.engagements.events.party.PartyKind;
import io.engagements.events.party.Sealed;
import io.engagements.rules.EventSummary;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A registered business, as its events tell. Name, business name and contact are sealed, and gone once it is erased.
 *
 * @param version sequence of the last event, from 0
 */
public record Party(
        String partyId,
        PartyKind kind,
        Status state,
        @Nullable Sealed name,
        @Nullable Sealed businessName,
        @Nullable Sealed contact,
        ZoneId zone,
        String language,
        long version,
        EventSummary last) {

    public enum Status {
        REGISTERED,
        ERASED
    }

    public boolean isErased() {
        return state == Status.ERASED;
    }

    /** The state after an event. The first event of a party is {@link PartyRegistered}. */
    public static Party evolve(@Nullable Party before, PartyEvent event) {
        if (event instanceof PartyRegistered registered) {
            return registered(registered);
        } else if (event instanceof PartyErased erased) {
            return Objects.requireNonNull(before, "a party begins by being registered")
                    .evolve(erased);
        }
        throw new IllegalArgumentException("no party event: " + event.getClass());
    }

    private static Party registered(PartyRegistered event) {
        return new Party(
                event.partyId(),
                event.kind(),
                Status.REGISTERED,
                event.name(),
                event.businessName(),
                event.contact(),
                event.zone(),
                event.language(),
                0,
                EventSummary.of(0, event));
    }

    private Party evolve(PartyErased event) {
        long next = version + 1;
        return new Party(
                partyId, kind, Status.ERASED, null, null, null, zone, language, next, EventSummary.of(next, event));
    }
}
