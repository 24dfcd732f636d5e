package io.engagements.query.pages.frame;

import io.engagements.events.Caller;
import io.engagements.query.party.PartyName;
import io.engagements.query.party.PartyNames;
import io.engagements.query.party.PersonNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Reads what parties are called on pages, and who acts for them. Whom somebody may see, callers decide. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
public class Names {

    private final PartyNames parties;
    private final ObjectProvider<PersonNames> people;

    Names(PartyNames parties, ObjectProvider<PersonNames> people) {
        this.parties = parties;
        this.people = people;
    }

    /**
     * Whoever is erased is called so, wherever somebody is named.
     *
     * @param otherwise what each of these parties is called where no name can be read for another reason, by id
     */
    public Who of(Map<String, String> otherwise, View view) {
        Map<String, PartyName> named = parties.of(otherwise.keySet());
        Map<String, Map<String, String>> acting = acting(otherwise.keySet());
        Map<String, Who.Party> all = new HashMap<>();
        otherwise.forEach((id, role) -> {
            PartyName party = Objects.requireNonNull(named.get(id));
            String called = party.erased() ? view.say("acts.erased") : role;
            all.put(id, Who.Party.of(party, acting.getOrDefault(id, Map.of()), called));
        });
        return new Who(all, view);
    }

    private Map<String, Map<String, String>> acting(Collection<String> partyIds) {
        PersonNames known = people.getIfAvailable();
        return known == null ? Map.of() : known.actingFor(partyIds);
    }

    /**
     * The person of a token: by name, else by the business acted for, else by the account.
     *
     * @param party acted for; absent where there is none
     */
    String self(Caller caller, @Nullable PartyName party) {
        String account = caller.person();
        if (party == null) {
            PersonNames known = people.getIfAvailable();
            return known == null ? account : known.called(account).orElse(account);
        }
        Map<String, String> acting = acting(Set.of(party.partyId())).getOrDefault(party.partyId(), Map.of());
        Who.Party own = Who.Party.of(party, acting, account);
        return own.person(account).orElse(own.called().business());
    }
}
