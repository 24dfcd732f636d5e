package io.engagements.rules.metrics;

import io.engagements.rules.engagement.Review;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * How good the work was at once, over the whole engagement.
 *
 * @param firstPassAcceptance accepted by a person without an improvement round, out of those accepted by a person
 * @param roundsPerAccepted rounds asked, out of deliverables accepted by a person; a deliverable's id stands once per
 *     round
 */
public record QualityFigures(Share firstPassAcceptance, Share roundsPerAccepted) {

    public static QualityFigures of(Collection<Review> reviews) {
        List<Review> accepted =
                reviews.stream().filter(review -> review.acceptance() != null).toList();
        List<String> of = accepted.stream().map(Review::deliverableId).toList();
        List<String> firstPass = accepted.stream()
                .filter(review -> review.rounds().isEmpty())
                .map(Review::deliverableId)
                .toList();
        List<String> rounds = accepted.stream()
                .flatMap(review -> Collections.nCopies(review.rounds().size(), review.deliverableId()).stream())
                .toList();
        return new QualityFigures(new Share(firstPass, of), new Share(rounds, of));
    }
}
