package io.engagements.rules.proposal;

import io.engagements.events.engagement.EndReason;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Rule;
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.clock.Pauses;
import io.engagements.rules.proposal.ProposedChange.DueDate;
import io.engagements.rules.proposal.ProposedChange.End;
import io.engagements.rules.proposal.ProposedChange.FurtherInput;
import io.engagements.rules.proposal.ProposedChange.Pause;
import io.engagements.rules.proposal.ProposedChange.Resume;
import io.engagements.rules.review.Reopenings;
import io.engagements.rules.review.Review;
import io.engagements.rules.work.Clocks;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.DueAhead;
import io.engagements.rules.work.DueInForce;
import io.engagements.rules.work.InputDueAhead;
import io.engagements.rules.work.Requesting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a proposal is about can still take it: the one place that tells, for answers, work lists, views and the
 * clock. What the work, a pause or the engagement went on without is overtaken: nobody need answer it, and nobody can.
 */
public final class Answerable {

    private Answerable() {}

    /**
     * True when what it is about cannot take it, whatever is answered.
     *
     * @param about the deliverable that it is about, as it is at {@code at}; absent when it is about none
     */
    public static boolean isOvertaken(Agreement agreement, @Nullable Deliverable about, Proposal proposal, Instant at) {
        return proposal.isUnanswered()
                && !(proposal.deliverableId() == null
                        ? isTakenByAll(agreement, proposal, at)
                        : about != null && isTakenBy(agreement, about, proposal, at));
    }

    /** True when it waits for an answer that can be given. */
    public static boolean isAt(Agreement agreement, @Nullable Deliverable about, Proposal proposal, Instant at) {
        return proposal.isOpenAt(at) && !isOvertaken(agreement, about, proposal, at);
    }

    /** True when it could be accepted. */
    public static boolean isAcceptableAt(
            Agreement agreement, @Nullable Deliverable about, Proposal proposal, Instant at) {
        return isAt(agreement, about, proposal, at)
                && rules(agreement, about, proposal, at).stream().allMatch(Rule::holds);
    }

    private static boolean isTakenByAll(Agreement agreement, Proposal proposal, Instant at) {
        if (proposal.change() instanceof Resume) {
            return isOfThePauseAt(agreement.pauses(), proposal, at);
        }
        boolean agreed =
                proposal.change() instanceof End end && agreement.isLastDayFixed(EndReason.AGREED, end.lastDay());
        return !agreement.isOverAt(at) && !agreed;
    }

    /** Also after the last day, while the exit list is open: the review windows go on. Another pause is another matter. */
    private static boolean isOfThePauseAt(Pauses pauses, Proposal proposal, Instant at) {
        Instant asked = proposal.proposed().at();
        return pauses.isPausedAt(at) && pauses.spans().within(asked, at).equals(Duration.between(asked, at));
    }

    private static boolean isTakenBy(Agreement agreement, Deliverable about, Proposal proposal, Instant at) {
        boolean over = agreement.isOverAt(at);
        return switch (proposal.change().kind()) {
            case DUE_DATE ->
                !over && due(about, (DueDate) proposal.change(), at).isPresent();
            case INPUT -> !over && Clocks.takesInputsAt(about, at);
            case CANCELLATION -> !over && Requesting.isCancellable(about, at);
            case EXTRA_ROUND -> about.isUndecidedAt(at) && !isSettledSince(about.review(), proposal);
            case REOPENING -> Reopenings.isClosedStill(about, proposal.proposed(), at);
            case TERMS_CHANGE, PAUSE, RESUME, END -> throw new IllegalArgumentException("about no deliverable");
        };
    }

    /** The due that it would move: one that is open, or was kept late. */
    static Optional<DueInForce> due(Deliverable about, DueDate change, Instant at) {
        return DueInForce.of(about, change.round(), at).filter(due -> due.isOpen() || due.isEasedBy(change.due()));
    }

    /** The client decided otherwise, or the VA handed in another version; a lapse says nothing of what was received before. */
    private static boolean isSettledSince(Review review, Proposal proposal) {
        return proposal.state() == Proposal.State.OPEN
                && review.extraRounds().stream()
                        .anyMatch(extra -> extra.proposalId().equals(proposal.proposalId()) && extra.endedAt() != null);
    }

    /** What else must hold for it to be accepted: it may have come to lie in the past, or beyond an end. */
    static List<Rule> rules(Agreement agreement, @Nullable Deliverable about, Proposal proposal, Instant at) {
        List<String> next = List.of("decline-" + proposal.change().kind().kebab());
        Deadline lastDay = agreement.lastDay().orElse(null);
        if (proposal.change() instanceof Pause pause) {
            return List.of(new PauseAhead(pause.until(), at, next));
        } else if (proposal.change() instanceof End end) {
            return List.of(new DueAhead(end.lastDay(), lastDay, at, next));
        } else if (proposal.change() instanceof DueDate change && about != null) {
            return isOpen(about, change, at) ? List.of(new DueAhead(change.due(), lastDay, at, next)) : List.of();
        } else if (proposal.change() instanceof FurtherInput input && about != null) {
            return List.of(new InputDueAhead(List.of(input.due()), Clocks.inputDueAtMost(about, at), at, next));
        }
        return List.of();
    }

    private static boolean isOpen(Deliverable about, DueDate change, Instant at) {
        return due(about, change, at).filter(DueInForce::isOpen).isPresent();
    }

    /** The last second in which it can be accepted, where time alone ends that before it lapses. */
    public static Optional<Instant> until(
            Agreement agreement, @Nullable Deliverable about, Proposal proposal, Instant at) {
        return Stream.of(
                        lastSecond(about, proposal, at),
                        lastSecond(agreement, proposal),
                        beforeRelease(about, proposal))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .filter(last -> last.isBefore(proposal.lapsesAt().instant()));
    }

    /** The last second in which the rules hold, as far as time alone decides. */
    private static Optional<Instant> lastSecond(@Nullable Deliverable about, Proposal proposal, Instant at) {
        if (proposal.change() instanceof Pause pause) {
            return Optional.of(pause.until().instant().minusSeconds(1));
        } else if (proposal.change() instanceof End end) {
            return Optional.of(end.lastDay().instant());
        } else if (proposal.change() instanceof DueDate change && about != null && isOpen(about, change, at)) {
            return Optional.of(change.due().instant());
        }
        return proposal.change() instanceof FurtherInput input
                ? Optional.of(input.due().instant())
                : Optional.empty();
    }

    /**
     * Work whose due is open is released once that is beyond the last day: then it takes neither another due nor an end, and
     * nobody asks for an input any more.
     */
    private static Optional<Instant> beforeRelease(@Nullable Deliverable about, Proposal proposal) {
        boolean taken =
                switch (proposal.change().kind()) {
                    case CANCELLATION, DUE_DATE, INPUT -> true;
                    case EXTRA_ROUND, REOPENING, TERMS_CHANGE, PAUSE, RESUME, END -> false;
                };
        return about != null && taken ? Clocks.openUntilReleased(about) : Optional.empty();
    }

    /** Reviews, and the pauses of their windows, go on after the last day; nothing else does. */
    private static Optional<Instant> lastSecond(Agreement agreement, Proposal proposal) {
        return switch (proposal.change().kind()) {
            case EXTRA_ROUND, REOPENING, RESUME -> Optional.empty();
            case DUE_DATE, INPUT, CANCELLATION, TERMS_CHANGE, PAUSE, END ->
                agreement.lastDay().map(Deadline::instant);
        };
    }
}
