package io.engagements.rules.figures;

import io.engagements.events.DomainEvent;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.EventCodec;
import io.engagements.rules.RecordedEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Events as the ledger has them, for a {@link Calculation}. */
final class StoredEvents {

    private StoredEvents() {}

    static JsonNode of(RecordedEvent<EngagementEvent> recorded) {
        return stored(recorded.event()).put("sequence", recorded.sequence());
    }

    static JsonNode of(AttemptRefused attempt) {
        return stored(attempt);
    }

    private static ObjectNode stored(DomainEvent event) {
        ObjectNode stored = JsonNodeFactory.instance.objectNode();
        stored.put("type", EventCodec.nameOf(event.getClass()));
        stored.put("occurredAt", event.stamp().occurredAt().toString());
        stored.set("data", ContractJson.mapper().readTree(EventCodec.CONTRACT.encode(event)));
        return stored;
    }
}
