package io.engagements.query.candidacy;

import io.engagements.events.Caller;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.rules.candidacy.Candidacy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Candidacies: for their client, their VA and auditors. */
@RestController
class CandidacyController {

    private final CandidacyRows rows;
    private final Reader reader;

    CandidacyController(CandidacyRows rows, Reader reader) {
        this.rows = rows;
        this.reader = reader;
    }

    @GetMapping("/api/candidacies")
    Page<CandidacyView> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal Caller caller) {
        int most = Page.limit(limit);
        List<CandidacyRows.Listed> listed = rows.list(Viewer.of(caller), Page.after(cursor), most + 1);
        return Page.of(listed, most, CandidacyRows.Listed::openedAt).map(row -> CandidacyView.of(row.candidacy()));
    }

    @GetMapping("/api/candidacies/{id}")
    CandidacyView one(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long minVersion,
            @AuthenticationPrincipal Caller caller) {
        return CandidacyView.of(reader.read(minVersion, () -> rows.find(id, Viewer.of(caller)), Candidacy::version));
    }
}
