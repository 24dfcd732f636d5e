package io.engagements.query.pages.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.party.PartyKind;
import io.engagements.query.party.PartyName;
import io.engagements.support.problem.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhoTest {

    private static final Instant NOW = Instant.parse("2027-01-11T09:00:00Z");
    private static final View VIEW = new View(
            new Texts(List.of(new Texts.Bundle("pages/pages"))), Language.ENGLISH.locale(), ZoneOffset.UTC, NOW);
    private static final PartyName SOL = new PartyName("sol", PartyKind.CLIENT, "Paula Sol", "Panadería Sol", false);

    private static Who who(PartyName party, Map<String, String> people) {
        return new Who(Map.of(party.partyId(), Who.Party.of(party, people, "client")), VIEW);
    }

    private static String actor(Who who, String person, @Nullable String onBehalfOf) {
        return who.actor(new Stamp("sol", person, onBehalfOf, NOW)).orElse("");
    }

    @Test
    void aBusinessOfOneIsCalledByItsPerson() {
        for (Map<String, String> people :
                List.of(Map.<String, String>of(), Map.of("sol", ""), Map.of("paula", ""), Map.of("p", "Paula Sol"))) {
            Who who = who(SOL, people);
            assertThat(who.party("sol")).as(people.toString()).hasValue("Paula Sol");
            people.keySet()
                    .forEach(account -> assertThat(actor(who, account, null)).isEqualTo("Paula Sol"));
            assertThat(actor(who, "sol", null)).isEqualTo("Paula Sol");
        }
    }

    @Test
    void whereSeveralActItIsItsBusinessAndEachActIsThePersons() {
        Who who = who(SOL, Map.of("paula", "Paula Sol", "marta", "Marta Ruiz", "old", ""));

        assertThat(who.party("sol")).hasValue("Panadería Sol");
        assertThat(actor(who, "paula", null)).isEqualTo("Paula Sol (for Panadería Sol)");
        assertThat(actor(who, "marta", null)).isEqualTo("Marta Ruiz (for Panadería Sol)");
        assertThat(actor(who, "marta", "paula")).isEqualTo("Marta Ruiz (for Paula Sol, Panadería Sol)");
        assertThat(actor(who, "old", null)).isEqualTo("old (for Panadería Sol)");
    }

    @Test
    void whoIsNotKnownIsNotTakenForWhoIs() {
        Who who = who(SOL, Map.of("paula", "Paula Sol"));

        assertThat(actor(who, "3f2a", null)).isEqualTo("Panadería Sol");
        assertThat(actor(who, "3f2a", "paula")).isEqualTo("Panadería Sol (for Paula Sol)");
        assertThat(who.actor(Stamp.byClock(NOW))).isEmpty();
        assertThat(who.actor(new Stamp("other", "paula", null, NOW))).isEmpty();
    }

    @Test
    void whoDidSomethingIsTheReaderSomebodyOfTheOwnSideByNameOrTheOtherSide() {
        Who all = who(SOL, Map.of("paula", "Paula Sol", "marta", "Marta Ruiz"));
        Who paula = all.readBy(new Caller("sol", "paula", null, Set.of(Role.CLIENT)));
        Who other = all.readBy(new Caller("luz", "vera", null, Set.of(Role.VA)));

        assertThat(paula.doer(new Stamp("sol", "paula", null, NOW))).isEqualTo(new Who.Doer(true, "Paula Sol"));
        assertThat(paula.doer(new Stamp("sol", "marta", null, NOW))).isEqualTo(new Who.Doer(false, "Marta Ruiz"));
        assertThat(paula.doer(new Stamp("sol", "marta", "paula", NOW)).name()).isEqualTo("Marta Ruiz (for Paula Sol)");
        assertThat(paula.doer(new Stamp("sol", "3f2a", null, NOW)).self())
                .as("nobody in particular of the own side")
                .isTrue();
        assertThat(other.doer(new Stamp("sol", "marta", null, NOW))).isEqualTo(new Who.Doer(false, "Panadería Sol"));
    }

    @Test
    void ofAnErasedPartyNobodyHasAName() {
        Who who = who(new PartyName("sol", PartyKind.CLIENT, null, null, true), Map.of("marta", "Marta Ruiz"));

        assertThat(who.party("sol")).hasValue("client");
        assertThat(actor(who, "marta", "marta")).isEqualTo("client");
    }

    @Test
    void whoActsForAPersonWithoutBusinessIsStillToldApart() {
        PartyName alone = new PartyName("sol", PartyKind.CLIENT, "Paula Sol", null, false);

        assertThat(actor(who(alone, Map.of("marta", "Marta Ruiz")), "marta", null))
                .isEqualTo("Marta Ruiz (for Paula Sol)");
        assertThat(actor(who(alone, Map.of("paula", "Paula Sol", "marta", "Marta Ruiz")), "paula", null))
                .isEqualTo("Paula Sol");
    }
}
