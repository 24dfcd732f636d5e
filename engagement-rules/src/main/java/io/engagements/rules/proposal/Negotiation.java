package io.engagements.rules.proposal;

import io.engagements.rules.PersistentMap;
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the sides proposed to each other, and what that is about. */
public record Negotiation(Agreement agreement, Proposals proposals, PersistentMap<Deliverable> deliverables) {

    /** The deliverable that a proposal is about, as it is at {@code at}; absent when it is about none. */
    @Nullable
    Deliverable about(Proposal proposal, Instant at) {
        return Optional.ofNullable(proposal.deliverableId())
                .flatMap(id -> deliverable(id, at))
                .orElse(null);
    }

    /** A deliverable as it is at an instant no earlier than the last event. */
    Optional<Deliverable> deliverable(String deliverableId, Instant at) {
        return deliverables.get(deliverableId).map(deliverable -> deliverable.at(at));
    }

    /** True when what a proposal is about cannot take it, whatever is answered. */
    public boolean isOvertaken(Proposal proposal, Instant at) {
        return Answerable.isOvertaken(agreement, about(proposal, at), proposal, at);
    }
}
