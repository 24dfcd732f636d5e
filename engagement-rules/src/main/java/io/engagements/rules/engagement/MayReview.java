package io.engagements.rules.engagement;

import io.engagements.events.Role;
import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.ReviewCommand.AcceptDeliverable;
import io.engagements.events.engagement.ReviewCommand.RejectDeliverable;
import io.engagements.events.engagement.ReviewCommand.RequestQualityImprovement;
import io.engagements.rules.Decision;
import io.engagements.rules.review.Round;
import io.engagements.rules.review.Submission;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        Tries tries = Tries.of(engagement, at);
        return tries.now().deliverableAt(deliverableId, at).flatMap(deliverable -> deliverable
                .review()
                .latest()
                .map(Submission::version)
                .map(version -> of(tries, deliverable, version)));
    }

    private static MayReview of(Tries tries, Deliverable deliverable, int version) {
        Engagement now = tries.now();
        String id = now.contract().engagementId();
        String about = deliverable.deliverableId();
        List<String> agreed =
                deliverable.criteria().stream().map(AcceptanceCriterion::id).toList();
        return new MayReview(
                version,
                tries.decide(Role.CLIENT, new AcceptDeliverable(id, about, version, null, null)),
                tries.decide(Role.CLIENT, new RequestQualityImprovement(id, about, version, agreed, "?", null, "?")),
                tries.decide(
                        Role.CLIENT,
                        new RejectDeliverable(id, about, version, rejectable(now, deliverable, agreed), "?")));
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

    /** Whether anything can be decided now. */
    public boolean isOpen() {
        return Stream.of(accept, improve, reject).anyMatch(Decision.Done.class::isInstance);
    }
}
