package io.engagements.rules.metrics;

import io.engagements.events.engagement.ContestCause;
import io.engagements.events.engagement.EngagementEvent.DeadlineMissed;
import io.engagements.events.engagement.EngagementEvent.DeliverableAccepted;
import io.engagements.events.engagement.EngagementEvent.DeliverableCancelled;
import io.engagements.events.engagement.EngagementEvent.DeliverableCommitted;
import io.engagements.events.engagement.EngagementEvent.DeliverableDeclined;
import io.engagements.events.engagement.EngagementEvent.DeliverableRejected;
import io.engagements.events.engagement.EngagementEvent.DeliverableRequested;
import io.engagements.events.engagement.EngagementEvent.DeliverableSubmitted;
import io.engagements.events.engagement.EngagementEvent.DueDateChanged;
import io.engagements.events.engagement.EngagementEvent.DueDateProposed;
import io.engagements.events.engagement.EngagementEvent.ExtraRoundProposed;
import io.engagements.events.engagement.EngagementEvent.ImprovementConceded;
import io.engagements.events.engagement.EngagementEvent.ImprovementContested;
import io.engagements.events.engagement.EngagementEvent.ImprovementWithdrawn;
import io.engagements.events.engagement.EngagementEvent.InputAdded;
import io.engagements.events.engagement.EngagementEvent.InputProvided;
import io.engagements.events.engagement.EngagementEvent.InputReturned;
import io.engagements.events.engagement.EngagementEvent.OfDeliverable;
import io.engagements.events.engagement.EngagementEvent.QualityImprovementRequested;
import io.engagements.events.engagement.EngagementEvent.RequestLapsed;
import io.engagements.events.engagement.EngagementEvent.ReviewLapsed;
import io.engagements.events.engagement.EngagementEvent.ReviewReopened;
import io.engagements.rules.Recorded;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers need to know of one deliverable: everything that happened to it, each with its time, and nothing
 * concluded from it. Facts are only added, so that they tell of any moment.
 *
 * @param unanswered the fact that nobody had answered the request
 * @param missed the facts that a due had passed: the agreed one, or a round's
 * @param submissions every version handed in, in the order stored
 * @param outcomes what became of versions, in the order stored
 * @param asked the other dues that either side proposed
 * @param changes the other dues agreed, in the order stored
 * @param turns what became of rounds besides a resubmission, in the order stored
 * @param extraRounds rounds that were proposed, and need consent
 * @param reopened new reviews of what had been decided, or had lapsed
 * @param inputs what the client owes for it
 * @param inputTurns when inputs were given, and given back, in the order stored
 */
public record WorkFacts(
        String deliverableId,
        Mark requested,
        @Nullable Commitment committed,
        @Nullable Mark declined,
        @Nullable Mark unanswered,
        @Nullable Mark cancelled,
        List<Miss> missed,
        List<Handed> submissions,
        List<Outcome> outcomes,
        List<DueAsked> asked,
        List<DueChange> changes,
        List<RoundTurn> turns,
        List<OfVersion> extraRounds,
        List<OfVersion> reopened,
        List<InputOwed> inputs,
        List<InputTurn> inputTurns) {

    /** The VA bound itself to a due, which is stored with a zone. */
    public record Commitment(Mark mark, Instant due, ZoneId zone) {}

    /** @param round the improvement round whose due had passed; absent for the agreed due */
    public record Miss(@Nullable Integer round, Mark mark) {}

    /** @param party who proposed it */
    public record DueAsked(String proposalId, @Nullable String party) {}

    /** @param round the improvement round whose due it is; absent for the deliverable's own */
    public record DueChange(String proposalId, @Nullable Integer round, Instant due, ZoneId zone, Mark mark) {}

    /** Something the client owes, until a due that pauses move. */
    public record InputOwed(String inputId, Instant due, boolean confidential, Mark mark) {}

    /** @param given false when it was given back: then it is owed again */
    public record InputTurn(String inputId, boolean given, Mark mark) {}
    /** A round was contested, and why; or the VA conceded it; or the client took it back. */
    public record RoundTurn(int round, Kind kind, Mark mark) {

        public enum Kind {
            CONTESTED_AS_NEW_SCOPE,
            CONTESTED_AS_MEANS,
            CONCEDED,
            WITHDRAWN
        }

        private static Kind contested(ContestCause because) {
            return because == ContestCause.NEW_SCOPE ? Kind.CONTESTED_AS_NEW_SCOPE : Kind.CONTESTED_AS_MEANS;
        }
    }

    /** Something about a version. */
    public record OfVersion(int version, Mark mark) {}

    /** A version handed in, whole or in part. */
    public record Handed(int version, boolean partial, Mark mark) {}

    /**
     * @param due the round's due, where improvement was asked
     * @param rating the client's, where it was accepted and rated
     */
    public record Outcome(
            Kind kind,
            int version,
            Mark mark,
            @Nullable Instant due,
            @Nullable Integer rating) {

        public enum Kind {
            ACCEPTED,
            IMPROVEMENT_ASKED,
            REJECTED,
            LAPSED
        }

        /** True when a person decided. */
        boolean isDecision() {
            return kind != Kind.LAPSED;
        }
    }

    /** The facts after an event about this deliverable; they begin with the request. */
    public static WorkFacts evolve(@Nullable WorkFacts before, Recorded<? extends OfDeliverable> recorded) {
        Mark mark = Mark.of(recorded);
        if (recorded.event() instanceof DeliverableRequested requested) {
            return new WorkFacts(
                    requested.deliverableId(),
                    mark,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }
        Draft next = new Draft(Objects.requireNonNull(before, "a deliverable begins with its request"));
        next.add(recorded.event(), mark);
        return next.facts();
    }

    /** What events add to. */
    private static final class Draft {

        private final WorkFacts before;
        private @Nullable Commitment committed;
        private @Nullable Mark declined;
        private @Nullable Mark unanswered;
        private @Nullable Mark cancelled;
        private List<Miss> missed;
        private List<Handed> submissions;
        private List<Outcome> outcomes;
        private List<DueAsked> asked;
        private List<DueChange> changes;
        private List<RoundTurn> turns;
        private List<OfVersion> extraRounds;
        private List<OfVersion> reopened;
        private List<InputOwed> inputs;
        private List<InputTurn> inputTurns;

        Draft(WorkFacts before) {
            this.before = before;
            committed = before.committed;
            declined = before.declined;
            unanswered = before.unanswered;
            cancelled = before.cancelled;
            missed = before.missed;
            submissions = before.submissions;
            outcomes = before.outcomes;
            asked = before.asked;
            changes = before.changes;
            turns = before.turns;
            extraRounds = before.extraRounds;
            reopened = before.reopened;
            inputs = before.inputs;
            inputTurns = before.inputTurns;
        }

        void add(OfDeliverable event, Mark mark) {
            if (event instanceof DeliverableCommitted e) {
                committed = new Commitment(mark, e.due().instant(), e.due().zone());
            } else if (event instanceof DeliverableDeclined) {
                declined = mark;
            } else if (event instanceof RequestLapsed) {
                unanswered = mark;
            } else if (event instanceof DeliverableCancelled) {
                cancelled = mark;
            } else if (event instanceof DeadlineMissed e) {
                missed = with(missed, new Miss(e.round(), mark));
            } else if (event instanceof DeliverableSubmitted e) {
                submissions = with(submissions, new Handed(e.version(), e.partial(), mark));
            } else if (event instanceof DueDateProposed e) {
                asked = with(asked, new DueAsked(e.proposalId(), e.stamp().party()));
            } else if (event instanceof DueDateChanged e) {
                changes = with(
                        changes,
                        new DueChange(
                                e.proposalId(),
                                e.round(),
                                e.due().instant(),
                                e.due().zone(),
                                mark));
            } else if (event instanceof InputAdded e) {
                inputs = with(inputs, new InputOwed(e.inputId(), e.due().instant(), e.confidential(), mark));
            } else if (event instanceof InputProvided e) {
                inputTurns = with(inputTurns, new InputTurn(e.inputId(), true, mark));
            } else if (event instanceof InputReturned e) {
                inputTurns = with(inputTurns, new InputTurn(e.inputId(), false, mark));
            } else if (event instanceof ExtraRoundProposed e) {
                extraRounds = with(extraRounds, new OfVersion(e.submissionVersion(), mark));
            } else if (event instanceof ReviewReopened e) {
                reopened = with(reopened, new OfVersion(e.submissionVersion(), mark));
            } else {
                turnOf(event, mark, turn -> turns = with(turns, turn));
                outcomeOf(event, mark, outcome -> outcomes = with(outcomes, outcome));
            }
        }

        private static void turnOf(OfDeliverable event, Mark mark, Consumer<RoundTurn> then) {
            if (event instanceof ImprovementContested e) {
                then.accept(new RoundTurn(e.round(), RoundTurn.contested(e.because()), mark));
            } else if (event instanceof ImprovementConceded e) {
                then.accept(new RoundTurn(e.round(), RoundTurn.Kind.CONCEDED, mark));
            } else if (event instanceof ImprovementWithdrawn e) {
                then.accept(new RoundTurn(e.round(), RoundTurn.Kind.WITHDRAWN, mark));
            }
        }

        private static void outcomeOf(OfDeliverable event, Mark mark, Consumer<Outcome> then) {
            if (event instanceof DeliverableAccepted e) {
                then.accept(new Outcome(Outcome.Kind.ACCEPTED, e.submissionVersion(), mark, null, e.rating()));
            } else if (event instanceof QualityImprovementRequested e) {
                Instant due = e.due().instant();
                then.accept(new Outcome(Outcome.Kind.IMPROVEMENT_ASKED, e.submissionVersion(), mark, due, null));
            } else if (event instanceof DeliverableRejected e) {
                then.accept(new Outcome(Outcome.Kind.REJECTED, e.submissionVersion(), mark, null, null));
            } else if (event instanceof ReviewLapsed e) {
                then.accept(new Outcome(Outcome.Kind.LAPSED, e.submissionVersion(), mark, null, null));
            }
        }

        private static <T> List<T> with(List<T> before, T more) {
            List<T> all = new ArrayList<>(before);
            all.add(more);
            return List.copyOf(all);
        }

        WorkFacts facts() {
            return new WorkFacts(
                    before.deliverableId,
                    before.requested,
                    committed,
                    declined,
                    unanswered,
                    cancelled,
                    missed,
                    submissions,
                    outcomes,
                    asked,
                    changes,
                    turns,
                    extraRounds,
                    reopened,
                    inputs,
                    inputTurns);
        }
    }
}
