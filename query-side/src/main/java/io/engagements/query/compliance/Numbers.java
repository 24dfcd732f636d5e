package io.engagements.query.compliance;

import io.engagements.query.compliance.FactsCache.Known;
import io.engagements.query.replay.Moment;
import io.engagements.query.replay.Replay;
import io.engagements.query.replay.Replay.Past;
import io.engagements.report.MetricReport;
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
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What numbers are made of, read once: they can be told as of one instant and as of another. */
public final class Numbers {

    private final List<Known> known;
    private final Scope scope;
    private final Replay replay;
    private final Map<Past, Optional<Engagement>> replayed = new HashMap<>();

    Numbers(List<Known> known, Scope scope, Replay replay) {
        this.known = known;
        this.scope = scope;
        this.replay = replay;
    }

    /** The version of each engagement that the facts are of. */
    public Map<String, Long> versions() {
        return known.stream().collect(Collectors.toMap(each -> each.facts().id(), each -> each.facts()
                .version()));
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
        replay(instants);
        Map<Instant, MetricReport> reports = new HashMap<>();
        instants.forEach(instant -> reports.put(instant, report(instant, explain)));
        return reports;
    }

    /** Once: the same may be told again with the events behind it. */
    private void replay(Collection<Instant> instants) {
        List<Past> missing = instants.stream()
                .flatMap(instant ->
                        known.stream().filter(each -> !stand(each, instant)).map(each -> past(each, instant)))
                .filter(past -> !replayed.containsKey(past))
                .toList();
        Map<Past, Engagement> found = replay.asOf(missing);
        missing.forEach(past -> replayed.put(past, Optional.ofNullable(found.get(past))));
    }

    /** Grounds as they stand, where nothing occurred since; else by exactly what had occurred. */
    private static boolean stand(Known each, Instant instant) {
        return each.others().grounds().isEmpty()
                || !instant.isBefore(each.facts().engagement().latest());
    }

    private static Past past(Known each, Instant instant) {
        return new Past(each.facts().id(), Moment.of(instant));
    }

    private MetricReport report(Instant instant, boolean explain) {
        List<EngagementAsOf> told = known.stream()
                .map(each -> new EngagementAsOf(
                        each.facts().engagement(),
                        each.facts().work(),
                        grounds(each, instant),
                        each.others().refused(),
                        instant,
                        explain))
                .toList();
        return new MetricReport(told, begun(instant), instant, explain, scope.isAcross());
    }

    private List<Ground> grounds(Known each, Instant instant) {
        if (stand(each, instant)) {
            return each.others().grounds();
        }
        return Objects.requireNonNull(replayed.get(past(each, instant)))
                .map(engagement -> engagement.grounds().values())
                .orElse(List.of());
    }

    private @Nullable Instant begun(Instant asOf) {
        return known.stream()
                .map(each -> each.facts().engagement().hired().at())
                .filter(at -> !at.isAfter(asOf))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
