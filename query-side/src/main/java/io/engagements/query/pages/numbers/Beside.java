package io.engagements.query.pages.numbers;

import io.engagements.query.answer.ProblemException;
import io.engagements.query.compliance.Change;
import io.engagements.query.pages.frame.View;
import io.engagements.report.MetricReport;
import io.engagements.report.MetricReport.Month;
import io.engagements.report.MetricSlice;
import io.engagements.rules.metrics.Commitments;
import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Item.Subject;
import io.engagements.rules.metrics.Metric;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** What stands beside the numbers once it is asked for: the lists that made one, or why they changed. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Beside {

    /** Whatever was committed to counts for these one day. */
    private static final Set<Metric> BY_DUE = EnumSet.of(Metric.ON_TIME_AGREED, Metric.ON_TIME_ORIGINAL, Metric.MISSED);

    private final Why why;
    private final Changes changes;

    Beside(Why why, Changes changes) {
        this.why = why;
        this.changes = changes;
    }

    private record OfMonth(MetricSlice slice, Measured measured) {}

    /** Only the numbers that are looked into are told with the events behind them. @param rows of the window that is shown */
    Why.Panel why(Asked asked, Metric metric, Rows rows, View view) {
        MetricReport report = asked.numbers().asOf(asked.moments().at(), true);
        String month = asked.address().get(Address.MONTH);
        if (month != null) {
            OfMonth of = ofMonth(metric, report, month);
            Told told = new Rows(of.measured(), asked.eyes(), view).told(metric);
            return panel(asked, metric, of.slice().items(), List.of(), told, view);
        }
        List<Item> items = asked.isLately()
                ? report.lately(slices -> slices.apply(metric)).metrics().items()
                : report.items(metric);
        return panel(asked, metric, items, notYet(metric, report), rows.told(metric), view);
    }

    private Why.Panel panel(Asked asked, Metric metric, List<Item> items, List<Item> notYet, Told told, View view) {
        return why.of(metric, items, notYet, told, asked.address(), asked.eyes(), asked.naming(), view);
    }

    /** @throws ProblemException 400 when nothing counts in that month */
    private static OfMonth ofMonth(Metric metric, MetricReport report, String month) {
        return report
                .months(EnumSet.of(metric), slices -> new OfMonth(slices.apply(metric), Measured.of(slices)))
                .stream()
                .filter(each -> each.month().equals(month))
                .map(Month::metrics)
                .findFirst()
                .orElseThrow(() -> ProblemException.malformed(Address.MONTH, "is no month of this number"));
    }

    /** The commitments to what does not count yet, nor is left out. */
    private static List<Item> notYet(Metric metric, MetricReport report) {
        if (!BY_DUE.contains(metric)) {
            return List.of();
        }
        Set<Subject> counted = report.items(metric).stream().map(Item::subject).collect(Collectors.toSet());
        return report.items(Metric.COMMITMENTS).stream()
                .filter(Commitments::isCommitment)
                .filter(item -> !counted.contains(item.subject()))
                .toList();
    }

    /** Of one number where the address names one, else of all. */
    Changes.Panel changes(Asked asked, Map<Instant, MetricReport> reports, View view) {
        Moments moments = asked.moments();
        MetricReport then = Objects.requireNonNull(reports.get(moments.from()));
        Instant end = moments.to() == null ? moments.at() : moments.to();
        MetricReport until = Objects.requireNonNull(reports.get(end));
        Changes.Two two = new Changes.Two(then, until, asked.eyes());
        Metric metric = asked.metric();
        if (metric == null) {
            return changes.overview(two, asked.address(), view);
        }
        List<Change> all = Change.between(items(asked, metric, then), items(asked, metric, until));
        return changes.of(metric, two, all, asked.address(), asked.naming(), view);
    }

    private static List<Item> items(Asked asked, Metric metric, MetricReport report) {
        return asked.numbers().asOf(report.asOf(), true).items(metric);
    }
}
