package io.engagements.query.party;

import io.engagements.events.Caller;
import io.engagements.events.party.PartyKey;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.Page;
import io.engagements.rules.party.Party;
import io.engagements.support.access.AccessTo;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Reads what parties are called, at the moment it is asked for: in rows their names are sealed. */
@Component
public class PartyNames {

    private static final Logger log = LoggerFactory.getLogger(PartyNames.class);

    private static final String READ = PartyNames.class.getName() + ".read";

    private final PartyTable table;
    private final PartyKeys keys;
    private final Accesses accesses;

    PartyNames(PartyTable table, PartyKeys keys, Accesses accesses) {
        this.table = table;
        this.keys = keys;
        this.accesses = accesses;
    }

    /** What these are called, by their ids. */
    public Map<String, PartyName> of(Collection<String> partyIds) {
        return named(partyIds, known(partyIds)).stream().collect(Collectors.toMap(PartyName::partyId, name -> name));
    }

    /** What a party is called and where it is; empty when nothing is on record of it. */
    public Optional<Whereabouts> whereabouts(String partyId) {
        return Optional.ofNullable(known(List.of(partyId)).get(partyId))
                .map(party -> new Whereabouts(party.partyName(), party.party().zone()));
    }

    /** @param zone the one that the party was registered with */
    public record Whereabouts(PartyName name, ZoneId zone) {}

    /** What these are called, those that the caller may see. */
    public List<PartyName> visible(Collection<String> partyIds, Caller caller) {
        List<Party> seen = table.find(partyIds, caller).stream()
                .map(PartyTable.VisibleParty::party)
                .toList();
        Map<String, UnsealedParty> opened = open(seen);
        return seen.stream()
                .map(party ->
                        Objects.requireNonNull(opened.get(party.partyId())).partyName())
                .toList();
    }

    /** The answer with its parties' names. */
    public <T> Named<T> tell(T shown, List<String> partyIds) {
        return new Named<>(shown, named(partyIds, known(partyIds)));
    }

    /** Every item with its parties' names. */
    public <S, T> Page<Named<T>> tell(Page<S> page, Function<S, List<String>> parties, Function<S, T> view) {
        Set<String> ids = page.items().stream()
                .flatMap(item -> parties.apply(item).stream())
                .collect(Collectors.toSet());
        Map<String, UnsealedParty> known = known(ids);
        return page.map(item -> new Named<>(view.apply(item), named(parties.apply(item), known)));
    }

    /** Those on record, by id. Within one request each is read once: a page names the same people again and again. */
    private Map<String, UnsealedParty> known(Collection<String> partyIds) {
        Map<String, Optional<UnsealedParty>> read = readBefore();
        Set<String> missing =
                partyIds.stream().filter(id -> !read.containsKey(id)).collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            Map<String, UnsealedParty> opened = open(table.find(missing).values());
            missing.forEach(id -> read.put(id, Optional.ofNullable(opened.get(id))));
        }
        Map<String, UnsealedParty> known = new HashMap<>();
        for (String id : partyIds) {
            Objects.requireNonNull(read.get(id)).ifPresent(party -> known.put(id, party));
        }
        return known;
    }

    /** What this request has read; nothing where there is none. */
    @SuppressWarnings("unchecked")
    private static Map<String, Optional<UnsealedParty>> readBefore() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return new HashMap<>();
        }
        Object before = request.getAttribute(READ, RequestAttributes.SCOPE_REQUEST);
        if (before != null) {
            return (Map<String, Optional<UnsealedParty>>) before;
        }
        Map<String, Optional<UnsealedParty>> empty = new HashMap<>();
        request.setAttribute(READ, empty, RequestAttributes.SCOPE_REQUEST);
        return empty;
    }

    private static List<PartyName> named(Collection<String> partyIds, Map<String, UnsealedParty> known) {
        return partyIds.stream().map(id -> of(known, id)).toList();
    }

    private static PartyName of(Map<String, UnsealedParty> known, String id) {
        return Optional.ofNullable(known.get(id))
                .map(UnsealedParty::partyName)
                .orElseGet(() -> new PartyName(id, null, null, null, false));
    }

    /**
     * By id, those with a key readable; while no keys can be asked for, as if there were no names. Here alone they are opened,
     * so here it is put on record.
     */
    Map<String, UnsealedParty> open(Collection<Party> parties) {
        List<String> ids = parties.stream()
                .filter(party -> !party.isErased())
                .map(Party::partyId)
                .toList();
        Function<Party, UnsealedParty> opening = opening(ids);
        ids.forEach(id -> accesses.looked(AccessTo.party(id)));
        return parties.stream().collect(Collectors.toMap(Party::partyId, opening));
    }

    private Function<Party, UnsealedParty> opening(List<String> ids) {
        try {
            Map<String, PartyKey> lent = ids.isEmpty() ? Map.of() : keys.of(ids);
            return party -> UnsealedParty.with(party.isErased() ? null : lent.get(party.partyId()), party);
        } catch (PartyKeys.UnavailableException e) {
            log.warn("names cannot be read: {}", e.toString());
            return UnsealedParty::sealed;
        }
    }
}
