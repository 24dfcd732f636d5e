package io.engagements.events.ledger;

import io.engagements.events.EventSays;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.IsoTimes;
import io.engagements.events.stored.UnknownEventException;
import io.engagements.proof.tree.TreeHasher;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads entry bytes and hashes them. The command side's database writes them; nobody re-serialises them. */
public final class EntryBytes {

    /** Under what the metadata has the id of the command that the event came with: all events of one command have the same. */
    public static final String COMMAND_ID = "commandId";

    private static final String TRACE_ID = "traceId";

    private EntryBytes() {}

    /** SHA-256 of 0x00 and the bytes: a Merkle tree leaf by RFC 9162, section 2.1.1. */
    public static byte[] leafHash(byte[] entry) {
        return new TreeHasher().leaf(entry).bytes();
    }

    /** @throws UnknownEventException when the bytes are no entry */
    public static Entry read(byte[] bytes) {
        try {
            JsonNode entry = ContractJson.mapper().readTree(bytes);
            JsonNode aggregateType = entry.get("aggregatetype");
            return new Entry(
                    Long.parseLong(text(entry, "position")),
                    text(entry, "id"),
                    text(entry, "type"),
                    entry.required("revision").intValue(),
                    text(entry, "subject"),
                    aggregateType == null ? null : aggregateType.stringValue(),
                    Long.parseLong(text(entry, "sequence")),
                    IsoTimes.instant(text(entry, "time")),
                    entry.required("data").required("event"));
        } catch (JacksonException | IllegalArgumentException | java.time.format.DateTimeParseException e) {
            throw new UnknownEventException(EventSays.None.NO_ENTRY.of(), e);
        }
    }

    /** The trace of the request that brought the event about; empty when there is none, or these bytes are no entry. */
    public static Optional<String> traceId(byte[] bytes) {
        return metadata(bytes, TRACE_ID);
    }

    /**
     * The command that the event came with; empty when nobody's command brought it about, when it was stored before that was
     * noted, or when these bytes are no entry.
     */
    public static Optional<String> commandId(byte[] bytes) {
        return metadata(bytes, COMMAND_ID);
    }

    private static Optional<String> metadata(byte[] bytes, String name) {
        try {
            return ContractJson.mapper()
                    .readTree(bytes)
                    .path("data")
                    .path("metadata")
                    .path(name)
                    .stringValueOpt();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode entry, String name) {
        JsonNode value = entry.required(name);
        if (!value.isString()) {
            throw new IllegalArgumentException(name + " is no text");
        }
        return value.stringValue();
    }
}
