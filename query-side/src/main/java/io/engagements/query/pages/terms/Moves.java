package io.engagements.query.pages.terms;

import io.engagements.events.time.Deadline;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.review.ReviewClocks;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.Input;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which ends would lie elsewhere than they do now.
 *
 * @param further how many there are besides
 */
record Moves(List<Move> items, int further) {

    private static final int MOST = 20;

    /** @param what whose end it is, in words */
    record Move(String what, View.Due before, View.Due after) {}

    private record End(String what, Deadline at) {}

    static Moves between(Engagement before, Engagement after, View view) {
        Map<String, End> then = ends(after, view);
        List<Move> all = new ArrayList<>();
        ends(before, view).forEach((key, end) -> Optional.ofNullable(then.get(key))
                .filter(moved -> !moved.at().instant().equals(end.at().instant()))
                .ifPresent(moved -> all.add(new Move(end.what(), view.due(end.at()), view.due(moved.at())))));
        return new Moves(all.stream().limit(MOST).toList(), Math.max(0, all.size() - MOST));
    }

    /** Those that run. */
    private static Map<String, End> ends(Engagement engagement, View view) {
        Map<String, End> ends = new LinkedHashMap<>();
        engagement.deliverables().stream().map(kept -> kept.at(view.now())).forEach(work -> of(work, view, ends));
        engagement.contract().ending().notices().forEach(notice -> {
            Deadline cure = engagement.contract().cureEnd(notice);
            if (cure.isMetAt(view.now())) {
                String given = view.moment(notice.by().occurredAt(), view.zone());
                ends.put("cure " + notice.eventId(), end("cure", given, cure, view));
            }
        });
        return ends;
    }

    private static void of(Deliverable work, View view, Map<String, End> ends) {
        String id = work.deliverableId();
        Deadline agreed = work.agreedDue();
        if (work.isDue() && agreed != null && agreed.isMetAt(view.now())) {
            ends.put("due " + id, end("due", work.title(), agreed, view));
            work.inputs().stream()
                    .filter(input -> input.state() != Input.State.PROVIDED)
                    .forEach(input -> ends.put(
                            "input " + id + " " + input.inputId(),
                            end(
                                    "input",
                                    input.description(),
                                    input.dueMovedBy(work.standstill().pauses()),
                                    view)));
        }
        work.review()
                .openRound()
                .flatMap(round -> ReviewClocks.roundDue(work, round))
                .ifPresent(due -> ends.put("round " + id, end("round", work.title(), due, view)));
        if (work.isUndecidedAt(view.now())) {
            ReviewClocks.reviewEnd(work)
                    .ifPresent(until -> ends.put("review " + id, end("review", work.title(), until, view)));
        }
    }

    private static End end(String kind, String title, Deadline at, View view) {
        return new End(view.say("terms.move." + kind, Map.of("title", title)), at);
    }
}
