package io.engagements.query.engagement;

import io.engagements.events.Caller;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.rules.engagement.Contract;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Engagements and their grounds. */
@RestController
class EngagementController {

    private final EngagementRows rows;
    private final EngagementProjection projection;
    private final Reader reader;

    EngagementController(EngagementRows rows, EngagementProjection projection, Reader reader) {
        this.rows = rows;
        this.projection = projection;
        this.reader = reader;
    }

    @GetMapping("/api/engagements")
    Page<EngagementView.Summary> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String party,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal Caller caller) {
        if (state != null
                && Stream.of(Contract.Status.values())
                        .noneMatch(known -> known.name().equals(state))) {
            throw ProblemException.parameter("state", "is one of ACTIVE, TERMINATING, ENDED");
        }
        int most = Page.limit(limit);
        List<EngagementRows.Listed> listed = rows.list(Viewer.of(caller), state, party, Page.after(cursor), most + 1);
        return Page.of(listed, most, EngagementRows.Listed::openedAt)
                .map(row -> EngagementView.summary(row.contract()));
    }

    @GetMapping("/api/engagements/{id}")
    EngagementView one(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long minVersion,
            @AuthenticationPrincipal Caller caller) {
        Contract contract = visible(id, minVersion, caller);
        return EngagementView.of(contract, projection.deliverablesOf(id));
    }

    @GetMapping("/api/engagements/{id}/grounds")
    EngagementView.Grounds grounds(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long minVersion,
            @AuthenticationPrincipal Caller caller) {
        Contract contract = visible(id, minVersion, caller);
        return EngagementView.grounds(contract, projection.groundsOf(id));
    }

    private Contract visible(String id, @Nullable Long minVersion, Caller caller) {
        return reader.read(minVersion, () -> rows.find(id, Viewer.of(caller)), Contract::version);
    }
}
