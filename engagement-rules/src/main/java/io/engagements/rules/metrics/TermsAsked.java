package io.engagements.rules.metrics;

import io.engagements.events.engagement.ContractEvent.TermsChangeAccepted;
import io.engagements.events.engagement.ContractEvent.TermsChangeProposed;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.OfProposal;
import io.engagements.events.engagement.ProposalEvent.ProposalDeclined;
import io.engagements.events.engagement.ProposalEvent.ProposalLapsed;
import io.engagements.rules.Recorded;
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
        Mark proposed,
        @Nullable Mark declined,
        @Nullable Mark settled,
        @Nullable Mark lapsed) {

    /** The facts after an event. */
    static List<TermsAsked> evolve(List<TermsAsked> before, Recorded<EngagementEvent> recorded) {
        Mark mark = Mark.of(recorded);
        if (recorded.event() instanceof TermsChangeProposed event) {
            List<TermsAsked> all = new ArrayList<>(before);
            all.add(new TermsAsked(event.proposalId(), event.stamp().party(), mark, null, null, null));
            return List.copyOf(all);
        } else if (recorded.event() instanceof TermsChangeAccepted event) {
            return changed(before, event.proposalId(), each -> each.settled(mark));
        } else if (recorded.event() instanceof OfProposal event) {
            return changed(before, event.proposalId(), each -> each.ended(event, mark));
        }
        return before;
    }

    private static List<TermsAsked> changed(
            List<TermsAsked> before, String proposalId, UnaryOperator<TermsAsked> change) {
        return before.stream()
                .map(each -> each.proposalId.equals(proposalId) ? change.apply(each) : each)
                .toList();
    }

    private TermsAsked ended(OfProposal event, Mark mark) {
        if (event instanceof ProposalDeclined) {
            return new TermsAsked(proposalId, party, proposed, mark, settled, lapsed);
        }
        return event instanceof ProposalLapsed
                ? new TermsAsked(proposalId, party, proposed, declined, settled, mark)
                : settled(mark);
    }

    private TermsAsked settled(Mark mark) {
        return new TermsAsked(proposalId, party, proposed, declined, mark, lapsed);
    }

    /** The lapse, unless an answer that was received in time was stored after it. */
    Optional<Mark> expired(Instant asOf) {
        return Optional.ofNullable(lapsed).filter(mark -> mark.isBy(asOf) && declined == null && settled == null);
    }
}
