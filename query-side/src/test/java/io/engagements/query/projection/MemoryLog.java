package io.engagements.query.projection;

import io.engagements.events.DomainEvent;
import io.engagements.events.candidacy.CandidacyEvent;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.ledger.EntryBytes;
import io.engagements.events.party.PartyEvent;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.EventCodec;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A ledger in memory, of entries as the command side's database writes them. */
final class MemoryLog implements EntryLog {

    private final NavigableMap<Long, ObjectNode> entries = new ConcurrentSkipListMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> lengths = new HashMap<>();
    private final ConcurrentSkipListSet<Long> readFrom = new ConcurrentSkipListSet<>();

    /** Appends an engagement's next event, with this for the engagement's id. */
    void tell(String engagementId, EngagementEvent event) {
        ObjectNode payload = payload(event).put("engagementId", engagementId);
        append("engagement", engagementId, event, payload);
    }

    void tell(CandidacyEvent event) {
        tell(event.candidacyId(), event);
    }

    /** Appends a candidacy's next event, with this for the candidacy's id. */
    void tell(String candidacyId, CandidacyEvent event) {
        append("candidacy", candidacyId, event, payload(event).put("candidacyId", candidacyId));
    }

    /** Appends a party's next event. */
    void tell(PartyEvent event) {
        append("party", PartyEvent.subjectOf(event.partyId()), event, payload(event));
    }

    /** Appends a record that belongs to no aggregate: its subject is its own id. */
    void tellApart(DomainEvent event) {
        append(null, id(head() + 1), event, payload(event));
    }

    private static ObjectNode payload(DomainEvent event) {
        return (ObjectNode) ContractJson.mapper().readTree(EventCodec.CONTRACT.encode(event));
    }

    private void append(@Nullable String aggregateType, String subject, DomainEvent event, ObjectNode payload) {
        append(aggregateType, subject, event.getClass(), payload);
        listeners.forEach(Runnable::run);
    }

    private void append(@Nullable String aggregateType, String subject, Class<?> type, ObjectNode payload) {
        long position = head() + 1;
        ObjectNode entry = ContractJson.mapper().createObjectNode();
        entry.put("id", id(position))
                .put("type", EventCodec.nameOf(type))
                .put("subject", subject)
                .put("time", "2027-01-11T09:00:00.123456Z")
                .put("position", String.valueOf(position))
                .put("sequence", String.valueOf(lengths.merge(subject, 1, Integer::sum) - 1))
                .put("revision", EventCodec.revisionOf(type));
        if (aggregateType != null) {
            entry.put("aggregatetype", aggregateType);
        }
        entry.putObject("data").set("event", payload);
        entries.put(position, entry);
    }

    private static String id(long position) {
        return "ev-" + position;
    }

    /** Takes an entry away. */
    ObjectNode lose(long position) {
        return Objects.requireNonNull(entries.remove(position));
    }

    void find(long position, ObjectNode entry) {
        entries.put(position, entry);
    }

    /** Renames an entry's event. What a later release knows and this one does not looks like that. */
    void rename(long position, String type) {
        entries.computeIfPresent(position, (same, entry) -> entry.deepCopy().put("type", type));
    }

    /** The lowest position from which anybody read since the last call. */
    long readFrom() {
        long lowest = readFrom.first();
        readFrom.clear();
        return lowest;
    }

    @Override
    public List<LoggedEntry> at(Collection<Long> positions) {
        return positions.stream()
                .sorted()
                .flatMap(position -> after(position - 1, 1).stream())
                .toList();
    }

    @Override
    public byte[] hashes(long after, int atMost) {
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        after(after, atMost).forEach(entry -> hashes.writeBytes(EntryBytes.leafHash(entry.bytes())));
        return hashes.toByteArray();
    }

    @Override
    public boolean isComplete() {
        return true;
    }

    @Override
    public long head() {
        return entries.isEmpty() ? 0 : entries.lastKey();
    }

    @Override
    public List<LoggedEntry> after(long position, int atMost) {
        readFrom.add(position);
        return entries.tailMap(position, false).entrySet().stream()
                .limit(atMost)
                .map(entry ->
                        new LoggedEntry(entry.getKey(), ContractJson.mapper().writeValueAsBytes(entry.getValue())))
                .toList();
    }

    @Override
    public void onAppend(Runnable callback) {
        listeners.add(callback);
    }
}
