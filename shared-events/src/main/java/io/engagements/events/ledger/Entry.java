package io.engagements.events.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One numbered event of the ledger, as its bytes say (a CloudEvent 1.0 in JSON).
 *
 * @param position 1, 2, 3 … without holes
 * @param id the event's id
 * @param type the event's stored name
 * @param subject the candidacy, the engagement or, after {@code party:}, the party; for an event in no aggregate's sequence the event's own id
 * @param aggregateType {@code candidacy}, {@code engagement} or {@code party}; absent outside aggregates
 * @param sequence place in the aggregate's sequence, from 0
 * @param recordedAt when it was stored, by the system clock (UTC)
 * @param payload the event's JSON
 */
public record Entry(
        long position,
        String id,
        String type,
        int revision,
        String subject,
        @Nullable String aggregateType,
        long sequence,
        Instant recordedAt,
        JsonNode payload) {}
