package io.engagements.query.compliance;

import static org.springframework.http.HttpHeaders.ACCEPT_LANGUAGE;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.engagements.events.Caller;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.history.EventSummaries;
import io.engagements.query.history.EventSummaries.EventSummary;
import io.engagements.report.MetricReport;
import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why a number changed: what entered, left or changed side between two instants, and the events that did it. */
@RestController
class ChangesController {

    private final MetricsQuery reader;
    private final EventSummaries events;
    private final AsOf asOf;

    ChangesController(MetricsQuery reader, EventSummaries events, AsOf asOf) {
        this.reader = reader;
        this.events = events;
        this.asOf = asOf;
    }

    /** @param metric as it is called in the answers about compliance and quality; over the whole engagement */
    record Changes(long version, String metric, Instant from, Instant to, List<ChangeView> changes) {}

    /**
     * @param deliverableId what it is about: a deliverable, for {@code grounds} a ground, for {@code changePressure} a
     *     rule
     * @param before how it stood at {@code from}; absent when it was not there
     * @param after how it stands at {@code to}; absent when it is not there any more
     * @param events what happened in between; none when only time passed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeView(
            String deliverableId,
            Change.Kind change,
            @Nullable ItemState before,
            @Nullable ItemState after,
            List<EventSummary> events) {}

    /**
     * How a thing stands in a number.
     *
     * @param reason why it is left out, or as what it counts
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemState(
            boolean numerator,
            boolean denominator,
            @Nullable String reason) {

        static @Nullable ItemState of(@Nullable Item item) {
            return item == null
                    ? null
                    : new ItemState(item.side().isInNumerator(), item.side().isInDenominator(), item.label());
        }
    }

    @GetMapping("/api/engagements/{id}/compliance/changes")
    Changes changes(
            @PathVariable String id,
            @RequestParam String metric,
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Long minVersion,
            @RequestHeader(name = ACCEPT_LANGUAGE, required = false) @Nullable String language,
            @AuthenticationPrincipal Caller caller) {
        Metric asked = Metric.of(metric).orElseThrow(() -> ProblemException.parameter("metric", "is no metric"));
        Instant begin = asOf.asked("from", from);
        Instant end = to == null ? asOf.now() : asOf.asked("to", to);
        if (begin.isAfter(end)) {
            throw ProblemException.parameter("from", "is later than to");
        }
        long version = reader.version(id, minVersion, caller, events::versionOf);
        Map<Instant, MetricReport> numbers =
                reader.of(Scope.ofEngagement(id), Set.of(asked)).asOf(Set.copyOf(List.of(begin, end)), true);
        List<Change> changes = Change.between(items(numbers, asked, begin), items(numbers, asked, end));
        return new Changes(
                version,
                asked.key(),
                begin,
                end,
                changes.stream()
                        .map(change -> view(id, change, begin, end, language))
                        .toList());
    }

    private static List<Item> items(Map<Instant, MetricReport> numbers, Metric metric, Instant moment) {
        return Objects.requireNonNull(numbers.get(moment)).items(metric);
    }

    private ChangeView view(String id, Change change, Instant from, Instant to, @Nullable String language) {
        return new ChangeView(
                change.subject().id(),
                change.kind(),
                ItemState.of(change.before()),
                ItemState.of(change.after()),
                events.of(id, change.events(), from, to, language));
    }
}
