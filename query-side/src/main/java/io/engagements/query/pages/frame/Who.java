package io.engagements.query.pages.frame;

import io.engagements.events.Caller;
import io.engagements.events.Stamp;
import io.engagements.query.history.Callings;
import io.engagements.query.pages.frame.Sides.Called;
import io.engagements.query.party.PartyName;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What parties are called on a page, and the people who act for them. A party is called by the person with whom it was registered
 * as long as nobody else acts for it, and else by its business: so that nothing is told of one person that another has done.
 */
public final class Who implements Callings {

    private final Map<String, Party> parties;
    private final View view;
    private final @Nullable Caller reader;

    /** @param parties by their ids */
    Who(Map<String, Party> parties, View view) {
        this(Map.copyOf(parties), view, null);
    }

    private Who(Map<String, Party> parties, View view, @Nullable Caller reader) {
        this.parties = parties;
        this.view = view;
        this.reader = reader;
    }

    /**
     * Who did something, as somebody reads it.
     *
     * @param self whether that is who reads, or nobody in particular of the own side
     * @param name of a person of the own side; of the other side what it is called
     */
    public record Doer(boolean self, String name) {

        /** By the names that texts use: {@code self} is yes or no. */
        public Map<String, Object> words() {
            return Map.of("self", self ? "yes" : "no", "doer", name);
        }
    }

    /** The same as this person reads it. */
    public Who readBy(Caller person) {
        return new Who(parties, view, person);
    }

    /**
     * One of them.
     *
     * @param registered the person with whom it was registered; absent where no name can be read
     * @param people what those are called who act for it, by account; empty for who has told no name
     */
    record Party(String id, Called called, @Nullable String registered, Map<String, String> people) {

        /** @param otherwise what it is called where no name can be read */
        static Party of(PartyName party, Map<String, String> people, String otherwise) {
            String registered = party.name();
            if (registered == null) {
                return new Party(party.partyId(), new Called(otherwise, otherwise), null, Map.of());
            }
            String business = Objects.requireNonNullElse(party.businessName(), registered);
            Party alone = new Party(party.partyId(), new Called(registered, business), registered, people);
            boolean nobodyElse = people.keySet().stream()
                    .allMatch(account -> alone.person(account).stream().allMatch(registered::equals));
            return nobodyElse ? alone : new Party(alone.id, new Called(business, business), registered, people);
        }

        /** What the person of an account is called; empty for who is not known here, and where no name can be read. */
        Optional<String> person(@Nullable String account) {
            if (account == null || registered == null) {
                return Optional.empty();
            }
            String told = people.get(account);
            boolean isRegistered = account.equals(id) || (told != null && people.size() == 1);
            return told != null && !told.isEmpty()
                    ? Optional.of(told)
                    : isRegistered
                            ? Optional.of(registered)
                            : Optional.ofNullable(told).map(nameless -> account);
        }
    }

    /** @throws NullPointerException for a party that was not asked for */
    public Called called(String partyId) {
        return Objects.requireNonNull(parties.get(partyId), partyId).called();
    }

    @Override
    public Optional<String> party(String partyId) {
        return Optional.ofNullable(parties.get(partyId))
                .map(party -> party.called().person());
    }

    /** What each is called, by id. */
    Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        parties.forEach((id, party) -> names.put(id, party.called().person()));
        return Map.copyOf(names);
    }

    @Override
    public Optional<String> actor(Stamp by) {
        return Optional.ofNullable(by.party()).map(parties::get).map(party -> told(party, by));
    }

    /** Of a party that was not asked for nobody is named. */
    public Doer doer(Stamp by) {
        Party party = parties.get(Objects.requireNonNullElse(by.party(), ""));
        if (party == null) {
            return new Doer(false, view.say("other-side"));
        } else if (reader == null || !party.id().equals(reader.party())) {
            return new Doer(false, party.called().person());
        }
        String person = party.person(by.person()).orElse(null);
        boolean self = person == null || by.person().equals(reader.person());
        String other = party.person(by.onBehalfOf()).orElse(null);
        String named = Objects.requireNonNullElse(person, party.called().person());
        return new Doer(
                self, other == null ? named : view.say("acts.some-for", Map.of("business", named, "other", other)));
    }

    /** What somebody of a party is called who has this account; the account, where no name is told. */
    public String person(String partyId, String account) {
        return Optional.ofNullable(parties.get(partyId))
                .flatMap(party -> party.person(account))
                .orElse(account);
    }

    private String told(Party party, Stamp by) {
        String business = party.called().business();
        String person = party.person(by.person()).orElse(business);
        String other = party.person(by.onBehalfOf()).orElse(null);
        Map<String, Object> words = new HashMap<>();
        words.put("person", person);
        words.put("business", business);
        if (other != null) {
            words.put("other", other);
            return view.say(person.equals(business) ? "acts.some-for" : "acts.behalf", words);
        }
        boolean plain = person.equals(party.called().person()) || person.equals(business);
        return plain ? person : view.say("acts.for", words);
    }
}
