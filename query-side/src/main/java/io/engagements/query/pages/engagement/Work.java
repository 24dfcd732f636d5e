package io.engagements.query.pages.engagement;

import io.engagements.events.time.Deadline;
import io.engagements.query.engagement.EngagementView.DeliverableView;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.FairClock;
import io.engagements.query.pages.piece.Pieces;
import io.engagements.query.pages.piece.Towards;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.work.Clocks;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.DueStanding;
import io.engagements.rules.work.Input;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pieces of work as the two sides read them. */
final class Work {

    /** Those whose review goes on, also after the last day. */
    private static final Set<DeliverableState> IN_REVIEW =
            Set.of(DeliverableState.SUBMITTED, DeliverableState.IMPROVEMENT_REQUESTED, DeliverableState.CONTESTED);

    /** Those that are handed in, again too, or taken on at all, until the last day. */
    private static final Set<DeliverableState> AHEAD = Set.of(
            DeliverableState.REQUESTED, DeliverableState.COMMITTED, DeliverableState.MISSED, DeliverableState.REJECTED);

    private Work() {}

    /**
     * One piece of work in a list.
     *
     * @param stands how it stands, in words
     * @param tone colour of that, a class of the style sheet; may be empty
     * @param icon of that
     * @param due the one that counts: of the answer, the work, its improvement or its review
     * @param first the due that was agreed at first, where another counts now
     * @param left as {@link Towards} has it
     * @param mark as {@link Towards} has it
     * @param note what that time is for; absent where it needs no word
     * @param clock how its time was used; absent until somebody committed to it
     */
    record Piece(
            String id,
            String title,
            String stands,
            String tone,
            String icon,
            View.Due due,
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
    static Piece piece(DeliverableView shown, Side side, boolean clock, View view) {
        Deliverable work = kept(shown, side, view);
        Towards towards = Towards.of(work, view);
        DeliverableState state = shown.state();
        boolean stopped = towards.standing().kind() == DueStanding.Kind.WAITS;
        return new Piece(
                shown.deliverableId(),
                shown.title(),
                stopped ? view.say("engagement.is.waiting", who(side)) : Pieces.stands(side, work, view),
                stopped ? "ochre" : tone(state),
                stopped ? "bi-pause-fill" : icon(state),
                towards.due(),
                towards.is(DueStanding.Of.WORK) ? first(work, view) : null,
                towards.left(),
                towards.mark(),
                stopped ? missing(work, view) : note(towards, view),
                clock ? FairClock.of(work, view).orElse(null) : null);
    }

    /** As it is at this moment. */
    static Deliverable kept(DeliverableView shown, Side side, View view) {
        return side.engagement()
                .deliverables()
                .get(shown.deliverableId())
                .map(kept -> kept.at(view.now()))
                .orElseThrow();
    }

    /** The due agreed on at first, in words, where client time, a pause or a new agreement moved it. */
    static @Nullable String first(Deliverable work, View view) {
        Deadline original = work.delivery().originalDue();
        Deadline agreed = work.agreedDue();
        return original == null || agreed == null || original.instant().equals(agreed.instant())
                ? null
                : view.say("engagement.first-due", Map.of("due", view.moment(original.instant(), view.zone())));
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

    /** What that time is for; of the work itself that needs no word. */
    private static @Nullable String note(Towards towards, View view) {
        return towards.isCounting() && !towards.is(DueStanding.Of.WORK)
                ? view.say("engagement.note." + towards.standing().of())
                : null;
    }

    /** What the clock stands still for. */
    private static @Nullable String missing(Deliverable work, View view) {
        return work.inputs().stream()
                .filter(input -> Clocks.isOverdueAt(work, input, view.now()))
                .findFirst()
                .map(input -> view.say(
                        "engagement.missing-since",
                        Map.of(
                                "since",
                                view.moment(Clocks.inputDue(work, input).instant(), view.zone()),
                                "what",
                                input.description())))
                .orElse(null);
    }

    static List<Owed> owed(Deliverable work, View view) {
        return work.inputs().stream().map(input -> owed(work, input, view)).toList();
    }

    private static Owed owed(Deliverable work, Input input, View view) {
        boolean late = Clocks.isOverdueAt(work, input, view.now());
        Deadline due = Clocks.inputDue(work, input);
        return new Owed(
                input.description(),
                input.confidential(),
                view.due(due),
                late ? view.left(due) : view.say("engagement.input." + input.state()),
                late);
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
