package io.engagements.query.quality;

import io.engagements.events.Caller;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.MetricView.Percentage;
import io.engagements.query.answer.MetricView.Ratio;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.ReviewView;
import io.engagements.query.answer.Viewer;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.rules.engagement.Contract;
import io.engagements.rules.engagement.Review;
import io.engagements.rules.metrics.QualityFigures;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Quality figures and quality history of one engagement, as of now. */
@RestController
class QualityController {

    private final QualityProjection projection;
    private final EngagementRows engagements;
    private final Reader reader;
    private final AsOf asOf;

    QualityController(QualityProjection projection, EngagementRows engagements, Reader reader, AsOf asOf) {
        this.projection = projection;
        this.engagements = engagements;
        this.reader = reader;
        this.asOf = asOf;
    }

    record Quality(long version, Instant asOf, QualityWindows windows, List<DeliverableHistory> deliverables) {}

    record QualityWindows(QualityWindow whole) {}

    record QualityWindow(Instant from, Instant to, QualityMetrics metrics) {}

    record QualityMetrics(Percentage firstPassAcceptance, Ratio roundsPerAccepted) {}

    /** Everything that was handed in, asked again and decided, in order. */
    record DeliverableHistory(
            String deliverableId,
            List<ReviewView.Submission> submissions,
            List<ReviewView.Round> rounds,
            List<ReviewView.Rejection> rejections,
            List<ReviewView.Lapse> lapses,
            ReviewView.@Nullable Acceptance acceptance) {
        static DeliverableHistory of(Review review) {
            return new DeliverableHistory(
                    review.deliverableId(),
                    ReviewView.submissions(review),
                    ReviewView.rounds(review),
                    ReviewView.rejections(review),
                    ReviewView.lapses(review),
                    ReviewView.acceptance(review));
        }
    }

    private record Found(Contract contract, long version) {}

    @GetMapping("/api/engagements/{id}/quality")
    Quality quality(
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

    private Quality answer(Found found, Instant asOf) {
        Contract contract = found.contract();
        List<Review> reviews = projection.reviewsOf(contract.engagementId());
        QualityFigures figures = QualityFigures.of(reviews);
        QualityMetrics metrics =
                new QualityMetrics(Percentage.of(figures.firstPassAcceptance()), Ratio.of(figures.roundsPerAccepted()));
        Instant from = contract.hired().occurredAt();
        return new Quality(
                found.version(),
                asOf,
                new QualityWindows(new QualityWindow(from, asOf, metrics)),
                reviews.stream().map(DeliverableHistory::of).toList());
    }
}
