package io.engagements.query.diff;

import static org.springframework.http.HttpHeaders.ACCEPT_LANGUAGE;
import static org.springframework.http.HttpHeaders.CONTENT_LANGUAGE;

import io.engagements.events.Caller;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.Exports;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.history.Around;
import io.engagements.query.history.Callings;
import io.engagements.query.history.Sentences;
import io.engagements.query.replay.Replay;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import io.engagements.support.problem.Language;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What changed between two moments. */
@RestController
class DiffController {

    private final EngagementRows engagements;
    private final Replay replay;
    private final Reader reader;
    private final AsOf asOf;
    private final Sentences sentences;
    private final Differences differences;
    private final Exports exports;

    DiffController(
            EngagementRows engagements,
            Replay replay,
            Reader reader,
            AsOf asOf,
            Sentences sentences,
            Differences differences,
            Exports exports) {
        this.engagements = engagements;
        this.replay = replay;
        this.reader = reader;
        this.asOf = asOf;
        this.sentences = sentences;
        this.differences = differences;
        this.exports = exports;
    }

    @GetMapping("/api/engagements/{id}/diff")
    ResponseEntity<Diff> diff(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Long minVersion,
            @RequestHeader(name = ACCEPT_LANGUAGE, required = false) @Nullable String language,
            @AuthenticationPrincipal Caller caller) {
        DiffRange range = DiffRange.of(from, to, asOf);
        reader.read(
                AccessTo.engagement(AccessKind.HISTORY, id),
                minVersion,
                () -> engagements.find(id, Viewer.of(caller)),
                contract -> replay.versionOf(id));
        range.requireReached(replay.versionOf(id));
        Language told = Language.asked(language);
        return ResponseEntity.ok()
                .header(CONTENT_LANGUAGE, told.locale().toLanguageTag())
                .varyBy(ACCEPT_LANGUAGE)
                .body(exports.make(caller, () -> diff(id, range, told)));
    }

    private Diff diff(String id, DiffRange range, Language language) {
        Difference difference = differences.between(id, range.from(), range.to());
        Around known = Around.of(difference.after().orElseThrow(ProblemException::unknown), Callings.of(Map.of()));
        return Diff.of(difference, range, event -> sentences.tell(event, language, known));
    }
}
