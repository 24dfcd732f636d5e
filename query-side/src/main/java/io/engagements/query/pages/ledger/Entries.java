package io.engagements.query.pages.ledger;

import io.engagements.events.DomainEvent;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.ledger.EntryBytes;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.query.audit.LedgerViews;
import io.engagements.query.history.FacetRows;
import io.engagements.query.history.LedgerSentences;
import io.engagements.query.history.Sentences;
import io.engagements.query.history.Wording;
import io.engagements.query.log.LedgerEvent;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.pages.frame.Names;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Who;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Tells entries of the ledger to who may read all of it, here and in the rooms beside this one. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
public class Entries {

    private final FacetRows facets;
    private final LedgerSentences sentences;
    private final Sentences words;
    private final Names names;

    Entries(FacetRows facets, LedgerSentences sentences, Sentences words, Names names) {
        this.facets = facets;
        this.sentences = sentences;
        this.words = words;
        this.names = names;
    }

    /**
     * An entry, told.
     *
     * @param id the event's
     * @param at when it occurred, in the reader's zone, which is named; absent where this release cannot read it
     * @param utc the same for machines
     * @param sentence absent likewise
     * @param type the event's kind, by its stored name; absent likewise
     * @param subject id of what it happened to, or was to be changed in vain
     * @param engagement the same where that is an engagement, with the place in it; absent for everything else
     * @param rules those that refused it; empty for what happened
     */
    public record Told(
            long position,
            String id,
            @Nullable String at,
            @Nullable String utc,
            @Nullable String sentence,
            @Nullable Coded type,
            String subject,
            @Nullable Place engagement,
            List<Coded> rules) {}

    /** An event's place in an engagement. */
    public record Place(String id, long sequence) {}

    /** In the same order. */
    public List<Told> tell(List<LoggedEntry> entries, View view) {
        List<LedgerEvent> read = entries.stream()
                .flatMap(entry -> LedgerViews.read(entry).stream())
                .toList();
        Map<Long, String> told = sentences.of(read, view.language(), whoever(entries, read, view));
        return entries.stream()
                .map(entry -> LedgerViews.read(entry)
                        .map(event -> told(entry, event, Objects.requireNonNull(told.get(entry.position())), view))
                        .orElseGet(() -> unread(entry)))
                .toList();
    }

    /** All whose those subjects are or were, and all who acted. */
    private Who whoever(List<LoggedEntry> entries, List<LedgerEvent> read, View view) {
        Map<String, String> otherwise = new HashMap<>();
        facets.sides(entries.stream().map(LoggedEntry::subject).collect(Collectors.toSet()))
                .values()
                .forEach(sides -> sides.keySet().forEach(party -> otherwise.put(party, party)));
        read.stream()
                .flatMap(event -> Stream.ofNullable(event.event().stamp().party()))
                .forEach(party -> otherwise.put(party, party));
        return names.of(otherwise, view);
    }

    private Told told(LoggedEntry logged, LedgerEvent entry, String sentence, View view) {
        DomainEvent event = entry.event();
        Wording wording = words.in(view.language());
        Instant at = event.stamp().occurredAt();
        return new Told(
                logged.position(),
                entry.entry().id(),
                view.secondThere(at),
                at.toString(),
                sentence,
                Coded.event(entry.entry().type(), wording),
                logged.subject(),
                event instanceof EngagementEvent happened ? new Place(happened.engagementId(), entry.sequence()) : null,
                event instanceof AttemptRefused refused
                        ? refused.rules().stream()
                                .map(rule -> Coded.of(rule, wording))
                                .toList()
                        : List.of());
    }

    private static Told unread(LoggedEntry entry) {
        return new Told(
                entry.position(),
                EntryBytes.read(entry.bytes()).id(),
                null,
                null,
                null,
                null,
                entry.subject(),
                null,
                List.of());
    }
}
