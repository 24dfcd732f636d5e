package io.engagements.query.compliance;

import io.engagements.query.compliance.FactsCache.Known;
import io.engagements.query.metrics.MetricReport;
import io.engagements.query.replay.Moment;
import io.engagements.query.replay.Replay;
import io.engagements.query.replay.Replay.Past;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.metrics.EngagementAsOf;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What numbers are made of, read once: they can be told as of one instant and as of another. */
public final class Numbers {

    private final List<Known> known;
    private final Scope scope;
    private final Replay replay;

    Numbers(List<Known> known, Scope scope, Replay replay) {
        this.known = known;
        this.scope = scope;
        this.replay = replay;
    }

    /** Whether the facts are of this version of the engagement. */
    boolean areOf(long version) {
        return known.stream().allMatch(each -> each.facts().version() == version);
    }

    /** @param explain whether the ids behind each number are shown */
    public MetricReport asOf(Instant instant, boolean explain) {
        return Objects.requireNonNull(asOf(List.of(instant), explain).get(instant));
    }

    /** By instant; what has to be read for them is read at once. */
    public Map<Instant, MetricReport> asOf(Collection<Instant> instants, boolean explain) {
        Map<Past, Engagement> then = replay.asOf(instants.stream()
                .flatMap(instant ->
                        known.stream().filter(each -> !stand(each, instant)).map(each -> past(each, instant)))
                .toList());
        Map<Instant, MetricReport> reports = new HashMap<>();
        instants.forEach(instant -> reports.put(instant, report(instant, explain, then)));
        return reports;
    }

    /** Grounds as they stand, where nothing occurred since; else by exactly what had occurred. */
    private static boolean stand(Known each, Instant instant) {
        return each.others().grounds().isEmpty()
                || !instant.isBefore(each.facts().engagement().latest());
    }

    private static Past past(Known each, Instant instant) {
        return new Past(each.facts().id(), Moment.of(instant));
    }

    private MetricReport report(Instant instant, boolean explain, Map<Past, Engagement> then) {
        List<EngagementAsOf> told = known.stream()
                .map(each -> new EngagementAsOf(
                        each.facts().engagement(),
                        each.facts().work(),
                        grounds(each, instant, then),
                        each.others().refused(),
                        instant,
                        explain))
                .toList();
        return new MetricReport(told, begun(instant), instant, explain, scope.isAcross());
    }

    private static List<Ground> grounds(Known each, Instant instant, Map<Past, Engagement> then) {
        if (stand(each, instant)) {
            return each.others().grounds();
        }
        Engagement engagement = then.get(past(each, instant));
        return engagement == null ? List.of() : engagement.grounds().values();
    }

    private @Nullable Instant begun(Instant asOf) {
        return known.stream()
                .map(each -> each.facts().engagement().hired().at())
                .filter(at -> !at.isAfter(asOf))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
