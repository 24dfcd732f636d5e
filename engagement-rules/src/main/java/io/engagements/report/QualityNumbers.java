package io.engagements.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.engagements.report.MetricReport.Month;
import io.engagements.report.MetricReport.Windows;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of quality as they are answered, without the history behind them.
 *
 * @param version of the engagement; absent across engagements
 */
public record QualityNumbers(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long version,
        Instant asOf,
        Windows<QualityMetrics> windows,
        List<Month<QualityMetrics.Monthly>> months) {

    public static QualityNumbers of(@Nullable Long version, MetricReport report) {
        return new QualityNumbers(
                version,
                report.asOf(),
                report.windows(QualityMetrics::of),
                report.months(QualityMetrics.Monthly.OF, QualityMetrics.Monthly::of));
    }
}
