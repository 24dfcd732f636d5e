package io.engagements.standalone.faults;

import io.engagements.standalone.faults.StoredEvents.StoredEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sequences and positions without holes, in one order, and every hash that of its entry's bytes. */
final class LedgerCheck {

    private final StoredEvents events;
    private final Faults faults;

    LedgerCheck(StoredEvents events, Faults faults) {
        this.events = events;
        this.faults = faults;
    }

    void run(Connection database) throws SQLException {
        events.byAggregate().forEach((aggregate, rows) -> {
            List<Long> sequences =
                    rows.stream().map(StoredEvent::sequence).sorted().toList();
            List<Long> dense = LongStream.range(0, rows.size()).boxed().toList();
            faults.require(sequences.equals(dense), "%s has the sequences %s", aggregate, sequences);
        });
        entries(database);
        rowsAndCursor(database);
    }

    private void entries(Connection database) throws SQLException {
        Map<String, StoredEvent> byId =
                events.all().stream().collect(Collectors.toMap(StoredEvent::id, event -> event, (one, two) -> one));
        Set<String> missing = new HashSet<>(byId.keySet());
        Map<String, Long> reached = new HashMap<>();
        long position = 0;
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT position, bytes, hash FROM command_side.entry ORDER BY position")) {
            while (row.next()) {
                position++;
                faults.require(row.getLong(1) == position, "position %d follows %d", row.getLong(1), position - 1);
                faults.require(
                        Arrays.equals(leafHash(row.getBytes(2)), row.getBytes(3)), "position %d: hash", position);
                JsonNode entry = JsonMapper.shared().readTree(row.getBytes(2));
                missing.remove(entry.required("id").stringValue());
                agrees(entry, row.getLong(1), byId.get(entry.required("id").stringValue()), reached);
            }
        }
        faults.require(missing.isEmpty(), "events without a position: %s", missing);
    }

    private void agrees(JsonNode entry, long position, StoredEvent event, Map<String, Long> reached) {
        boolean same = event != null
                && entry.required("position").stringValue().equals(Long.toString(position))
                && entry.required("sequence").stringValue().equals(Long.toString(event.sequence()))
                && entry.required("subject").stringValue().equals(event.aggregate())
                && entry.required("type").stringValue().equals(event.type())
                && entry.required("data").required("event").equals(event.payload());
        faults.require(same, "position %d says another thing than its event: %s", position, event);
        if (event != null) {
            Long before = reached.put(event.aggregate(), event.sequence());
            faults.require(
                    event.sequence() == (before == null ? 0 : before + 1), "position %d is before its time", position);
        }
    }

    /** The view joins: a row whose event is gone shows in the table only. */
    private void rowsAndCursor(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT (SELECT count(*) FROM command_side.ledger_entry),
                               (SELECT position FROM command_side.ledger_cursor)
                        """)) {
            row.next();
            int stored = events.all().size();
            faults.require(row.getLong(1) == stored, "%d ledger rows, %d events", row.getLong(1), stored);
            faults.require(row.getLong(2) == stored, "the cursor is at %d of %d", row.getLong(2), stored);
        }
    }

    private static byte[] leafHash(byte[] entry) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((byte) 0);
            return sha256.digest(entry);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
