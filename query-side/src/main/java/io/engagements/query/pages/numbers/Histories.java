package io.engagements.query.pages.numbers;

import io.engagements.query.answer.Page;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Piece;
import io.engagements.query.pages.piece.Versions;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.review.Review;
import io.engagements.rules.review.Submission;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was handed in, asked again and decided of each piece of work, the one handed in last first.
 *
 * @param next where the following ones are; absent when these are the last
 */
record Histories(List<History> items, int all, @Nullable String next) {

    private static final String LIST = "quality-history";
    private static final int MOST = 10;
    private static final int MOST_TURNS = 12;

    /**
     * @param state what became of it; absent while nothing did
     * @param turns what was said to it, in order; the latest of many
     * @param earlier how many there are before those
     */
    record History(
            String title,
            String href,
            @Nullable String state,
            int versions,
            int rounds,
            String last,
            String lastUtc,
            List<Versions.Turn> turns,
            int earlier) {}

    /** @param engagement as it stood at that moment */
    static Histories of(Engagement engagement, Side side, Address address, Instant at, View view) {
        List<Deliverable> all = engagement.deliverables().stream()
                .filter(each -> !each.review().submissions().isEmpty())
                .sorted(Comparator.comparing(Histories::handedIn).reversed())
                .toList();
        Page<Deliverable> page = Page.within(LIST, all, MOST, address.get(Address.PIECES));
        return new Histories(
                page.items().stream()
                        .map(each -> history(engagement, each.at(at), side, view))
                        .toList(),
                all.size(),
                page.next() == null ? null : address.with(Address.PIECES, page.next()) + "#pieces");
    }

    private static Instant handedIn(Deliverable deliverable) {
        List<Submission> submissions = deliverable.review().submissions();
        return submissions.get(submissions.size() - 1).receivedAt();
    }

    private static History history(Engagement engagement, Deliverable deliverable, Side side, View view) {
        Review review = deliverable.review();
        Piece piece = new Piece(
                engagement,
                deliverable,
                side.side(),
                side.client().person(),
                side.va().person(),
                side.who());
        List<Versions.Turn> turns = Versions.turns(piece, view);
        int earlier = Math.max(0, turns.size() - MOST_TURNS);
        Instant last = handedIn(deliverable);
        return new History(
                deliverable.title(),
                "/engagements/" + engagement.contract().engagementId() + "/work/" + deliverable.deliverableId(),
                review.outcome().map(state -> view.say("code." + state)).orElse(null),
                review.submissions().size(),
                review.askedRounds().size(),
                view.moment(last, view.zone()),
                last.toString(),
                turns.subList(earlier, turns.size()),
                earlier);
    }
}
