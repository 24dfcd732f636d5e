package io.engagements.standalone.scenario;

import io.engagements.events.DomainEvent;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.EventCodec;
import io.engagements.rules.figures.RandomHistories;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Random histories, attempts that were refused included, in the store as if they had been given by commands. */
final class RandomLedger {

    private static final int ENGAGEMENTS_AT_ONCE = 50;

    private final List<String> engagements = new ArrayList<>();
    private long events;

    /** @param seed of the first engagement; each has the next one */
    static RandomLedger of(Product product, long seed, long atLeast) throws SQLException {
        RandomLedger ledger = new RandomLedger();
        try (Connection database = product.database()) {
            database.setAutoCommit(false);
            while (ledger.events < atLeast) {
                ledger.tell(database, seed + ledger.engagements.size());
                if (ledger.engagements.size() % ENGAGEMENTS_AT_ONCE == 0) {
                    database.commit();
                }
            }
            database.commit();
        }
        return ledger;
    }

    List<String> engagements() {
        return List.copyOf(engagements);
    }

    long events() {
        return events;
    }

    private void tell(Connection database, long seed) throws SQLException {
        String id = "random-" + seed;
        try (PreparedStatement row = database.prepareStatement("""
                INSERT INTO command_side.event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                                                payload_type, payload_revision, payload, meta_data)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            long sequence = 0;
            int number = 0;
            for (DomainEvent event : RandomHistories.withRefusals(seed)) {
                String eventId = id + "-" + number++;
                boolean refused = event instanceof AttemptRefused;
                row.setString(1, eventId);
                row.setString(2, refused ? eventId : id);
                row.setLong(3, refused ? 0 : sequence++);
                row.setString(4, refused ? null : "engagement");
                row.setString(5, event.stamp().occurredAt().toString());
                row.setString(6, EventCodec.nameOf(event.getClass()));
                row.setString(7, Integer.toString(EventCodec.revisionOf(event.getClass())));
                row.setBytes(8, ContractJson.mapper().writeValueAsBytes(about(id, event, refused)));
                row.setBytes(9, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                row.addBatch();
            }
            row.executeBatch();
            events += number;
        }
        engagements.add(id);
    }

    /** All of them are told of one engagement. */
    private static ObjectNode about(String id, DomainEvent event, boolean refused) {
        ObjectNode payload = (ObjectNode) ContractJson.mapper().readTree(EventCodec.CONTRACT.encode(event));
        payload.put(refused ? "subjectId" : "engagementId", id);
        if (payload.has("candidacyId")) {
            payload.put("candidacyId", "c-" + id);
        }
        return payload;
    }
}
