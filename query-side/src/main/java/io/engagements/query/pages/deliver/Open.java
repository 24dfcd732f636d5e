package io.engagements.query.pages.deliver;

import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.query.pages.piece.Piece;
import io.engagements.rules.review.Round;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the client asked to be better, while that is owed. */
record Open(int round, List<String> criteria, String explanation) {

    static @Nullable Open of(Piece piece) {
        return piece.deliverable()
                .review()
                .openRound()
                .map(round -> of(piece, round))
                .orElse(null);
    }

    private static Open of(Piece piece, Round round) {
        return new Open(
                round.round(),
                piece.criteria().stream()
                        .filter(each -> round.criteria().contains(each.id()))
                        .map(AcceptanceCriterion::text)
                        .toList(),
                round.explanation());
    }
}
