package io.engagements.query.compliance;

import io.engagements.events.Caller;
import io.engagements.query.answer.AsOf;
import io.engagements.report.Compliance;
import io.engagements.report.ComplianceMetrics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deadline compliance, of one engagement and across a party's engagements. */
@RestController
class ComplianceController {

    private final MetricsQuery reader;
    private final AsOf asOf;

    ComplianceController(MetricsQuery reader, AsOf asOf) {
        this.reader = reader;
        this.asOf = asOf;
    }

    @GetMapping("/api/engagements/{id}/compliance")
    Compliance ofEngagement(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(defaultValue = "false") boolean explain,
            @RequestParam(required = false) @Nullable Long minVersion,
            @AuthenticationPrincipal Caller caller) {
        Instant moment = this.asOf.askedOrNow(asOf);
        long version = reader.version(id, minVersion, caller);
        return Compliance.of(
                version, reader.of(Scope.ofEngagement(id), ComplianceMetrics.OF).asOf(moment, explain));
    }

    @GetMapping("/api/parties/{id}/compliance")
    Compliance ofParty(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(defaultValue = "false") boolean explain,
            @AuthenticationPrincipal Caller caller) {
        Instant moment = this.asOf.askedOrNow(asOf);
        return Compliance.of(
                null, reader.ofParty(id, ComplianceMetrics.OF, caller).asOf(moment, explain));
    }
}
