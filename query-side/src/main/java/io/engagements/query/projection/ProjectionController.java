package io.engagements.query.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.query.answer.Exports;
import io.engagements.query.answer.Freshness;
import io.engagements.query.answer.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * How the projections stand, a second try for what is parked, all of one made again, or compared with what it would be:
 * for auditors and the operator.
 */
@RestController
class ProjectionController {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Projections projections;
    private final Rebuilds rebuilds;
    private final VerificationRows verifications;
    private final Freshness freshness;
    private final Exports exports;

    ProjectionController(
            Projections projections,
            Rebuilds rebuilds,
            VerificationRows verifications,
            Freshness freshness,
            Exports exports) {
        this.projections = projections;
        this.rebuilds = rebuilds;
        this.verifications = verifications;
        this.freshness = freshness;
        this.exports = exports;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @JsonUnwrapped Projections.ProjectionStatus status,
            @Nullable Verification verification) {}

    record ProjectionStatuses(List<Item> items) {}

    @GetMapping("/api/audit/projections")
    ProjectionStatuses list(@AuthenticationPrincipal Caller caller) {
        requireAuditorOrOperator(caller);
        Map<String, Verification> verified = verifications.all();
        return new ProjectionStatuses(projections.statuses().stream()
                .map(status -> new Item(status, verified.get(status.name())))
                .toList());
    }

    @PostMapping("/api/audit/projections/{name}/retry")
    Map<String, Integer> retry(@PathVariable String name, @AuthenticationPrincipal Caller caller) {
        if (!caller.has(Role.OPERATOR)) {
            throw ProblemException.forbidden();
        }
        return Map.of("parked", projections.retry(name).orElseThrow(ProblemException::unknown));
    }

    @PostMapping("/api/audit/projections/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Progress rebuild(@PathVariable String name, @AuthenticationPrincipal Caller caller) {
        requireAuditorOrOperator(caller);
        return rebuilds.rebuild(name).orElseThrow(ProblemException::underWay);
    }

    /** Small ones are done while the caller waits. */
    @PostMapping("/api/audit/projections/{name}/verify")
    ResponseEntity<Object> verify(@PathVariable String name, @AuthenticationPrincipal Caller caller) {
        requireAuditorOrOperator(caller);
        return exports.await(caller, () -> {
            Progress progress = rebuilds.verify(name).orElseThrow(ProblemException::underWay);
            return freshness.await(() -> !rebuilds.isUnderWay(name), PATIENCE)
                    ? ResponseEntity.ok(
                            Objects.requireNonNull(verifications.all().get(name)))
                    : ResponseEntity.accepted().body(progress);
        });
    }

    private static void requireAuditorOrOperator(Caller caller) {
        if (!caller.has(Role.AUDITOR) && !caller.has(Role.OPERATOR)) {
            throw ProblemException.forbidden();
        }
    }
}
