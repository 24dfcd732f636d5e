package io.engagements.query.history;

import static org.springframework.http.HttpHeaders.ACCEPT_LANGUAGE;
import static org.springframework.http.HttpHeaders.CONTENT_LANGUAGE;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.engagements.events.Caller;
import io.engagements.events.stored.EventCodec;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.candidacy.CandidacyRows;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.history.HistoryRows.Event;
import io.engagements.query.history.HistoryRows.Refused;
import io.engagements.query.history.HistoryRows.Row;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import io.engagements.support.problem.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened, and what was refused, in order. */
@RestController
class HistoryController {

    private static final String HISTORY = "history";
    private static final String REFUSALS = "refusals";

    private static final Set<String> TYPES = EventCodec.CONTRACT.types().keySet();

    private final HistoryRows rows;
    private final CandidacyRows candidacies;
    private final EngagementRows engagements;
    private final Reader reader;
    private final KnownRows known;
    private final Sentences sentences;

    /** Something that happened, and the same as a sentence. */
    record WithSentence<T>(@JsonUnwrapped T shown, String sentence) {}

    /**
     * Which part of a history.
     *
     * @param after a sequence, exclusive; −1 or absent from the beginning
     */
    record Selection(
            @Nullable Long after,
            @Nullable Integer limit,
            @Nullable String cursor,
            @Nullable String type,
            @Nullable String actor,
            @Nullable Long minVersion) {

        long from() {
            if (cursor != null) {
                return Page.after(HISTORY, cursor);
            }
            return after == null ? -1 : after;
        }
    }

    HistoryController(
            HistoryRows rows,
            CandidacyRows candidacies,
            EngagementRows engagements,
            Reader reader,
            KnownRows known,
            Sentences sentences) {
        this.rows = rows;
        this.candidacies = candidacies;
        this.engagements = engagements;
        this.reader = reader;
        this.known = known;
        this.sentences = sentences;
    }

    @GetMapping("/api/candidacies/{id}/history")
    ResponseEntity<Page<WithSentence<Event>>> ofCandidacy(
            @PathVariable String id,
            Selection selection,
            @RequestHeader(name = ACCEPT_LANGUAGE, required = false) @Nullable String language,
            @AuthenticationPrincipal Caller caller) {
        return history(AccessTo.historyOfCandidacy(id), id, selection, Language.asked(language), () -> candidacies
                .find(id, Viewer.of(caller))
                .isPresent());
    }

    @GetMapping("/api/engagements/{id}/history")
    ResponseEntity<Page<WithSentence<Event>>> ofEngagement(
            @PathVariable String id,
            Selection selection,
            @RequestHeader(name = ACCEPT_LANGUAGE, required = false) @Nullable String language,
            @AuthenticationPrincipal Caller caller) {
        return history(
                AccessTo.engagement(AccessKind.HISTORY, id), id, selection, Language.asked(language), () -> engagements
                        .find(id, Viewer.of(caller))
                        .isPresent());
    }

    @GetMapping("/api/candidacies/{id}/refusals")
    ResponseEntity<Page<WithSentence<Refused>>> refusalsOfCandidacy(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Long minVersion,
            @RequestHeader(name = ACCEPT_LANGUAGE, required = false) @Nullable String language,
            @AuthenticationPrincipal Caller caller) {
        requireVisible(AccessTo.historyOfCandidacy(id), id, minVersion, () -> candidacies
                .find(id, Viewer.of(caller))
                .isPresent());
        return refusals(id, limit, cursor, Language.asked(language));
    }

    @GetMapping("/api/engagements/{id}/refusals")
    ResponseEntity<Page<WithSentence<Refused>>> refusalsOfEngagement(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Long minVersion,
            @RequestHeader(name = ACCEPT_LANGUAGE, required = false) @Nullable String language,
            @AuthenticationPrincipal Caller caller) {
        requireVisible(AccessTo.engagement(AccessKind.HISTORY, id), id, minVersion, () -> engagements
                .find(id, Viewer.of(caller))
                .isPresent());
        return refusals(id, limit, cursor, Language.asked(language));
    }

    private ResponseEntity<Page<WithSentence<Event>>> history(
            AccessTo what, String id, Selection selection, Language language, BooleanSupplier visible) {
        requireVisible(what, id, selection.minVersion(), visible);
        if (selection.type() != null && !TYPES.contains(selection.type())) {
            throw ProblemException.malformed("type", "is no type of event");
        }
        int most = Page.limit(selection.limit());
        List<Row<Event>> rows = this.rows.history(id, selection.from(), selection.type(), selection.actor(), most + 1);
        return told(id, Page.of(HISTORY, rows, most, row -> row.shown().sequence(), Row::length), language);
    }

    private ResponseEntity<Page<WithSentence<Refused>>> refusals(
            String id, @Nullable Integer limit, @Nullable String cursor, Language language) {
        int most = Page.limit(limit);
        List<Row<Refused>> rows = this.rows.refusals(id, Page.after(REFUSALS, cursor), most + 1);
        return told(id, Page.of(REFUSALS, rows, most, row -> row.shown().position(), Row::length), language);
    }

    private <T> ResponseEntity<Page<WithSentence<T>>> told(String id, Page<Row<T>> page, Language language) {
        Around known = this.known.of(id, page.items().stream().map(Row::event).toList());
        return ResponseEntity.ok()
                .header(CONTENT_LANGUAGE, language.locale().toLanguageTag())
                .varyBy(ACCEPT_LANGUAGE)
                .body(page.map(row -> new WithSentence<>(row.shown(), sentences.tell(row.event(), language, known))));
    }

    private void requireVisible(AccessTo what, String id, @Nullable Long minVersion, BooleanSupplier visible) {
        reader.read(
                what,
                minVersion,
                () -> visible.getAsBoolean() ? Optional.of(rows.lastSequence(id)) : Optional.empty(),
                Long::longValue);
    }
}
