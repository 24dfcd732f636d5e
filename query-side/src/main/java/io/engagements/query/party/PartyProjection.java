package io.engagements.query.party;

import io.engagements.events.party.PartyEvent;
import io.engagements.events.party.PartyEvent.PartyRegistered;
import io.engagements.query.log.LedgerEvent;
import io.engagements.query.projection.Projection;
import io.engagements.rules.party.Party;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Parties as they stand, folded by the rules' own {@link Party#evolve}. What is sealed stays so. */
@Component
class PartyProjection implements Projection {

    private final PartyTable table;

    PartyProjection(PartyTable table) {
        this.table = table;
    }

    @Override
    public String name() {
        return "parties";
    }

    @Override
    public Map<String, Class<?>> documents() {
        return Map.of("party", Party.class);
    }

    @Override
    public void apply(String schema, List<LedgerEvent> events) {
        List<LedgerEvent> own = events.stream()
                .filter(event -> event.event() instanceof PartyEvent)
                .toList();
        Map<String, Party> known = table.load(
                schema, own.stream().map(PartyProjection::partyOf).distinct().toList());
        Map<String, Long> registeredAt = new HashMap<>();
        Map<String, Party> changed = new LinkedHashMap<>();
        for (LedgerEvent event : own) {
            String id = partyOf(event);
            Party before = known.get(id);
            if (event.follows(before == null ? -1 : before.version())) {
                Party next = Party.evolve(before, (PartyEvent) event.event());
                known.put(id, next);
                changed.put(id, next);
            }
            if (event.event() instanceof PartyRegistered) {
                registeredAt.put(id, event.entry().position());
            }
        }
        table.save(schema, changed.values(), registeredAt);
    }

    private static String partyOf(LedgerEvent event) {
        return ((PartyEvent) event.event()).partyId();
    }
}
