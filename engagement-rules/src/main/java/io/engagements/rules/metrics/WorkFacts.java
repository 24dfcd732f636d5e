package io.engagements.rules.metrics;

import io.engagements.events.engagement.ContestCause;
import io.engagements.events.engagement.EngagementEvent.OfDeliverable;
import io.engagements.events.engagement.ProposalEvent.DueDateChanged;
import io.engagements.events.engagement.ProposalEvent.DueDateProposed;
import io.engagements.events.engagement.ProposalEvent.ExtraRoundProposed;
import io.engagements.events.engagement.ReviewEvent.DeliverableAccepted;
import io.engagements.events.engagement.ReviewEvent.DeliverableRejected;
import io.engagements.events.engagement.ReviewEvent.ImprovementConceded;
import io.engagements.events.engagement.ReviewEvent.ImprovementContested;
import io.engagements.events.engagement.ReviewEvent.ImprovementWithdrawn;
import io.engagements.events.engagement.ReviewEvent.QualityImprovementRequested;
import io.engagements.events.engagement.ReviewEvent.ReviewLapsed;
import io.engagements.events.engagement.ReviewEvent.ReviewReopened;
import io.engagements.events.engagement.WorkEvent.DeadlineMissed;
import io.engagements.events.engagement.WorkEvent.DeliverableCancelled;
import io.engagements.events.engagement.WorkEvent.DeliverableCommitted;
import io.engagements.events.engagement.WorkEvent.DeliverableDeclined;
import io.engagements.events.engagement.WorkEvent.DeliverableRequested;
import io.engagements.events.engagement.WorkEvent.DeliverableSubmitted;
import io.engagements.events.engagement.WorkEvent.InputAdded;
import io.engagements.events.engagement.WorkEvent.InputProvided;
import io.engagements.events.engagement.WorkEvent.InputReturned;
import io.engagements.events.engagement.WorkEvent.RequestLapsed;
import io.engagements.rules.EventRef;
import io.engagements.rules.Lists;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.Table;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
@RecordBuilder
public record WorkFacts(
        String deliverableId,
        EventRef requested,
        @Nullable Commitment committed,
        @Nullable EventRef declined,
        @Nullable EventRef unanswered,
        @Nullable EventRef cancelled,
        List<Miss> missed,
        List<SubmissionFact> submissions,
        List<Outcome> outcomes,
        List<DueAsked> asked,
        List<DueChange> changes,
        List<RoundTurn> turns,
        List<OfVersion> extraRounds,
        List<OfVersion> reopened,
        List<InputOwed> inputs,
        List<InputTurn> inputTurns) {

    /** The VA bound itself to a due, which is stored with a zone. */
    public record Commitment(EventRef ref, Instant due, ZoneId zone) {}

    /** @param round the improvement round whose due had passed; absent for the agreed due */
    public record Miss(@Nullable Integer round, EventRef ref) {}

    /** @param party who proposed it */
    public record DueAsked(String proposalId, @Nullable String party) {}

    /** @param round the improvement round whose due it is; absent for the deliverable's own */
    public record DueChange(String proposalId, @Nullable Integer round, Instant due, ZoneId zone, EventRef ref) {}

    /** Something the client owes, until a due that pauses move. */
    public record InputOwed(String inputId, Instant due, boolean confidential, EventRef ref) {}

    /** @param given false when it was given back: then it is owed again */
    public record InputTurn(String inputId, boolean given, EventRef ref) {}
    /** A round was contested, and why; or the VA conceded it; or the client took it back. */
    public record RoundTurn(int round, Kind kind, EventRef ref) {

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
    public record OfVersion(int version, EventRef ref) {}

    /** A version handed in, whole or in part. */
    public record SubmissionFact(int version, boolean partial, EventRef ref) {}

    /**
     * @param due the round's due, where improvement was asked
     * @param rating the client's, where it was accepted and rated
     */
    public record Outcome(
            Kind kind,
            int version,
            EventRef ref,
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
    public static WorkFacts evolve(@Nullable WorkFacts before, RecordedEvent<? extends OfDeliverable> recorded) {
        EventRef ref = EventRef.of(recorded);
        if (recorded.event() instanceof DeliverableRequested requested) {
            return new WorkFacts(
                    requested.deliverableId(),
                    ref,
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
        WorkFactsBuilder next =
                WorkFactsBuilder.builder(Objects.requireNonNull(before, "a deliverable begins with its request"));
        EVENTS.applyOr(recorded.event(), new Added(next, ref), next);
        return next.build();
    }

    /** What an event adds to, and its trace. */
    private record Added(WorkFactsBuilder to, EventRef ref) {

        WorkFactsBuilder outcome(Outcome.Kind kind, int version, @Nullable Instant due, @Nullable Integer rating) {
            return to.outcomes(Lists.with(to.outcomes(), new Outcome(kind, version, ref, due, rating)));
        }

        WorkFactsBuilder turn(int round, RoundTurn.Kind kind) {
            return to.turns(Lists.with(to.turns(), new RoundTurn(round, kind, ref)));
        }

        WorkFactsBuilder inputTurn(String inputId, boolean given) {
            return to.inputTurns(Lists.with(to.inputTurns(), new InputTurn(inputId, given, ref)));
        }
    }

    private static final Table<OfDeliverable, Added, WorkFactsBuilder> EVENTS = new Table<
                    OfDeliverable, Added, WorkFactsBuilder>()
            .on(DeliverableCommitted.class, (e, add) -> add.to()
                    .committed(
                            new Commitment(add.ref(), e.due().instant(), e.due().zone())))
            .on(DeliverableDeclined.class, (e, add) -> add.to().declined(add.ref()))
            .on(RequestLapsed.class, (e, add) -> add.to().unanswered(add.ref()))
            .on(DeliverableCancelled.class, (e, add) -> add.to().cancelled(add.ref()))
            .on(DeadlineMissed.class, (e, add) -> add.to()
                    .missed(Lists.with(add.to().missed(), new Miss(e.round(), add.ref()))))
            .on(DeliverableSubmitted.class, (e, add) -> add.to()
                    .submissions(Lists.with(
                            add.to().submissions(), new SubmissionFact(e.version(), e.partial(), add.ref()))))
            .on(DueDateProposed.class, (e, add) -> add.to()
                    .asked(Lists.with(
                            add.to().asked(),
                            new DueAsked(e.proposalId(), e.stamp().party()))))
            .on(DueDateChanged.class, (e, add) -> add.to()
                    .changes(Lists.with(
                            add.to().changes(),
                            new DueChange(
                                    e.proposalId(),
                                    e.round(),
                                    e.due().instant(),
                                    e.due().zone(),
                                    add.ref()))))
            .on(InputAdded.class, (e, add) -> add.to()
                    .inputs(Lists.with(
                            add.to().inputs(),
                            new InputOwed(e.inputId(), e.due().instant(), e.confidential(), add.ref()))))
            .on(InputProvided.class, (e, add) -> add.inputTurn(e.inputId(), true))
            .on(InputReturned.class, (e, add) -> add.inputTurn(e.inputId(), false))
            .on(ExtraRoundProposed.class, (e, add) -> add.to()
                    .extraRounds(Lists.with(add.to().extraRounds(), new OfVersion(e.submissionVersion(), add.ref()))))
            .on(ReviewReopened.class, (e, add) -> add.to()
                    .reopened(Lists.with(add.to().reopened(), new OfVersion(e.submissionVersion(), add.ref()))))
            .on(ImprovementContested.class, (e, add) -> add.turn(e.round(), RoundTurn.contested(e.because())))
            .on(ImprovementConceded.class, (e, add) -> add.turn(e.round(), RoundTurn.Kind.CONCEDED))
            .on(ImprovementWithdrawn.class, (e, add) -> add.turn(e.round(), RoundTurn.Kind.WITHDRAWN))
            .on(
                    DeliverableAccepted.class,
                    (e, add) -> add.outcome(Outcome.Kind.ACCEPTED, e.submissionVersion(), null, e.rating()))
            .on(
                    QualityImprovementRequested.class,
                    (e, add) -> add.outcome(
                            Outcome.Kind.IMPROVEMENT_ASKED,
                            e.submissionVersion(),
                            e.due().instant(),
                            null))
            .on(
                    DeliverableRejected.class,
                    (e, add) -> add.outcome(Outcome.Kind.REJECTED, e.submissionVersion(), null, null))
            .on(ReviewLapsed.class, (e, add) -> add.outcome(Outcome.Kind.LAPSED, e.submissionVersion(), null, null));

    /** The events that add something, besides the request. */
    static Set<Class<? extends OfDeliverable>> types() {
        return EVENTS.types();
    }
}
