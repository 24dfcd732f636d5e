package io.engagements.standalone.demo;

import io.engagements.command.party.PartyBook;
import io.engagements.events.party.PartyKind;
import io.engagements.standalone.identity.DemoParties;
import io.engagements.standalone.identity.IdentitySettings;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Registers the parties for which the demo accounts act, and tells their story before timers run or anybody calls. */
@Component
@EnableConfigurationProperties(StorySettings.class)
record Demonstration(IdentitySettings identity, StorySettings settings, PartyBook parties, StoryTeller teller)
        implements SmartInitializingSingleton {

    @Override
    public void afterSingletonsInstantiated() {
        if (identity.demo()) {
            DemoParties.ALL.forEach(party -> parties.register(
                    party.partyId(),
                    PartyKind.valueOf(party.kind().name()),
                    party.businessName(),
                    party.zone().getId(),
                    party.language()));
        }
        if (identity.demo() && settings.demoStory()) {
            teller.tellOnce();
        } else {
            teller.leaveIt();
        }
    }
}
