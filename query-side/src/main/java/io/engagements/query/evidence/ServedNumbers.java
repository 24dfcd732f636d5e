package io.engagements.query.evidence;

import io.engagements.query.compliance.MetricsQuery;
import io.engagements.query.compliance.Numbers;
import io.engagements.query.compliance.Scope;
import io.engagements.report.Compliance;
import io.engagements.report.MetricReport;
import io.engagements.report.QualityNumbers;
import io.engagements.rules.metrics.Metric;
import java.util.EnumSet;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The numbers that this side answers with: no package leaves with others. */
@Component
class ServedNumbers {

    private final MetricsQuery query;

    ServedNumbers(MetricsQuery query) {
        this.query = query;
    }

    /**
     * Returns when the same numbers are answered of the same versions.
     *
     * @param versions of the engagements, as they are packed
     * @throws NotYetException when others are
     */
    void requireSame(Prepared prepared, Map<String, Long> versions, MetricReport packed) {
        EvidenceScope scope = prepared.scope();
        Numbers served = query.of(
                scope.kind() == EvidenceScope.Kind.PARTY ? Scope.ofParty(scope.id()) : Scope.ofEngagement(scope.id()),
                EnumSet.allOf(Metric.class));
        if (!served.versions().equals(versions)) {
            throw new NotYetException("numbers are of other versions: " + served.versions() + ", packed " + versions);
        }
        MetricReport report = served.asOf(prepared.asOf(), true);
        if (!Compliance.of(null, report).equals(Compliance.of(null, packed))
                || !QualityNumbers.of(null, report).equals(QualityNumbers.of(null, packed))) {
            throw new NotYetException("the numbers answered for " + scope + " are not those of its entries");
        }
    }
}
