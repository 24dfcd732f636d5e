package io.engagements.rules.proposal;

import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.engagement.CancellationCause;
import io.engagements.events.engagement.ContractEvent.EngagementResumed;
import io.engagements.events.engagement.ContractEvent.PauseAgreed;
import io.engagements.events.engagement.ContractEvent.PauseProposed;
import io.engagements.events.engagement.ContractEvent.ResumeProposed;
import io.engagements.events.engagement.ContractEvent.TermsChangeAccepted;
import io.engagements.events.engagement.ContractEvent.TermsChangeProposed;
import io.engagements.events.engagement.ContractEvent.TermsChanged;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.OfProposal;
import io.engagements.events.engagement.ProposalEvent.CancellationProposed;
import io.engagements.events.engagement.ProposalEvent.DueDateChanged;
import io.engagements.events.engagement.ProposalEvent.DueDateProposed;
import io.engagements.events.engagement.ProposalEvent.ExtraRoundAccepted;
import io.engagements.events.engagement.ProposalEvent.ExtraRoundProposed;
import io.engagements.events.engagement.ProposalEvent.InputProposed;
import io.engagements.events.engagement.ProposalEvent.ProposalDeclined;
import io.engagements.events.engagement.ProposalEvent.ProposalLapsed;
import io.engagements.events.engagement.ProposalEvent.ProposalWithdrawn;
import io.engagements.events.engagement.ProposalEvent.ReopeningProposed;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.engagement.ReviewEvent.ReviewReopened;
import io.engagements.events.engagement.TerminationEvent.EndAgreed;
import io.engagements.events.engagement.TerminationEvent.EndProposed;
import io.engagements.events.engagement.WorkEvent.DeliverableCancelled;
import io.engagements.events.engagement.WorkEvent.InputAdded;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EventSummary;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.Table;
import io.engagements.rules.proposal.Proposal.State;
import io.engagements.rules.proposal.ProposedChange.Cancellation;
import io.engagements.rules.proposal.ProposedChange.DueDate;
import io.engagements.rules.proposal.ProposedChange.End;
import io.engagements.rules.proposal.ProposedChange.ExtraRound;
import io.engagements.rules.proposal.ProposedChange.FurtherInput;
import io.engagements.rules.proposal.ProposedChange.Pause;
import io.engagements.rules.proposal.ProposedChange.Reopening;
import io.engagements.rules.proposal.ProposedChange.Resume;
import io.engagements.rules.proposal.ProposedChange.TermsChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the sides proposed to each other, in order, and the terms that they agreed.
 *
 * @param terms every version that took effect, the one in force last
 */
public record Proposals(List<Proposal> all, List<AgreedTerms> terms) {

    /**
     * A version of the terms.
     *
     * @param since when it took effect
     * @param proposalId the proposal it came from; absent for the terms hired on
     */
    public record AgreedTerms(
            int version,
            Terms terms,
            Instant since,
            @Nullable String proposalId) {}

    public static Proposals begin(VAHired hired) {
        return new Proposals(
                List.of(),
                List.of(new AgreedTerms(
                        hired.termsVersion(), hired.terms(), hired.stamp().occurredAt(), null)));
    }

    public Optional<Proposal> find(String proposalId) {
        return all.stream().filter(each -> each.proposalId().equals(proposalId)).findFirst();
    }

    /** Those of a kind about this deliverable, or with none about none, the latest last. */
    public Stream<Proposal> about(ProposalKind kind, Optional<String> deliverableId) {
        return all.stream().filter(each -> each.isAbout(kind, deliverableId));
    }

    /** Those that wait for an answer, as the last event left them. */
    public Stream<Proposal> open() {
        return all.stream().filter(each -> each.state() == State.OPEN);
    }

    /** The next change of terms that was agreed and has not taken effect. */
    public Optional<Proposal> nextTerms() {
        return all.stream()
                .filter(each -> each.state() == State.ACCEPTED && each.change() instanceof TermsChange)
                .filter(each ->
                        terms.stream().noneMatch(done -> each.proposalId().equals(done.proposalId())))
                .min(Comparator.comparing(each -> effect(each).instant()));
    }

    static Deadline effect(Proposal termsChange) {
        return ((TermsChange) termsChange.change()).effectiveFrom();
    }

    /** What an event meets: the proposals before it, the side that acted, and its own trace. */
    private record Met(Proposals before, Role by, EventSummary summary, Stamp stamp) {

        Proposals accepted(String proposalId) {
            return before.answered(is(proposalId), State.ACCEPTED, this, null);
        }

        /** Where it may be about something that nobody proposed. */
        Proposals acceptedIfProposed(@Nullable String proposalId) {
            return proposalId == null ? before : accepted(proposalId);
        }

        Proposals ended(OfProposal event, State state, @Nullable String said) {
            return before.answered(is(event.proposalId()), state, this, said);
        }

        Proposals proposed(
                String id,
                @Nullable String deliverableId,
                ProposedChange change,
                @Nullable String reason,
                Deadline lapsesAt,
                Stamp asked) {
            return before.with(by, id, deliverableId, change, reason, lapsesAt, asked, summary);
        }
    }

    private static final Table<EngagementEvent, Met, Proposals> ANSWERED = new Table<EngagementEvent, Met, Proposals>()
            .on(TermsChanged.class, (e, met) -> met.before().took(e))
            .on(ProposalDeclined.class, (e, met) -> met.ended(e, State.DECLINED, e.reason()))
            .on(ProposalWithdrawn.class, (e, met) -> met.ended(e, State.WITHDRAWN, e.reason()))
            .on(ProposalLapsed.class, (e, met) -> met.ended(e, State.LAPSED, null))
            .on(TermsChangeAccepted.class, (e, met) -> met.accepted(e.proposalId()))
            .on(DueDateChanged.class, (e, met) -> met.accepted(e.proposalId()))
            .on(PauseAgreed.class, (e, met) -> met.accepted(e.proposalId()))
            .on(EndAgreed.class, (e, met) -> met.accepted(e.proposalId()))
            .on(ExtraRoundAccepted.class, (e, met) -> met.accepted(e.proposalId()))
            .on(ReviewReopened.class, (e, met) -> met.accepted(e.proposalId()))
            .on(InputAdded.class, (e, met) -> met.acceptedIfProposed(e.proposalId()))
            .on(EngagementResumed.class, (e, met) -> met.acceptedIfProposed(e.proposalId()))
            .on(DeliverableCancelled.class, (e, met) -> met.before().cancelled(e, met));

    private static final Table<EngagementEvent, Met, Proposals> PROPOSED = new Table<EngagementEvent, Met, Proposals>()
            .on(
                    TermsChangeProposed.class,
                    (e, met) -> met.proposed(
                            e.proposalId(),
                            null,
                            new TermsChange(e.baseVersion(), e.terms(), e.effectiveFrom()),
                            null,
                            e.lapsesAt(),
                            e.stamp()))
            .on(
                    DueDateProposed.class,
                    (e, met) -> met.proposed(
                            e.proposalId(),
                            e.deliverableId(),
                            new DueDate(e.round(), e.due()),
                            e.reason(),
                            e.lapsesAt(),
                            e.stamp()))
            .on(
                    CancellationProposed.class,
                    (e, met) -> met.proposed(
                            e.proposalId(), e.deliverableId(), new Cancellation(), e.reason(), e.lapsesAt(), e.stamp()))
            .on(
                    InputProposed.class,
                    (e, met) -> met.proposed(
                            e.proposalId(),
                            e.deliverableId(),
                            new FurtherInput(e.description(), e.due(), e.confidential()),
                            null,
                            e.lapsesAt(),
                            e.stamp()))
            .on(
                    PauseProposed.class,
                    (e, met) -> met.proposed(
                            e.proposalId(), null, new Pause(e.from(), e.until()), e.reason(), e.lapsesAt(), e.stamp()))
            .on(
                    ResumeProposed.class,
                    (e, met) -> met.proposed(e.proposalId(), null, new Resume(), e.reason(), e.lapsesAt(), e.stamp()))
            .on(
                    EndProposed.class,
                    (e, met) -> met.proposed(
                            e.proposalId(), null, new End(e.lastDay()), e.reason(), e.lapsesAt(), e.stamp()))
            .on(
                    ExtraRoundProposed.class,
                    (e, met) -> met.proposed(
                            e.proposalId(),
                            e.deliverableId(),
                            new ExtraRound(e.round(), e.submissionVersion(), e.criteria(), e.explanation(), e.due()),
                            null,
                            e.lapsesAt(),
                            e.stamp()))
            .on(
                    ReopeningProposed.class,
                    (e, met) -> met.proposed(
                            e.proposalId(), e.deliverableId(), new Reopening(), e.reason(), e.lapsesAt(), e.stamp()));

    private static final Table<EngagementEvent, Met, Proposals> EVENTS = Table.of(List.of(ANSWERED, PROPOSED));

    /** The events that begin a proposal or end one. */
    public static Set<Class<? extends EngagementEvent>> types() {
        return EVENTS.types();
    }

    /** @param by the side that acted */
    public Proposals evolve(Role by, RecordedEvent<EngagementEvent> recorded) {
        return EVENTS.applyOr(
                recorded.event(),
                new Met(this, by, recorded.summary(), recorded.event().stamp()),
                this);
    }

    private Proposals cancelled(DeliverableCancelled event, Met met) {
        return event.cause() == CancellationCause.AGREED
                ? cancellationFor(event.deliverableId(), met.by())
                        .map(met::accepted)
                        .orElse(this)
                : this;
    }

    private static Predicate<Proposal> is(String proposalId) {
        return each -> each.proposalId().equals(proposalId);
    }

    /** A side has one open at most, so that who agreed tells which: the last that was not answered in so many words. */
    private Optional<String> cancellationFor(String deliverableId, Role side) {
        return about(ProposalKind.CANCELLATION, Optional.of(deliverableId))
                .filter(each -> each.isUnanswered() && each.otherSide() == side)
                .map(Proposal::proposalId)
                .reduce((earlier, later) -> later);
    }

    private Proposals with(
            Role by,
            String id,
            @Nullable String deliverableId,
            ProposedChange change,
            @Nullable String reason,
            Deadline lapsesAt,
            Stamp asked,
            EventSummary summary) {
        List<Proposal> next = new ArrayList<>(all);
        next.add(new Proposal(
                id, by, deliverableId, change, reason, lapsesAt, State.OPEN, asked, summary, null, null, null));
        return new Proposals(List.copyOf(next), terms);
    }

    private Proposals answered(Predicate<Proposal> which, State state, Met met, @Nullable String said) {
        UnaryOperator<Proposal> change =
                each -> which.test(each) ? each.become(state, met.summary(), met.stamp(), said) : each;
        return new Proposals(all.stream().map(change).toList(), terms);
    }

    private Proposals took(TermsChanged changed) {
        List<AgreedTerms> next = new ArrayList<>(terms);
        next.add(new AgreedTerms(
                changed.version(), changed.terms(), changed.stamp().occurredAt(), changed.proposalId()));
        return new Proposals(all, List.copyOf(next));
    }
}
