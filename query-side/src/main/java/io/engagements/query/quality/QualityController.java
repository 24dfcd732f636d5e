package io.engagements.query.quality;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.engagements.events.Caller;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ReviewView;
import io.engagements.query.answer.Viewer;
import io.engagements.query.compliance.MetricsQuery;
import io.engagements.query.compliance.Scope;
import io.engagements.query.engagement.Engagements;
import io.engagements.query.replay.Replay;
import io.engagements.report.MetricReport;
import io.engagements.report.MetricReport.Month;
import io.engagements.report.MetricReport.Windows;
import io.engagements.report.QualityMetrics;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.Review;
import io.engagements.rules.review.Statement;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Quality figures and quality history, of one engagement and across a party's engagements. */
@RestController
class QualityController {

    private final Engagements engagements;
    private final Replay replay;
    private final MetricsQuery reader;
    private final AsOf asOf;

    QualityController(Engagements engagements, Replay replay, MetricsQuery reader, AsOf asOf) {
        this.engagements = engagements;
        this.replay = replay;
        this.reader = reader;
        this.asOf = asOf;
    }

    /** @param deliverables the quality history of each piece of work of which anything was handed in */
    record Quality(
            long version,
            Instant asOf,
            Windows<QualityMetrics> windows,
            List<Month<QualityMetrics.Monthly>> months,
            List<DeliverableHistory> deliverables) {}

    /** Across engagements; the history stands with each engagement. */
    record PartyQuality(Instant asOf, Windows<QualityMetrics> windows, List<Month<QualityMetrics.Monthly>> months) {}

    /** Everything that was handed in, asked again and decided, in order; {@code state} is what became of it. */
    record DeliverableHistory(
            String deliverableId,
            @Nullable DeliverableState state,
            @JsonUnwrapped ReviewView review,
            List<Statement> statements) {

        static DeliverableHistory of(Deliverable deliverable) {
            Review review = deliverable.review();
            return new DeliverableHistory(
                    deliverable.deliverableId(),
                    review.outcome().orElse(null),
                    ReviewView.of(review, deliverable.standstill().pauses()),
                    review.statements());
        }
    }

    @GetMapping("/api/engagements/{id}/quality")
    Quality ofEngagement(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(defaultValue = "false") boolean explain,
            @RequestParam(required = false) @Nullable Long minVersion,
            @AuthenticationPrincipal Caller caller) {
        Optional<Instant> past = this.asOf.asked(asOf);
        Instant moment = past.orElseGet(this.asOf::now);
        long version =
                reader.version(id, minVersion, caller, past.isPresent() ? replay::versionOf : any -> Long.MAX_VALUE);
        MetricReport report =
                reader.of(Scope.ofEngagement(id), QualityMetrics.OF).asOf(moment, explain);
        Optional<Engagement> engagement =
                past.isPresent() ? replay.asOf(id, moment) : engagements.find(id, Viewer.of(caller));
        return new Quality(
                version,
                moment,
                windows(report),
                months(report),
                engagement.map(QualityController::history).orElse(List.of()));
    }

    @GetMapping("/api/parties/{id}/quality")
    PartyQuality ofParty(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(defaultValue = "false") boolean explain,
            @AuthenticationPrincipal Caller caller) {
        Instant moment = this.asOf.askedOrNow(asOf);
        MetricReport report = reader.ofParty(id, QualityMetrics.OF, caller).asOf(moment, explain);
        return new PartyQuality(moment, windows(report), months(report));
    }

    private static Windows<QualityMetrics> windows(MetricReport report) {
        return report.windows(QualityMetrics::of);
    }

    private static List<Month<QualityMetrics.Monthly>> months(MetricReport report) {
        return report.months(QualityMetrics.Monthly.OF, QualityMetrics.Monthly::of);
    }

    private static List<DeliverableHistory> history(Engagement engagement) {
        return engagement.deliverables().values().stream()
                .filter(deliverable -> !deliverable.review().submissions().isEmpty())
                .map(DeliverableHistory::of)
                .toList();
    }
}
