package io.engagements.query.party;

import io.engagements.query.answer.Page;
import io.engagements.rules.party.Party;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads what parties are called, at the moment it is asked for: in rows their names are sealed. */
@Component
public class PartyNames {

    private final PartyTable table;
    private final PartyKeys keys;

    PartyNames(PartyTable table, PartyKeys keys) {
        this.table = table;
        this.keys = keys;
    }

    /** The answer with its parties' names. */
    public <T> Named<T> tell(T shown, List<String> partyIds) {
        return new Named<>(shown, named(partyIds, table.find(partyIds)));
    }

    /** Every item with its parties' names. */
    public <S, T> Page<Named<T>> tell(Page<S> page, Function<S, List<String>> parties, Function<S, T> view) {
        Map<String, Party> known = table.find(page.items().stream()
                .flatMap(item -> parties.apply(item).stream())
                .distinct()
                .toList());
        return page.map(item -> new Named<>(view.apply(item), named(parties.apply(item), known)));
    }

    private List<PartyName> named(Collection<String> partyIds, Map<String, Party> known) {
        return partyIds.stream()
                .map(id -> Optional.ofNullable(known.get(id))
                        .map(this::name)
                        .orElseGet(() -> new PartyName(id, null, null, null, false)))
                .toList();
    }

    private PartyName name(Party party) {
        Opened opened = open(party);
        return new PartyName(party.partyId(), party.kind(), opened.name(), opened.businessName(), opened.erased());
    }

    Opened open(Party party) {
        return party.isErased()
                ? Opened.ERASED
                : keys.of(party.partyId()).map(key -> Opened.with(key, party)).orElse(Opened.ERASED);
    }
}
