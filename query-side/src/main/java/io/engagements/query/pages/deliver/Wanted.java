package io.engagements.query.pages.deliver;

import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Piece;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.Review;
import io.engagements.rules.review.Round;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the client found missing, while that is what is handed in for: in the round that is open, or when it rejected the
 * work.
 *
 * @param head which of the two, in words
 * @param criteria those not met, in words
 */
record Wanted(String head, List<String> criteria, String explanation) {

    static @Nullable Wanted of(Piece piece, View view) {
        Review review = piece.deliverable().review();
        Optional<Round> open = review.openRound();
        return open.map(round -> new Wanted(
                        view.say("deliver.wanted.round", Map.of("n", round.round())),
                        piece.words(round.criteria()),
                        round.explanation()))
                .or(() -> review.lastRejection()
                        .filter(each -> piece.deliverable().state() == DeliverableState.REJECTED)
                        .map(no -> new Wanted(
                                view.say("deliver.wanted.rejection", Map.of("n", no.submissionVersion())),
                                piece.words(no.criteria()),
                                no.explanation())))
                .orElse(null);
    }
}
