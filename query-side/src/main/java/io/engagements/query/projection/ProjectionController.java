package io.engagements.query.projection;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.query.answer.ProblemException;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the projections stand, and a second try for what is parked: for auditors and the operator. */
@RestController
class ProjectionController {

    private final Projections projections;

    ProjectionController(Projections projections) {
        this.projections = projections;
    }

    record Standings(List<Projections.Standing> items) {}

    @GetMapping("/api/audit/projections")
    Standings list(@AuthenticationPrincipal Caller caller) {
        if (!caller.has(Role.AUDITOR) && !caller.has(Role.OPERATOR)) {
            throw ProblemException.forbidden();
        }
        return new Standings(projections.standings());
    }

    @PostMapping("/api/audit/projections/{name}/retry")
    Map<String, Integer> retry(@PathVariable String name, @AuthenticationPrincipal Caller caller) {
        if (!caller.has(Role.OPERATOR)) {
            throw ProblemException.forbidden();
        }
        return Map.of("parked", projections.retry(name).orElseThrow(ProblemException::unknown));
    }
}
