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
import org.jspecify.annotations.Nullable;
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

    /** For so long it is remembered that there was no answer, or no key: else an answer that reads on would ask for ever. */
    private static final Duration IN_VAIN = Duration.ofSeconds(1);

    private final ServiceAccount commandSide;
    private final Snapshot snapshot;
    private final Cache<String, PartyKey> keys =
            Caffeine.newBuilder().maximumSize(KEYS).expireAfterWrite(KEPT).build();
    private final Cache<String, Boolean> inVain =
            Caffeine.newBuilder().maximumSize(KEYS).expireAfterWrite(IN_VAIN).build();
    private volatile @Nullable Away away;

    private record Away(long sinceNanos, UnavailableException why) {}

    HttpPartyKeys(ServiceAccount commandSide, Snapshot snapshot) {
        this.commandSide = commandSide;
        this.snapshot = snapshot;
    }

    @Override
    public Map<String, PartyKey> of(Collection<String> partyIds) {
        Map<String, PartyKey> known = new HashMap<>(keys.getAllPresent(partyIds));
        List<String> missing = partyIds.stream()
                .filter(id -> !known.containsKey(id) && inVain.getIfPresent(id) == null)
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            requireThere();
            // A command side that is slow to answer holds no connection here.
            snapshot.giveBack();
            Map<String, PartyKey> lent = ask(missing);
            keys.putAll(lent);
            missing.stream().filter(id -> !lent.containsKey(id)).forEach(id -> inVain.put(id, true));
            known.putAll(lent);
        }
        return known;
    }

    private void requireThere() {
        Away last = away;
        if (last != null && System.nanoTime() - last.sinceNanos() < IN_VAIN.toNanos()) {
            throw last.why();
        }
    }

    private Map<String, PartyKey> ask(List<String> partyIds) {
        try {
            JsonNode answer = commandSide.ask("/api/internal/party-keys", Map.of("partyIds", partyIds));
            Map<String, PartyKey> lent = new HashMap<>();
            answer.path("keys").properties().forEach(key -> lent.put(key.getKey(), read(key.getKey(), key.getValue())));
            return lent;
        } catch (IOException e) {
            UnavailableException why = new UnavailableException(e);
            away = new Away(System.nanoTime(), why);
            throw why;
        }
    }

    private static PartyKey read(String partyId, JsonNode key) {
        return PartyKey.of(partyId, Base64.getDecoder().decode(key.asString()));
    }
}
