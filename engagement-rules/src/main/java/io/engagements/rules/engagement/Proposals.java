package io.engagements.rules.engagement;

import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.engagement.CancellationCause;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.CancellationProposed;
import io.engagements.events.engagement.EngagementEvent.DeliverableCancelled;
import io.engagements.events.engagement.EngagementEvent.DueDateChanged;
import io.engagements.events.engagement.EngagementEvent.DueDateProposed;
import io.engagements.events.engagement.EngagementEvent.EndAgreed;
import io.engagements.events.engagement.EngagementEvent.EndProposed;
import io.engagements.events.engagement.EngagementEvent.EngagementResumed;
import io.engagements.events.engagement.EngagementEvent.ExtraRoundAccepted;
import io.engagements.events.engagement.EngagementEvent.ExtraRoundProposed;
import io.engagements.events.engagement.EngagementEvent.InputAdded;
import io.engagements.events.engagement.EngagementEvent.InputProposed;
import io.engagements.events.engagement.EngagementEvent.OfProposal;
import io.engagements.events.engagement.EngagementEvent.PauseAgreed;
import io.engagements.events.engagement.EngagementEvent.PauseProposed;
import io.engagements.events.engagement.EngagementEvent.ProposalDeclined;
import io.engagements.events.engagement.EngagementEvent.ProposalWithdrawn;
import io.engagements.events.engagement.EngagementEvent.ReopeningProposed;
import io.engagements.events.engagement.EngagementEvent.ResumeProposed;
import io.engagements.events.engagement.EngagementEvent.ReviewReopened;
import io.engagements.events.engagement.EngagementEvent.TermsChangeAccepted;
import io.engagements.events.engagement.EngagementEvent.TermsChangeProposed;
import io.engagements.events.engagement.EngagementEvent.TermsChanged;
import io.engagements.events.engagement.EngagementEvent.VAHired;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.engagement.ProposedChange;
import io.engagements.events.engagement.ProposedChange.Cancellation;
import io.engagements.events.engagement.ProposedChange.DueDate;
import io.engagements.events.engagement.ProposedChange.End;
import io.engagements.events.engagement.ProposedChange.ExtraRound;
import io.engagements.events.engagement.ProposedChange.FurtherInput;
import io.engagements.events.engagement.ProposedChange.Pause;
import io.engagements.events.engagement.ProposedChange.Reopening;
import io.engagements.events.engagement.ProposedChange.Resume;
import io.engagements.events.engagement.ProposedChange.TermsChange;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Deed;
import io.engagements.rules.Recorded;
import io.engagements.rules.engagement.Proposal.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    static Proposals begin(VAHired hired) {
        return new Proposals(
                List.of(),
                List.of(new AgreedTerms(
                        hired.termsVersion(), hired.terms(), hired.stamp().occurredAt(), null)));
    }

    Optional<Proposal> find(String proposalId) {
        return all.stream().filter(each -> each.proposalId().equals(proposalId)).findFirst();
    }

    /** Those of a kind about this deliverable, or with none about none, the latest last. */
    Stream<Proposal> about(ProposalKind kind, Optional<String> deliverableId) {
        return all.stream().filter(each -> each.isAbout(kind, deliverableId));
    }

    /** Those that wait for an answer, as the last event left them. */
    public Stream<Proposal> open() {
        return all.stream().filter(each -> each.state() == State.OPEN);
    }

    /** The next change of terms that was agreed and has not taken effect. */
    Optional<Proposal> nextTerms() {
        return all.stream()
                .filter(each -> each.state() == State.ACCEPTED && each.change() instanceof TermsChange)
                .filter(each ->
                        terms.stream().noneMatch(done -> each.proposalId().equals(done.proposalId())))
                .min(Comparator.comparing(each -> effect(each).instant()));
    }

    static Deadline effect(Proposal termsChange) {
        return ((TermsChange) termsChange.change()).effectiveFrom();
    }

    Proposals after(Contract contract, Recorded<EngagementEvent> recorded) {
        EngagementEvent event = recorded.event();
        if (event instanceof TermsChanged changed) {
            return took(changed);
        } else if (event instanceof OfProposal ended) {
            return answered(is(ended.proposalId()), stateAfter(ended), recorded.deed(), saidIn(ended));
        } else if (event instanceof TermsChangeAccepted accepted) {
            return answered(is(accepted.proposalId()), State.ACCEPTED, recorded.deed(), null);
        } else if (event instanceof DueDateChanged changed) {
            return answered(is(changed.proposalId()), State.ACCEPTED, recorded.deed(), null);
        } else if (event instanceof InputAdded added && added.proposalId() != null) {
            return answered(is(added.proposalId()), State.ACCEPTED, recorded.deed(), null);
        } else if (event instanceof PauseAgreed agreed) {
            return answered(is(agreed.proposalId()), State.ACCEPTED, recorded.deed(), null);
        } else if (event instanceof EngagementResumed resumed && resumed.proposalId() != null) {
            return answered(is(resumed.proposalId()), State.ACCEPTED, recorded.deed(), null);
        } else if (event instanceof EndAgreed agreed) {
            return answered(is(agreed.proposalId()), State.ACCEPTED, recorded.deed(), null);
        } else if (event instanceof ExtraRoundAccepted accepted) {
            return answered(is(accepted.proposalId()), State.ACCEPTED, recorded.deed(), null);
        } else if (event instanceof ReviewReopened reopened) {
            return answered(is(reopened.proposalId()), State.ACCEPTED, recorded.deed(), null);
        } else if (event instanceof DeliverableCancelled cancelled && cancelled.cause() == CancellationCause.AGREED) {
            Role side = contract.sideOf(cancelled.stamp().party());
            return cancellationFor(cancelled.deliverableId(), side)
                    .map(id -> answered(is(id), State.ACCEPTED, recorded.deed(), null))
                    .orElse(this);
        }
        return proposed(contract.sideOf(event.stamp().party()), event, recorded.deed());
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

    private static State stateAfter(OfProposal event) {
        if (event instanceof ProposalDeclined) {
            return State.DECLINED;
        }
        return event instanceof ProposalWithdrawn ? State.WITHDRAWN : State.LAPSED;
    }

    private static @Nullable String saidIn(OfProposal event) {
        if (event instanceof ProposalDeclined declined) {
            return declined.reason();
        }
        return event instanceof ProposalWithdrawn withdrawn ? withdrawn.reason() : null;
    }

    private Proposals proposed(Role by, EngagementEvent event, Deed deed) {
        if (event instanceof TermsChangeProposed e) {
            TermsChange change = new TermsChange(e.baseVersion(), e.terms(), e.effectiveFrom());
            return with(by, e.proposalId(), null, change, null, e.lapsesAt(), e.stamp(), deed);
        } else if (event instanceof DueDateProposed e) {
            DueDate change = new DueDate(e.round(), e.due());
            return with(by, e.proposalId(), e.deliverableId(), change, e.reason(), e.lapsesAt(), e.stamp(), deed);
        } else if (event instanceof CancellationProposed e) {
            Cancellation change = new Cancellation();
            return with(by, e.proposalId(), e.deliverableId(), change, e.reason(), e.lapsesAt(), e.stamp(), deed);
        } else if (event instanceof InputProposed e) {
            FurtherInput change = new FurtherInput(e.description(), e.due(), e.confidential());
            return with(by, e.proposalId(), e.deliverableId(), change, null, e.lapsesAt(), e.stamp(), deed);
        } else if (event instanceof PauseProposed e) {
            Pause change = new Pause(e.from(), e.until());
            return with(by, e.proposalId(), null, change, e.reason(), e.lapsesAt(), e.stamp(), deed);
        } else if (event instanceof ResumeProposed e) {
            return with(by, e.proposalId(), null, new Resume(), e.reason(), e.lapsesAt(), e.stamp(), deed);
        } else if (event instanceof EndProposed e) {
            return with(by, e.proposalId(), null, new End(e.lastDay()), e.reason(), e.lapsesAt(), e.stamp(), deed);
        } else if (event instanceof ExtraRoundProposed e) {
            ExtraRound change =
                    new ExtraRound(e.round(), e.submissionVersion(), e.criteria(), e.explanation(), e.due());
            return with(by, e.proposalId(), e.deliverableId(), change, null, e.lapsesAt(), e.stamp(), deed);
        } else if (event instanceof ReopeningProposed e) {
            return with(
                    by, e.proposalId(), e.deliverableId(), new Reopening(), e.reason(), e.lapsesAt(), e.stamp(), deed);
        }
        return this;
    }

    private Proposals with(
            Role by,
            String id,
            @Nullable String deliverableId,
            ProposedChange change,
            @Nullable String reason,
            Deadline lapsesAt,
            Stamp asked,
            Deed deed) {
        List<Proposal> next = new ArrayList<>(all);
        next.add(new Proposal(id, by, deliverableId, change, reason, lapsesAt, State.OPEN, asked, deed, null, null));
        return new Proposals(List.copyOf(next), terms);
    }

    private Proposals answered(Predicate<Proposal> which, State state, Deed deed, @Nullable String said) {
        UnaryOperator<Proposal> change = each -> which.test(each) ? each.become(state, deed, said) : each;
        return new Proposals(all.stream().map(change).toList(), terms);
    }

    private Proposals took(TermsChanged changed) {
        List<AgreedTerms> next = new ArrayList<>(terms);
        next.add(new AgreedTerms(
                changed.version(), changed.terms(), changed.stamp().occurredAt(), changed.proposalId()));
        return new Proposals(all, List.copyOf(next));
    }
}
