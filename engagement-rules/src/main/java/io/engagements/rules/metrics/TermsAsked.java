package io.engagements.rules.metrics;

import io.engagements.events.engagement.ContractEvent.TermsChangeAccepted;
import io.engagements.events.engagement.ContractEvent.TermsChangeProposed;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.OfProposal;
import io.engagements.events.engagement.ProposalEvent.ProposalDeclined;
import io.engagements.events.engagement.ProposalEvent.ProposalLapsed;
import io.engagements.rules.EventRef;
import io.engagements.rules.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A change of terms that one side proposed, with all that became of it.
 *
 * @param party who proposed it
 * @param settled accepted or withdrawn
 */
public record TermsAsked(
        String proposalId,
        @Nullable String party,
        EventRef proposed,
        @Nullable EventRef declined,
        @Nullable EventRef settled,
        @Nullable EventRef lapsed) {

    /** The facts after an event. */
    static List<TermsAsked> evolve(List<TermsAsked> before, RecordedEvent<EngagementEvent> recorded) {
        EventRef ref = EventRef.of(recorded);
        if (recorded.event() instanceof TermsChangeProposed event) {
            List<TermsAsked> all = new ArrayList<>(before);
            all.add(new TermsAsked(event.proposalId(), event.stamp().party(), ref, null, null, null));
            return List.copyOf(all);
        } else if (recorded.event() instanceof TermsChangeAccepted event) {
            return changed(before, event.proposalId(), each -> each.settled(ref));
        } else if (recorded.event() instanceof OfProposal event) {
            return changed(before, event.proposalId(), each -> each.ended(event, ref));
        }
        return before;
    }

    private static List<TermsAsked> changed(
            List<TermsAsked> before, String proposalId, UnaryOperator<TermsAsked> change) {
        return before.stream()
                .map(each -> each.proposalId.equals(proposalId) ? change.apply(each) : each)
                .toList();
    }

    private TermsAsked ended(OfProposal event, EventRef ref) {
        if (event instanceof ProposalDeclined) {
            return new TermsAsked(proposalId, party, proposed, ref, settled, lapsed);
        }
        return event instanceof ProposalLapsed
                ? new TermsAsked(proposalId, party, proposed, declined, settled, ref)
                : settled(ref);
    }

    private TermsAsked settled(EventRef ref) {
        return new TermsAsked(proposalId, party, proposed, declined, ref, lapsed);
    }

    /** The lapse, unless an answer that was received in time was stored after it. */
    Optional<EventRef> expired(Instant asOf) {
        return Optional.ofNullable(lapsed).filter(ref -> ref.isBy(asOf) && declined == null && settled == null);
    }
}
