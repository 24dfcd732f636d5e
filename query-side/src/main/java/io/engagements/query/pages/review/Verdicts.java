package io.engagements.query.pages.review;

import io.engagements.events.engagement.ReviewEvent.QualityImprovementRequested;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Piece;
import io.engagements.rules.Decision;
import io.engagements.rules.engagement.MayReview;
import io.engagements.rules.review.Round;
import io.engagements.rules.time.Deadlines;
import java.util.HashMap;
import java.util.Map;

/**
 * What the client may decide now, in words, as the rules answer.
 *
 * @param version the one that is decided about
 * @param improve what asking for better quality comes to
 * @param rejectable whether rejecting is offered
 * @param reject why, or why not
 * @param turnaround until when a round lasts at least, in the viewer's zone and the contract's
 */
record Verdicts(int version, String improve, boolean rejectable, String reject, View.Due turnaround) {

    static Verdicts of(MayReview may, Piece piece, View view) {
        Map<String, Object> words = new HashMap<>();
        words.put("who", piece.va());
        words.put("round", piece.deliverable().review().askedRounds().size() + 1);
        words.put("included", piece.contract().terms().improvementRounds());
        words.put(
                "answered",
                piece.deliverable().review().askedRounds().stream()
                        .filter(Round::isResubmitted)
                        .count());
        boolean rejectable = may.reject() instanceof Decision.Done;
        return new Verdicts(
                may.version(),
                view.say("review.improve." + kind(may.improve()), words),
                rejectable,
                view.say(rejectable ? "review.reject.now" : "review.reject.not-yet", words),
                view.due(Deadlines.afterDays(
                        view.now(), piece.contract().terms().improvementTurnaroundDays(), piece.zone())));
    }

    private static String kind(Decision improve) {
        if (!(improve instanceof Decision.Done done)) {
            return "not-now";
        }
        return done.events().stream().anyMatch(QualityImprovementRequested.class::isInstance) ? "round" : "proposal";
    }
}
