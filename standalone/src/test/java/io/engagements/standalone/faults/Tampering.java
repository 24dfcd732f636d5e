package io.engagements.standalone.faults;

import java.util.List;

/** What goes wrong in a product that does not keep its promises, done to the tables by hand. */
final class Tampering {

    static final List<String> STATEMENTS = List.of(
            // An acknowledged event is lost.
            "DELETE FROM command_side.event WHERE global_index = (SELECT max(global_index) FROM command_side.event)",
            // … with its place in the ledger.
            """
            WITH gone AS (DELETE FROM command_side.ledger_entry
                WHERE position = (SELECT max(position) FROM command_side.ledger_entry) RETURNING global_index)
            DELETE FROM command_side.event e USING gone WHERE e.global_index = gone.global_index
            """,
            // A command took effect twice.
            """
            INSERT INTO command_side.event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload_revision, payload, meta_data)
            SELECT gen_random_uuid(), aggregate_identifier, sequence_number + 1, type, time_stamp, payload_type,
                payload_revision, payload, meta_data
            FROM command_side.event e WHERE payload_type = 'deliverable-accepted' AND NOT EXISTS (
                SELECT FROM command_side.event n WHERE n.aggregate_identifier = e.aggregate_identifier
                    AND n.sequence_number > e.sequence_number)
            LIMIT 1
            """,
            // It stands at another place than was acknowledged.
            """
            UPDATE command_side.event SET sequence_number = 100000 WHERE global_index =
                (SELECT max(global_index) FROM command_side.event WHERE type = 'engagement')
            """,
            // What is stored was changed afterwards.
            """
            UPDATE command_side.event SET payload = convert_to(
                replace(convert_from(payload, 'UTF8'), '"rating":5', '"rating":1'), 'UTF8')
            WHERE payload_type = 'deliverable-accepted'
            """,
            // The ledger has a hole, a wrong hash.
            "UPDATE command_side.ledger_entry SET position = position + 1000000 WHERE position = 7",
            "UPDATE command_side.ledger_entry SET hash = sha256('x') WHERE position = 7",
            // A key is forgotten; a key without a command; a key answers otherwise than it did.
            "DELETE FROM command_side.idempotency WHERE key = (SELECT min(key) FROM command_side.idempotency)",
            "UPDATE command_side.idempotency SET key = 'x' WHERE key = (SELECT min(key) FROM command_side.idempotency)",
            """
            UPDATE command_side.idempotency SET status = 409
            WHERE key = (SELECT min(key) FROM command_side.idempotency)
            """,
            // A refusal is not on record, or a deadline forgotten.
            """
            DELETE FROM command_side.event WHERE global_index =
                (SELECT max(global_index) FROM command_side.event WHERE payload_type = 'attempt-refused')
            """,
            """
            DELETE FROM command_side.event WHERE global_index =
                (SELECT max(global_index) FROM command_side.event WHERE payload_type = 'deadline-missed')
            """,
            "INSERT INTO command_side.due (engagement_id, at) VALUES ('nobody', now())",
            // Something else was signed, of as many entries; the tree has a hole, a wrong hash.
            """
            UPDATE command_side.checkpoint SET note = convert_to(regexp_replace(convert_from(note, 'UTF8'),
                '^([^\\n]+\\n[^\\n]+\\n)[^\\n]+', '\\1' || encode(sha256('x'), 'base64')), 'UTF8')
            WHERE number = (SELECT min(number) FROM command_side.checkpoint)
            """,
            "UPDATE query_side.ledger_subtree SET n = n + 1000 WHERE level = 1 AND n = 0",
            "UPDATE query_side.ledger_subtree SET hash = sha256('x') WHERE level = 1 AND n = 0",
            // A projection skipped an event, saw one twice, holds something else.
            "UPDATE query_side.engagement SET version = version - 1 WHERE engagement_id = (SELECT min(engagement_id) FROM query_side.engagement)",
            "DELETE FROM query_side.history WHERE position = 7",
            "UPDATE query_side.history SET payload = '{\"engagementId\": \"x\"}' WHERE position = 7",
            "INSERT INTO query_side.parked (projection, position, subject, reason) VALUES ('history', 1, 'x', 'x')");

    private Tampering() {}
}
