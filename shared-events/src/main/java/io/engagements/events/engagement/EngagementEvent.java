package io.engagements.events.engagement;

import io.engagements.events.DomainEvent;
import io.engagements.events.time.Deadline;
import org.jspecify.annotations.Nullable;

/** What can happen in an engagement. */
public sealed interface EngagementEvent extends DomainEvent
        permits ContractEvent, OnboardingEvent, ProposalEvent, ReviewEvent, TerminationEvent, WorkEvent {

    String engagementId();

    /** What happens to one deliverable. */
    interface OfDeliverable extends DomainEvent {
        String engagementId();

        String deliverableId();
    }

    /** What fixes a last day: the earliest wins, and gives the reason why the engagement ends. */
    interface LastDayFixed extends DomainEvent {
        /** The end of the last day. */
        Deadline lastDay();

        EndReason endReason();
    }

    /** A proposal came to nothing. {@code deliverableId} says which deliverable it was about, if about one. */
    interface OfProposal extends DomainEvent {
        ProposalKind kind();

        String proposalId();

        @Nullable
        String deliverableId();
    }
}
