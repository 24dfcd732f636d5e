package io.engagements.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.engagements.events.DomainEvent;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.ledger.Entry;
import io.engagements.events.ledger.EntryBytes;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.stored.UnknownEventException;
import io.engagements.query.history.CauseRows;
import io.engagements.query.history.CauseRows.Cause;
import io.engagements.query.history.HistoryRows.Actor;
import io.engagements.query.log.LedgerEvent;
import io.engagements.query.log.LoggedEntry;
import io.engagements.rules.engagement.Engagement;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Entries of the ledger as auditors see them. */
@Component
public class LedgerViews {

    private final CauseRows causes;

    LedgerViews(CauseRows causes) {
        this.causes = causes;
    }

    /**
     * One entry.
     *
     * @param hash base 64 of the leaf's hash (RFC 9162): of these bytes, and the one that it was stored with
     * @param subject the engagement, the candidacy or, after {@code party:}, the party; of a refused attempt what was to be
     *     changed in vain
     * @param sequence its place in that; absent for a refused attempt, which has none
     * @param occurredAt by the domain's clock; absent, as who did it, where this release cannot read the event
     * @param command the name of the command that brought it about, or was refused; absent when time itself did
     * @param commandId the same for all that one command brought about; absent where none was noted
     * @param causes ids of the events of the same engagement that it came of, as far as that is known, in order
     * @param data what the event says apart from who and when
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LedgerEntry(
            long position,
            String hash,
            String id,
            String type,
            int revision,
            String subject,
            @Nullable Long sequence,
            @Nullable String deliverableId,
            @Nullable Instant occurredAt,
            Instant recordedAt,
            @Nullable Actor actor,
            @Nullable String command,
            @Nullable String commandId,
            List<String> causes,
            JsonNode data) {}

    /** In the same order; what they came of is read for all of them at once. */
    public List<LedgerEntry> of(List<LoggedEntry> entries) {
        return of(
                entries,
                causes.of(
                        entries.stream().flatMap(entry -> read(entry).stream()).toList()));
    }

    /** @param causes by the event's id */
    public static List<LedgerEntry> of(List<LoggedEntry> entries, Map<String, List<Cause>> causes) {
        return entries.stream().map(entry -> view(entry, causes)).toList();
    }

    /** Empty where this release cannot. */
    public static Optional<LedgerEvent> read(LoggedEntry entry) {
        try {
            return Optional.of(entry.event());
        } catch (UnknownEventException unread) {
            return Optional.empty();
        }
    }

    private static LedgerEntry view(LoggedEntry logged, Map<String, List<Cause>> causes) {
        Optional<LedgerEvent> read = read(logged);
        Entry entry = read.map(LedgerEvent::entry).orElseGet(() -> EntryBytes.read(logged.bytes()));
        DomainEvent event = read.map(LedgerEvent::event).orElse(null);
        return new LedgerEntry(
                logged.position(),
                Base64.getEncoder().encodeToString(EntryBytes.leafHash(logged.bytes())),
                entry.id(),
                entry.type(),
                entry.revision(),
                logged.subject(),
                entry.aggregateType() == null ? null : entry.sequence(),
                deliverableOf(event),
                event == null ? null : event.stamp().occurredAt(),
                entry.recordedAt(),
                event == null ? null : Actor.of(event.stamp()),
                commandOf(event),
                logged.commandId(),
                Stream.ofNullable(causes.get(entry.id()))
                        .flatMap(List::stream)
                        .map(Cause::eventId)
                        .toList(),
                data(entry.payload()));
    }

    private static @Nullable String deliverableOf(@Nullable DomainEvent event) {
        return event instanceof EngagementEvent happened
                ? Engagement.deliverableOf(happened).orElse(null)
                : null;
    }

    private static @Nullable String commandOf(@Nullable DomainEvent event) {
        if (event == null) {
            return null;
        }
        return event instanceof AttemptRefused refused ? refused.command() : event.causedBy();
    }

    private static JsonNode data(JsonNode payload) {
        if (payload instanceof ObjectNode event) {
            ObjectNode data = event.deepCopy();
            data.remove("stamp");
            return data;
        }
        return payload;
    }
}
