package io.engagements.standalone.demo;

import io.engagements.command.endpoint.CommandDispatcher;
import io.engagements.command.party.PartyBook;
import io.engagements.command.time.DomainClock;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.party.PartyCommand.RegisterParty;
import io.engagements.standalone.identity.Accounts;
import io.engagements.standalone.identity.DemoParties;
import io.engagements.standalone.identity.IdentitySettings;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Registers the parties for which the demo accounts act, and tells their story before timers run or anybody calls. */
@Component
@EnableConfigurationProperties(StorySettings.class)
record Demonstration(
        IdentitySettings identity,
        Accounts accounts,
        StorySettings settings,
        PartyBook parties,
        CommandDispatcher dispatcher,
        DomainClock clock,
        StoryTeller teller)
        implements SmartInitializingSingleton {

    private static final Caller OPERATOR = new Caller("operator", "operator", null, Set.of(Role.OPERATOR));

    @Override
    public void afterSingletonsInstantiated() {
        boolean demo = identity.demo() && accounts.areOfDemonstration();
        boolean story = demo && settings.demoStory();
        if (demo) {
            Instant at = (story ? teller.beginning() : Optional.<Instant>empty()).orElseGet(clock::receipt);
            DemoParties.ALL.forEach(party -> register(party, at));
        }
        if (story) {
            teller.tellOnce();
        } else {
            teller.leaveIt();
        }
    }

    /** Also those that an earlier release only wrote into its table. */
    private void register(RegisterParty party, Instant at) {
        String id = Objects.requireNonNull(party.partyId());
        if (!parties.isOnRecord(id)) {
            dispatcher.perform(party, OPERATOR, at, "demo-party-" + id);
        }
    }
}
