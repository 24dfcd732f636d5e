package io.engagements.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.engagements.report.MetricReport.Month;
import io.engagements.report.MetricReport.Windows;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deadline compliance as it is answered.
 *
 * @param version of the engagement; absent across engagements
 */
public record Compliance(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long version,
        Instant asOf,
        Windows<ComplianceMetrics> windows,
        List<Month<ComplianceMetrics.Monthly>> months) {

    public static Compliance of(@Nullable Long version, MetricReport report) {
        return new Compliance(
                version,
                report.asOf(),
                report.windows(ComplianceMetrics::of),
                report.months(ComplianceMetrics.Monthly.OF, ComplianceMetrics.Monthly::of));
    }
}
