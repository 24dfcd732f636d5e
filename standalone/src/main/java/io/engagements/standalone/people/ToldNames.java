package io.engagements.standalone.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.engagements.query.party.PersonNames;
import io.engagements.standalone.identity.Accounts;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * What people have told that they are called, with their accounts. Every page asks for it, so it is remembered for a minute, and
 * forgotten at once when something of it changes here: there is one process. Of a party that is erased nobody asks any more.
 */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class ToldNames implements PersonNames {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int ENTRIES = 10_000;

    private final Accounts accounts;
    private final Cache<String, Map<String, String>> parties =
            Caffeine.newBuilder().maximumSize(ENTRIES).expireAfterWrite(KEPT).build();
    private final Cache<String, Optional<String>> people =
            Caffeine.newBuilder().maximumSize(ENTRIES).expireAfterWrite(KEPT).build();

    ToldNames(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Map<String, Map<String, String>> actingFor(Collection<String> partyIds) {
        Map<String, Map<String, String>> known = new HashMap<>(parties.getAllPresent(partyIds));
        List<String> missing = partyIds.stream()
                .filter(id -> !known.containsKey(id))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            Map<String, Map<String, String>> read = accounts.namesOf(missing, People.FOR_NOBODY);
            missing.forEach(id -> {
                Map<String, String> names = Map.copyOf(read.getOrDefault(id, Map.of()));
                parties.put(id, names);
                known.put(id, names);
            });
        }
        return known;
    }

    @Override
    public Optional<String> called(String account) {
        return people.get(account, accounts::name);
    }

    /** Something of it is another now. */
    void changed(String party, Collection<String> ofAccounts) {
        parties.invalidate(party);
        people.invalidateAll(ofAccounts);
    }
}
