package io.engagements.events.stored;

import io.engagements.events.DomainEvent;
import io.engagements.events.EventSays;
import io.engagements.events.Family;
import io.engagements.events.Stored;
import io.engagements.events.candidacy.CandidacyEvent;
import io.engagements.events.checkpoint.CheckpointEvent;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.heads.HeadsEvent;
import io.engagements.events.party.PartyEvent;
import io.engagements.events.refusal.RefusalEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events down and reads them again: record ↔ (stored name, revision, JSON bytes). What was written under an old
 * revision is lifted on reading; the stored bytes are never touched.
 */
public final class EventCodec {

    /** Materials were links before they could be files. */
    private static final Upcaster LINKED_ONLY = new Upcaster("material-shared", 1, linked -> linked);

    /** Nobody wrote down who had asked for an extra round. */
    private static final Upcaster ASKED_BY_WHOM_IT_SAYS =
            new Upcaster("quality-improvement-requested", 1, round -> round);

    /** The product's own contract. */
    public static final EventCodec CONTRACT = new EventCodec(
            List.of(
                    CandidacyEvent.class,
                    EngagementEvent.class,
                    RefusalEvent.class,
                    PartyEvent.class,
                    HeadsEvent.class,
                    CheckpointEvent.class),
            List.of(LINKED_ONLY, ASKED_BY_WHOM_IT_SAYS));

    private final JsonMapper json = ContractJson.mapper();
    private final Map<String, Class<? extends DomainEvent>> types = new HashMap<>();
    private final Map<String, Upcaster> lifts = new HashMap<>();

    /**
     * @param families sealed interfaces whose records are events
     * @throws IllegalStateException when a record has no {@link Stored} name, two share one, or a revision cannot be
     *     reached from every older one
     */
    public EventCodec(List<Class<? extends DomainEvent>> families, List<Upcaster> lifts) {
        lifts.forEach(lift -> this.lifts.put(lift.name() + ':' + lift.from(), lift));
        families.stream().flatMap(Family::recordsOf).forEach(this::register);
    }

    private void register(Class<?> type) {
        Stored stored = storedOf(type);
        if (types.put(stored.name(), type.asSubclass(DomainEvent.class)) != null) {
            throw new IllegalStateException("two events are stored as " + stored.name());
        }
        for (int from = 1; from < stored.revision(); from++) {
            if (!lifts.containsKey(stored.name() + ':' + from)) {
                throw new IllegalStateException(stored.name() + " has no lift from revision " + from);
            }
        }
    }

    private static Stored storedOf(Class<?> type) {
        Stored stored = type.getAnnotation(Stored.class);
        if (stored == null) {
            throw new IllegalStateException(type.getName() + " has no stored name");
        }
        return stored;
    }

    /** Every event's stored name with its type. */
    public Map<String, Class<? extends DomainEvent>> types() {
        return Map.copyOf(types);
    }

    public static String nameOf(Class<?> type) {
        return storedOf(type).name();
    }

    public static int revisionOf(Class<?> type) {
        return storedOf(type).revision();
    }

    /** UTF-8 JSON of the event's present revision; absent values are left out. */
    public byte[] encode(DomainEvent event) {
        return json.writeValueAsBytes(event);
    }

    /**
     * @param payload UTF-8 JSON as {@link #encode} wrote it under {@code revision}
     * @throws UnknownEventException when the name or the revision is not of this contract, or the JSON does not fit
     */
    public DomainEvent decode(String name, int revision, byte[] payload) {
        Class<? extends DomainEvent> type = typeOf(name, revision);
        return read(
                name,
                () -> revision == revisionOf(type)
                        ? json.readValue(payload, type)
                        : json.treeToValue(lifted(name, revision, revisionOf(type), json.readTree(payload)), type));
    }

    /** The same of JSON that was read already and stays as it is. */
    public DomainEvent decode(String name, int revision, JsonNode payload) {
        Class<? extends DomainEvent> type = typeOf(name, revision);
        return read(name, () -> json.treeToValue(lifted(name, revision, revisionOf(type), payload), type));
    }

    private Class<? extends DomainEvent> typeOf(String name, int revision) {
        Class<? extends DomainEvent> type = types.get(name);
        if (type == null || revision < 1 || revision > revisionOf(type)) {
            throw new UnknownEventException(EventSays.Two.NO_EVENT.of(name, revision));
        }
        return type;
    }

    private static DomainEvent read(String name, Supplier<? extends @Nullable DomainEvent> reading) {
        try {
            DomainEvent event = reading.get();
            if (event == null) {
                throw new UnknownEventException(EventSays.One.JSON_NULL.of(name));
            }
            return event;
        } catch (JacksonException e) {
            throw new UnknownEventException(EventSays.Two.JSON_UNFIT.of(name, e.getOriginalMessage()), e);
        }
    }

    private JsonNode lifted(String name, int from, int to, JsonNode payload) {
        if (from == to) {
            return payload;
        }
        if (!(payload instanceof ObjectNode stored)) {
            throw new UnknownEventException(EventSays.One.JSON_NO_OBJECT.of(name));
        }
        ObjectNode tree = stored.deepCopy();
        for (int revision = from; revision < to; revision++) {
            tree = Objects.requireNonNull(lifts.get(name + ':' + revision))
                    .change()
                    .apply(tree);
        }
        return tree;
    }
}
