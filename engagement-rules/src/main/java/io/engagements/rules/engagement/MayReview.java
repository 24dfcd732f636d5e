package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.ReviewCommand.AcceptDeliverable;
import io.engagements.events.engagement.ReviewCommand.RejectDeliverable;
import io.engagements.events.engagement.ReviewCommand.RequestQualityImprovement;
import io.engagements.rules.Decision;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.review.Round;
import io.engagements.rules.review.Submission;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What each verdict of the client's about the version handed in last would come to, decided as the command would be, with
 * the likeliest contents. Nothing happens.
 *
 * @param version the one it is about
 */
public record MayReview(int version, Decision accept, Decision improve, Decision reject) {

    /** @return empty when there is no such deliverable, or nothing of it was handed in whole */
    public static Optional<MayReview> of(Engagement engagement, String deliverableId, Instant at) {
        Engagement now = EngagementClock.at(engagement, at);
        return now.deliverableAt(deliverableId, at).flatMap(deliverable -> deliverable
                .review()
                .latest()
                .map(Submission::version)
                .map(version -> of(now, deliverable, version, at)));
    }

    private static MayReview of(Engagement now, Deliverable deliverable, int version, Instant at) {
        String id = now.contract().engagementId();
        String about = deliverable.deliverableId();
        List<String> agreed =
                deliverable.criteria().stream().map(AcceptanceCriterion::id).toList();
        return new MayReview(
                version,
                decide(now, new AcceptDeliverable(id, about, version, null, null), at),
                decide(now, new RequestQualityImprovement(id, about, version, agreed, "?", null, "?"), at),
                decide(now, new RejectDeliverable(id, about, version, rejectable(now, deliverable, agreed), "?"), at));
    }

    /** What a round cited; where there was none, all that was agreed. */
    private static List<String> rejectable(Engagement now, Deliverable deliverable, List<String> agreed) {
        List<String> cited = deliverable.review().askedRounds().stream()
                .map(Round::criteria)
                .flatMap(List::stream)
                .distinct()
                .toList();
        return now.contract().terms().improvementRounds() == 0 ? agreed : cited;
    }

    private static Decision decide(Engagement now, EngagementCommand verdict, Instant at) {
        Contract contract = now.contract();
        Caller client = new Caller(contract.parties().clientId(), "?", null, Set.of(Role.CLIENT));
        return EngagementDecisions.decide(now, verdict, client, at);
    }

    /** Whether anything can be decided now. */
    public boolean isOpen() {
        return Stream.of(accept, improve, reject).anyMatch(Decision.Done.class::isInstance);
    }
}
