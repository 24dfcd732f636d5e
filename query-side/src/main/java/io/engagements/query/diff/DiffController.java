package io.engagements.query.diff;

import static org.springframework.http.HttpHeaders.ACCEPT_LANGUAGE;
import static org.springframework.http.HttpHeaders.CONTENT_LANGUAGE;

import io.engagements.events.Caller;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.diff.Diff.Change;
import io.engagements.query.diff.Diff.End;
import io.engagements.query.diff.Diff.Happened;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.engagement.Parts;
import io.engagements.query.history.Language;
import io.engagements.query.history.Sentences;
import io.engagements.query.replay.Moment;
import io.engagements.query.replay.Replay;
import io.engagements.rules.Recorded;
import io.engagements.rules.engagement.Deliverable;
import io.engagements.rules.engagement.Engagement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What changed between two moments. */
@RestController
class DiffController {

    private final EngagementRows engagements;
    private final Replay replay;
    private final Reader reader;
    private final AsOf asOf;
    private final Sentences sentences;
    private final JsonMapper json;

    DiffController(
            EngagementRows engagements, Replay replay, Reader reader, AsOf asOf, Sentences sentences, JsonMapper json) {
        this.engagements = engagements;
        this.replay = replay;
        this.reader = reader;
        this.asOf = asOf;
        this.sentences = sentences;
        this.json = json;
    }

    @GetMapping("/api/engagements/{id}/diff")
    ResponseEntity<Diff> diff(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Long minVersion,
            @RequestHeader(name = ACCEPT_LANGUAGE, required = false) @Nullable String language,
            @AuthenticationPrincipal Caller caller) {
        Ends ends = Ends.of(from, to, asOf);
        reader.read(minVersion, () -> engagements.find(id, Viewer.of(caller)), contract -> replay.versionOf(id));
        ends.requireReached(replay.versionOf(id));
        Language told = Language.asked(language);
        return ResponseEntity.ok()
                .header(CONTENT_LANGUAGE, told.locale().toLanguageTag())
                .varyBy(ACCEPT_LANGUAGE)
                .body(diff(id, ends, told));
    }

    private Diff diff(String id, Ends ends, Language language) {
        Optional<Engagement> before = replay.asOf(id, ends.from());
        Instant at = instantOf(ends.to()).orElseGet(asOf::now);
        long first = replay.firstBetween(id, ends.from(), ends.to()).orElse(Long.MAX_VALUE);
        List<Recorded<EngagementEvent>> events = replay.events(id, first - 1, ends.to());
        Difference difference = new Difference(json);
        Moment untilFirst =
                new Moment(Math.min(first - 1, ends.to().sequence()), ends.to().instant());
        Engagement after = difference
                .follow(
                        replay.asOf(id, untilFirst),
                        events,
                        event -> !ends.from().counts(event),
                        at)
                .orElseThrow(ProblemException::unknown);
        List<Recorded<EngagementEvent>> between =
                events.stream().filter(event -> !ends.from().counts(event)).toList();
        return new Diff(
                id,
                after.contract().version(),
                End.of(before, instantOf(ends.from())),
                End.of(Optional.of(after), instantOf(ends.to())),
                changes(difference, parts(before, ends.from()), parts(Optional.of(after), ends.to()), between),
                told(between, after, language));
    }

    /** The instant asked for, where it was one. */
    private static Optional<Instant> instantOf(Moment moment) {
        return Ends.isSequence(moment) ? Optional.empty() : Optional.of(moment.instant());
    }

    private static Map<String, Object> parts(Optional<Engagement> state, Moment moment) {
        return state.map(engagement -> Parts.of(
                        engagement,
                        instantOf(moment)
                                .orElseGet(() -> engagement.contract().last().at())))
                .orElse(Map.of());
    }

    private static List<Change> changes(
            Difference difference,
            Map<String, Object> before,
            Map<String, Object> after,
            List<Recorded<EngagementEvent>> events) {
        Map<Long, String> ids = events.stream().collect(Collectors.toMap(Recorded::sequence, Recorded::id));
        return difference.changed(before, after).stream()
                .map(change -> Change.of(
                        change,
                        difference.causes(change).stream()
                                .map(sequence -> Objects.requireNonNull(ids.get(sequence)))
                                .toList()))
                .toList();
    }

    private List<Happened> told(List<Recorded<EngagementEvent>> events, Engagement state, Language language) {
        Map<String, String> titles = state.deliverables()
                .unordered()
                .collect(Collectors.toMap(Deliverable::deliverableId, Deliverable::title));
        return events.stream()
                .map(event -> Happened.of(event, sentences.tell(event.event(), language, titles)))
                .toList();
    }
}
