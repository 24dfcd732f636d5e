package io.engagements.query.candidacy;

import io.engagements.events.Caller;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.party.Named;
import io.engagements.query.party.PartyNames;
import io.engagements.rules.candidacy.Candidacy;
import io.engagements.support.access.AccessTo;
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

    private static final String LIST = "candidacies";

    private final CandidacyRows rows;
    private final Reader reader;
    private final PartyNames names;

    CandidacyController(CandidacyRows rows, Reader reader, PartyNames names) {
        this.rows = rows;
        this.reader = reader;
        this.names = names;
    }

    private static List<String> parties(Candidacy candidacy) {
        return List.of(candidacy.clientId(), candidacy.vaId());
    }

    @GetMapping("/api/candidacies")
    Page<Named<CandidacyView>> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal Caller caller) {
        int most = Page.limit(limit);
        List<CandidacyRows.Listed> listed = rows.list(Viewer.of(caller), Page.after(LIST, cursor), most + 1);
        Page<Candidacy> page =
                Page.of(LIST, listed, most, CandidacyRows.Listed::openedAt).map(CandidacyRows.Listed::candidacy);
        return names.tell(page, CandidacyController::parties, CandidacyView::of);
    }

    @GetMapping("/api/candidacies/{id}")
    Named<CandidacyView> one(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long minVersion,
            @AuthenticationPrincipal Caller caller) {
        Candidacy found = reader.read(
                AccessTo.candidacy(id), minVersion, () -> rows.find(id, Viewer.of(caller)), Candidacy::version);
        return names.tell(CandidacyView.of(found), parties(found));
    }
}
