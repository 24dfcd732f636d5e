package io.engagements.query.pages.engagement;

import io.engagements.events.time.Deadline;
import io.engagements.query.engagement.EngagementView.DeliverableView;
import io.engagements.query.engagement.EngagementView.DeliveryView;
import io.engagements.query.engagement.InputView;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.FairClock;
import io.engagements.rules.review.DeliverableState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pieces of work as the two sides read them. */
final class Work {

    /** Those whose review goes on, also after the last day. */
    private static final Set<DeliverableState> IN_REVIEW =
            Set.of(DeliverableState.SUBMITTED, DeliverableState.IMPROVEMENT_REQUESTED, DeliverableState.CONTESTED);

    /** Those that are handed in, or taken on at all, until the last day. */
    private static final Set<DeliverableState> AHEAD =
            Set.of(DeliverableState.REQUESTED, DeliverableState.COMMITTED, DeliverableState.MISSED);

    private Work() {}

    /**
     * One piece of work in a list.
     *
     * @param stands how it stands, in words
     * @param tone colour of that, a class of the style sheet; may be empty
     * @param icon of that
     * @param due the one that counts: of the answer, the work, its improvement or its review
     * @param first the due that was agreed at first, where another counts now
     * @param left how long it is until that due, or since, or why no clock runs; absent when it is over
     * @param mark {@code over}, {@code stop} or empty
     * @param note what that time is for; absent where it needs no word
     * @param clock how its time was used; absent until somebody committed to it
     */
    record Piece(
            String id,
            String title,
            String stands,
            String tone,
            String icon,
            View.@Nullable Due due,
            @Nullable String first,
            @Nullable String left,
            String mark,
            @Nullable String note,
            @Nullable FairClock clock) {}

    /**
     * Something that the client owes for a piece of work.
     *
     * @param stands given, owed, late, in words
     */
    record Owed(String what, boolean confidential, View.Due due, String stands, boolean late) {}

    /** Whether somebody is still expected to do something. @param over whether the last day has passed */
    static boolean isOpen(DeliverableState state, boolean over) {
        return IN_REVIEW.contains(state) || (!over && AHEAD.contains(state));
    }

    /** After the last day nothing is late, nor gets later. */
    static boolean isOver(Side side, View view) {
        return side.contract().isClosedAt(view.now());
    }

    /** @param clock whether the picture of its time is drawn too */
    static Piece piece(DeliverableView work, Side side, boolean clock, View view) {
        DeliveryView delivery = work.delivery();
        boolean over = isOver(side, view);
        boolean stopped = delivery.waitingForClient() && !over;
        DeliverableState state = work.state();
        Deadline due = Dues.counting(work);
        boolean counts = over ? state == DeliverableState.SUBMITTED : isOpen(state, false);
        boolean runs = counts && !stopped && state != DeliverableState.CONTESTED && due != null;
        return new Piece(
                work.deliverableId(),
                work.title(),
                stopped ? view.say("engagement.is.waiting", who(side)) : stands(state, side, view),
                stopped ? "ochre" : tone(state),
                stopped ? "bi-pause-fill" : icon(state),
                due == null ? null : view.due(due),
                Dues.first(work, view),
                left(work, stopped, runs, due, view),
                stopped || state == DeliverableState.CONTESTED ? "stop" : mark(runs, due, view),
                note(work, stopped, view),
                clock ? clock(work, side, view) : null);
    }

    private static @Nullable FairClock clock(DeliverableView work, Side side, View view) {
        return side.engagement()
                .deliverables()
                .get(work.deliverableId())
                .flatMap(kept -> FairClock.of(kept.at(view.now()), view))
                .orElse(null);
    }

    static String stands(DeliverableState state, Side side, View view) {
        return view.say("engagement.is." + state, who(side));
    }

    static Map<String, String> who(Side side) {
        return Map.of(
                "side",
                side.side().name(),
                "client",
                side.client().person(),
                "va",
                side.va().person());
    }

    private static @Nullable String left(
            DeliverableView work, boolean stopped, boolean runs, @Nullable Deadline due, View view) {
        if (stopped) {
            return view.say("engagement.stands-still");
        } else if (work.state() == DeliverableState.CONTESTED) {
            return view.say("engagement.no-clock");
        }
        return runs && due != null ? view.left(due) : null;
    }

    private static String mark(boolean runs, @Nullable Deadline due, View view) {
        return runs && due != null && !due.isMetAt(view.now()) ? "over" : "";
    }

    private static @Nullable String note(DeliverableView work, boolean stopped, View view) {
        if (stopped) {
            return work.inputs().stream()
                    .filter(InputView::overdue)
                    .findFirst()
                    .map(input -> view.say(
                            "engagement.missing-since",
                            Map.of(
                                    "since",
                                    view.moment(input.due().instant(), view.zone()),
                                    "what",
                                    input.description())))
                    .orElse(null);
        }
        String key = "engagement.note." + work.state();
        return view.knows(key) ? view.say(key) : null;
    }

    static List<Owed> owed(DeliverableView work, View view) {
        return work.inputs().stream()
                .map(input -> new Owed(
                        input.description(),
                        input.confidential(),
                        view.due(input.due()),
                        input.overdue() ? view.left(input.due()) : view.say("engagement.input." + input.state()),
                        input.overdue()))
                .toList();
    }

    private static String tone(DeliverableState state) {
        return switch (state) {
            case SUBMITTED, IMPROVEMENT_REQUESTED -> "blue";
            case MISSED, REJECTED -> "brick";
            case CONTESTED -> "plum";
            case COMMITTED, ACCEPTED, ACCEPTED_BY_SILENCE -> "pine";
            case REQUESTED, LAPSED, DECLINED, CANCELLED, RELEASED -> "";
        };
    }

    private static String icon(DeliverableState state) {
        return switch (state) {
            case REQUESTED -> "bi-envelope";
            case COMMITTED -> "bi-play-fill";
            case SUBMITTED -> "bi-eye";
            case IMPROVEMENT_REQUESTED -> "bi-arrow-repeat";
            case CONTESTED -> "bi-chat-left-text";
            case MISSED -> "bi-exclamation-triangle";
            case ACCEPTED, ACCEPTED_BY_SILENCE -> "bi-check2";
            case REJECTED, DECLINED -> "bi-x-lg";
            case LAPSED, CANCELLED, RELEASED -> "bi-slash-circle";
        };
    }
}
