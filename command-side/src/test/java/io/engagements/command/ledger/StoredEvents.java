package io.engagements.command.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.DomainEvent;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyWithdrawn;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.EventCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Writes rows into the event table just as Axon does, on whatever connection the test holds open. */
public final class StoredEvents {

    private static final Instant AT = Instant.parse("2027-01-11T09:00:00Z");
    private static final byte[] NONE = "{\"reason\":\"none\"}".getBytes(UTF_8);

    private StoredEvents() {}

    public static void insert(Connection connection, String aggregate, long sequence) throws SQLException {
        insert(connection, aggregate, sequence, AT);
    }

    /** @return the event's identifier */
    static String insert(Connection connection, String aggregate, long sequence, Instant at) throws SQLException {
        return insert(connection, aggregate, sequence, "candidacy", at, CandidacyWithdrawn.class, NONE);
    }

    /** Appends an engagement's next event, with this for the engagement's id. */
    public static void insert(Connection connection, String engagementId, long sequence, EngagementEvent event)
            throws SQLException {
        ObjectNode payload = (ObjectNode) ContractJson.mapper().readTree(EventCodec.CONTRACT.encode(event));
        byte[] bytes = ContractJson.mapper().writeValueAsBytes(payload.put("engagementId", engagementId));
        insert(connection, engagementId, sequence, "engagement", AT, event.getClass(), bytes);
    }

    private static String insert(
            Connection connection,
            String aggregate,
            long sequence,
            String aggregateType,
            Instant at,
            Class<? extends DomainEvent> type,
            byte[] payload)
            throws SQLException {
        String identifier = UUID.randomUUID().toString();
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO command_side.event
                    (event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type,
                     payload_revision, payload, meta_data)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, convert_to('{}', 'UTF8'))
                """)) {
            insert.setString(1, identifier);
            insert.setString(2, aggregate);
            insert.setLong(3, sequence);
            insert.setString(4, aggregateType);
            insert.setString(5, at.toString());
            insert.setString(6, EventCodec.nameOf(type));
            insert.setString(7, String.valueOf(EventCodec.revisionOf(type)));
            insert.setBytes(8, payload);
            insert.executeUpdate();
        }
        return identifier;
    }
}
