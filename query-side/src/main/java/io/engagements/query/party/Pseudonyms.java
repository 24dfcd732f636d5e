package io.engagements.query.party;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.engagements.rules.party.Party;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What stands in answers for the account of somebody who acted for a party that is erased: the party's own id. Events hold the
 * account for good, since they are signed; nobody is to read it off an answer all the same.
 */
@Component
public class Pseudonyms {

    private static final String READ = Pseudonyms.class.getName() + ".read";

    private final PartyTable table;

    /** For what is written outside a request, an export say, entry by entry. */
    private final Cache<String, Boolean> lately = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(1))
            .build();

    Pseudonyms(PartyTable table) {
        this.table = table;
    }

    /** @param account null stays null */
    public @Nullable String of(@Nullable String party, @Nullable String account) {
        return party == null || account == null || !isErased(party) ? account : party;
    }

    private boolean isErased(String party) {
        return readBefore()
                .map(read -> read.computeIfAbsent(party, this::look))
                .orElseGet(() -> lately.get(party, this::look));
    }

    private boolean look(String party) {
        return Optional.ofNullable(table.find(Set.of(party)).get(party))
                .filter(Party::isErased)
                .isPresent();
    }

    /** Within one request each is looked at once; empty where there is none. */
    @SuppressWarnings("unchecked")
    private static Optional<Map<String, Boolean>> readBefore() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return Optional.empty();
        }
        Object before = request.getAttribute(READ, RequestAttributes.SCOPE_REQUEST);
        if (before != null) {
            return Optional.of((Map<String, Boolean>) before);
        }
        Map<String, Boolean> empty = new HashMap<>();
        request.setAttribute(READ, empty, RequestAttributes.SCOPE_REQUEST);
        return Optional.of(empty);
    }
}
