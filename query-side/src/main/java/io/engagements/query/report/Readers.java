package io.engagements.query.report;

import io.engagements.events.Caller;
import io.engagements.query.party.PartyName;
import io.engagements.query.party.PartyNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What those are called whom a report names, and whoever it is made for. */
@Component
class Readers {

    private final PartyNames names;

    Readers(PartyNames names) {
        this.names = names;
    }

    /**
     * @param parties in the order asked for
     * @param called all of them in one word each, by their ids
     * @param reader whom the report is made for; who acts for no party is called by the account
     */
    record Named(List<PartyName> parties, Map<String, String> called, String reader) {}

    /** Read at once, and put on record as being read. */
    Named of(Collection<String> parties, Caller caller) {
        Map<String, PartyName> known = names.of(Stream.concat(parties.stream(), Stream.ofNullable(caller.party()))
                .distinct()
                .toList());
        Map<String, String> called = new HashMap<>();
        known.forEach((id, name) -> called.put(id, name.called()));
        return new Named(
                parties.stream()
                        .map(id -> Objects.requireNonNull(known.get(id)))
                        .toList(),
                called,
                caller.party() == null ? caller.person() : called.getOrDefault(caller.party(), caller.person()));
    }
}
