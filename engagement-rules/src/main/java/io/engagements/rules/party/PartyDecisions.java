package io.engagements.rules.party;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.party.PartyCommand.EraseParty;
import io.engagements.events.party.PartyCommand.RegisterParty;
import io.engagements.events.party.PartyEvent.PartyErased;
import io.engagements.events.party.PartyEvent.PartyRegistered;
import io.engagements.events.party.Sealed;
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the operator's commands about parties come to. */
public final class PartyDecisions {

    /** Makes personal text unreadable without the party's key. */
    @FunctionalInterface
    public interface Seal {
        Sealed of(String field, String text);
    }

    private PartyDecisions() {}

    /** Registering one: there is no state yet. {@code at} is the receipt in whole seconds. */
    public static Decision register(RegisterParty command, Caller by, Instant at, Seal seal) {
        if (!by.has(Role.OPERATOR)) {
            return new Decision.Forbidden();
        }
        return Rule.check(
                List.of(new IndependentBusiness(command)), () -> Decision.done(registered(command, by, at, seal)));
    }

    private static PartyRegistered registered(RegisterParty command, Caller by, Instant at, Seal seal) {
        return new PartyRegistered(
                Objects.requireNonNull(command.partyId()),
                command.kind(),
                seal.of("name", command.name()),
                sealed(seal, "businessName", command.businessName()),
                sealed(seal, "contact", command.contact()),
                command.zone(),
                command.languageOrEnglish(),
                by.stamp(at));
    }

    private static @Nullable Sealed sealed(Seal seal, String field, @Nullable String text) {
        return text == null ? null : seal.of(field, text);
    }

    /**
     * Erasing one.
     *
     * @param running the engagements of the party that have not ended, in any role
     */
    public static Decision erase(Party party, EraseParty command, Caller by, Instant at, Collection<String> running) {
        if (!by.has(Role.OPERATOR)) {
            return new Decision.Forbidden();
        } else if (party.isErased()) {
            return StateForbids.refuse(party.state(), command);
        }
        return Rule.check(
                List.of(new PartyEngaged(party.kind(), running)),
                () -> Decision.done(new PartyErased(party.partyId(), command.reason(), by.stamp(at))));
    }
}
