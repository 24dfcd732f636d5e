package io.engagements.query.history;

import io.engagements.events.Caller;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.candidacy.CandidacyRows;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.history.HistoryRows.Event;
import io.engagements.query.history.HistoryRows.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened, and what was refused, in order. */
@RestController
class HistoryController {

    private final HistoryRows rows;
    private final CandidacyRows candidacies;
    private final EngagementRows engagements;
    private final Reader reader;

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
                return Page.after(cursor);
            }
            return after == null ? -1 : after;
        }
    }

    HistoryController(HistoryRows rows, CandidacyRows candidacies, EngagementRows engagements, Reader reader) {
        this.rows = rows;
        this.candidacies = candidacies;
        this.engagements = engagements;
        this.reader = reader;
    }

    @GetMapping("/api/candidacies/{id}/history")
    Page<Event> ofCandidacy(@PathVariable String id, Selection selection, @AuthenticationPrincipal Caller caller) {
        return history(
                id, selection, () -> candidacies.find(id, Viewer.of(caller)).isPresent());
    }

    @GetMapping("/api/engagements/{id}/history")
    Page<Event> ofEngagement(@PathVariable String id, Selection selection, @AuthenticationPrincipal Caller caller) {
        return history(
                id, selection, () -> engagements.find(id, Viewer.of(caller)).isPresent());
    }

    @GetMapping("/api/candidacies/{id}/refusals")
    Page<Refused> refusalsOfCandidacy(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal Caller caller) {
        return refusals(
                id, limit, cursor, () -> candidacies.find(id, Viewer.of(caller)).isPresent());
    }

    @GetMapping("/api/engagements/{id}/refusals")
    Page<Refused> refusalsOfEngagement(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal Caller caller) {
        return refusals(
                id, limit, cursor, () -> engagements.find(id, Viewer.of(caller)).isPresent());
    }

    private Page<Event> history(String id, Selection selection, BooleanSupplier visible) {
        requireVisible(id, selection.minVersion(), visible);
        int most = Page.limit(selection.limit());
        List<Event> events = rows.history(id, selection.from(), selection.type(), selection.actor(), most + 1);
        return Page.of(events, most, Event::sequence);
    }

    private Page<Refused> refusals(
            String id, @Nullable Integer limit, @Nullable String cursor, BooleanSupplier visible) {
        requireVisible(id, null, visible);
        int most = Page.limit(limit);
        List<Refused> refusals = rows.refusals(id, Page.after(cursor), most + 1);
        return Page.of(refusals, most, Refused::position);
    }

    private void requireVisible(String id, @Nullable Long minVersion, BooleanSupplier visible) {
        reader.read(
                minVersion,
                () -> visible.getAsBoolean() ? Optional.of(rows.lastSequence(id)) : Optional.empty(),
                Long::longValue);
    }
}
