package io.engagements.standalone.demo;

import io.engagements.command.party.PartyBook;
import io.engagements.rules.PartyKind;
import io.engagements.standalone.identity.DemoParties;
import io.engagements.standalone.identity.IdentitySettings;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Registers the parties for which the demo accounts act. */
@Component
record DemoPartiesRegistration(IdentitySettings settings, PartyBook parties) implements SmartInitializingSingleton {

    @Override
    public void afterSingletonsInstantiated() {
        if (settings.demo()) {
            DemoParties.ALL.forEach(party -> parties.register(
                    party.partyId(),
                    PartyKind.valueOf(party.kind().name()),
                    party.businessName(),
                    party.zone().getId(),
                    party.language()));
        }
    }
}
