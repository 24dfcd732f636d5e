package io.engagements.query.compliance;

import io.engagements.events.Caller;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.MetricView.Percentage;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.rules.engagement.Contract;
import io.engagements.rules.metrics.DeadlineCompliance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deadline compliance of one engagement, as of now. */
@RestController
class ComplianceController {

    private final ComplianceProjection projection;
    private final EngagementRows engagements;
    private final Reader reader;
    private final AsOf asOf;

    ComplianceController(ComplianceProjection projection, EngagementRows engagements, Reader reader, AsOf asOf) {
        this.projection = projection;
        this.engagements = engagements;
        this.reader = reader;
        this.asOf = asOf;
    }

    record Compliance(long version, Instant asOf, ComplianceWindows windows) {}

    record ComplianceWindows(ComplianceWindow whole) {}

    record ComplianceWindow(Instant from, Instant to, ComplianceMetrics metrics) {}

    record ComplianceMetrics(Percentage onTimeAgreed, Percentage missed) {}

    private record Found(Contract contract, long version) {}

    @GetMapping("/api/engagements/{id}/compliance")
    Compliance compliance(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long minVersion,
            @AuthenticationPrincipal Caller caller) {
        Found found = reader.read(
                minVersion,
                () -> engagements
                        .find(id, Viewer.of(caller))
                        .map(contract -> new Found(contract, projection.versionOf(id))),
                Found::version);
        return answer(found, asOf.now());
    }

    private Compliance answer(Found found, Instant asOf) {
        Contract contract = found.contract();
        DeadlineCompliance figures = DeadlineCompliance.of(projection.deliveriesOf(contract.engagementId()), asOf);
        ComplianceMetrics metrics =
                new ComplianceMetrics(Percentage.of(figures.onTimeAgreed()), Percentage.of(figures.missed()));
        Instant from = contract.hired().occurredAt();
        return new Compliance(found.version(), asOf, new ComplianceWindows(new ComplianceWindow(from, asOf, metrics)));
    }
}
