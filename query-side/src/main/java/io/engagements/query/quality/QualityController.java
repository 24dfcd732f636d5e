package io.engagements.query.quality;

import io.engagements.events.Caller;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ReviewView;
import io.engagements.query.compliance.NumbersReader;
import io.engagements.query.compliance.Scope;
import io.engagements.query.numbers.Numbers;
import io.engagements.query.numbers.Numbers.Month;
import io.engagements.query.numbers.Numbers.Windows;
import io.engagements.rules.engagement.DeliverableState;
import io.engagements.rules.engagement.Review;
import io.engagements.rules.engagement.Statement;
import io.engagements.rules.time.Spans;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Quality figures and quality history, of one engagement and across a party's engagements. */
@RestController
class QualityController {

    private final QualityProjection projection;
    private final NumbersReader reader;
    private final AsOf asOf;

    QualityController(QualityProjection projection, NumbersReader reader, AsOf asOf) {
        this.projection = projection;
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
            List<ReviewView.Submission> submissions,
            List<ReviewView.Round> rounds,
            List<ReviewView.Rejection> rejections,
            List<ReviewView.Lapse> lapses,
            ReviewView.@Nullable Acceptance acceptance,
            List<ReviewView.Acceptance> acceptances,
            List<ReviewView.Reopening> reopenings,
            List<Statement> statements) {
        /** @param pauses they move review windows and the dues of rounds */
        static DeliverableHistory of(Review review, Spans pauses) {
            return new DeliverableHistory(
                    review.deliverableId(),
                    review.outcome().orElse(null),
                    ReviewView.submissions(review, pauses),
                    ReviewView.rounds(review, pauses),
                    ReviewView.rejections(review),
                    ReviewView.lapses(review),
                    ReviewView.acceptance(review),
                    ReviewView.acceptances(review),
                    ReviewView.reopenings(review),
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
        Instant moment = this.asOf.askedOrNow(asOf);
        long version = reader.version(id, minVersion, caller, projection::versionOf);
        Numbers numbers = reader.numbers(Scope.ofEngagement(id), QualityMetrics.OF, moment, explain);
        Spans pauses = reader.pauses(id, moment, caller);
        return new Quality(version, moment, windows(numbers), months(numbers), history(id, moment, pauses));
    }

    @GetMapping("/api/parties/{id}/quality")
    PartyQuality ofParty(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(defaultValue = "false") boolean explain,
            @AuthenticationPrincipal Caller caller) {
        Instant moment = this.asOf.askedOrNow(asOf);
        Numbers numbers = reader.ofParty(id, QualityMetrics.OF, moment, explain, caller);
        return new PartyQuality(moment, windows(numbers), months(numbers));
    }

    private static Windows<QualityMetrics> windows(Numbers numbers) {
        return numbers.windows(QualityMetrics::of);
    }

    private static List<Month<QualityMetrics.Monthly>> months(Numbers numbers) {
        return numbers.months(QualityMetrics.Monthly.OF, QualityMetrics.Monthly::of);
    }

    private List<DeliverableHistory> history(String id, Instant moment, Spans pauses) {
        return projection.reviewsOf(id).stream()
                .map(review -> review.asOf(moment))
                .filter(review -> !review.submissions().isEmpty())
                .map(review -> DeliverableHistory.of(review, pauses))
                .toList();
    }
}
