package io.engagements.query.party;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.engagements.events.party.PartyKey;
import io.engagements.query.answer.Snapshot;
import io.engagements.query.command.ServiceAccount;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Keys lent by the command side, in memory and for a minute only. Of a party whose erasure has arrived no key is asked
 * for or used any more; until then a name may be read for as long as the erasure travels.
 */
@Component
@ConditionalOnProperty("engagements.command-side.url")
final class HttpPartyKeys implements PartyKeys {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int KEYS = 10_000;

    private final ServiceAccount commandSide;
    private final Snapshot snapshot;
    private final Cache<String, PartyKey> keys =
            Caffeine.newBuilder().maximumSize(KEYS).expireAfterWrite(KEPT).build();

    HttpPartyKeys(ServiceAccount commandSide, Snapshot snapshot) {
        this.commandSide = commandSide;
        this.snapshot = snapshot;
    }

    @Override
    public Map<String, PartyKey> of(Collection<String> partyIds) {
        Map<String, PartyKey> known = new HashMap<>(keys.getAllPresent(partyIds));
        List<String> missing = partyIds.stream()
                .filter(id -> !known.containsKey(id))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            // A command side that is slow to answer holds no connection here.
            snapshot.end();
            Map<String, PartyKey> lent = ask(missing);
            keys.putAll(lent);
            known.putAll(lent);
        }
        return known;
    }

    private Map<String, PartyKey> ask(List<String> partyIds) {
        try {
            JsonNode answer = commandSide.ask("/api/internal/party-keys", Map.of("partyIds", partyIds));
            Map<String, PartyKey> lent = new HashMap<>();
            answer.path("keys").properties().forEach(key -> lent.put(key.getKey(), read(key.getKey(), key.getValue())));
            return lent;
        } catch (IOException e) {
            throw new UnavailableException(e);
        }
    }

    private static PartyKey read(String partyId, JsonNode key) {
        return PartyKey.of(partyId, Base64.getDecoder().decode(key.asString()));
    }
}
