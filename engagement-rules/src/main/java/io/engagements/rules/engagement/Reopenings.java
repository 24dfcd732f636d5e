package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.engagement.ProposalCommand.ProposeReopening;
import io.engagements.events.engagement.ProposalEvent.ReopeningProposed;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.engagement.ReviewEvent.ReviewReopened;
import io.engagements.events.terms.Terms;
import io.engagements.rules.Decision;
import io.engagements.rules.Deed;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.review.Submission;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A new review of what was decided, or lapsed: only by agreement, and after the last day too. */
final class Reopenings {

    private Reopenings() {}

    static Decision propose(
            Contract contract, Deliverable deliverable, ProposeReopening command, Caller by, Instant at) {
        if (closed(deliverable, at).isEmpty()) {
            return Forbidden.by(contract, deliverable, command, at);
        }
        String id = Objects.requireNonNull(command.proposalId());
        String about = deliverable.deliverableId();
        return Proposing.unlessOpen(
                contract,
                id,
                ProposalKind.REOPENING,
                deliverable,
                command,
                by,
                at,
                () -> Decision.done(new ReopeningProposed(
                        contract.engagementId(),
                        about,
                        id,
                        command.reason(),
                        Proposing.lapsesAt(contract, at),
                        by.stamp(at))));
    }

    static ReviewReopened reopened(
            Contract contract, Deliverable deliverable, Proposal proposal, Caller by, Instant at) {
        Terms terms = contract.terms();
        return new ReviewReopened(
                contract.engagementId(),
                deliverable.deliverableId(),
                proposal.proposalId(),
                closed(deliverable, at).orElseThrow().version(),
                Deadlines.afterDays(at, terms.reviewWindowDays(), terms.zone()),
                by.stamp(at));
    }

    /** True when the review that was over then is so still, and was not reopened in between. */
    static boolean isClosedStill(Deliverable deliverable, Deed then, Instant at) {
        return closed(deliverable, at)
                        .filter(latest -> latest.deed().version() < then.version())
                        .isPresent()
                && deliverable.review().reopenings().stream()
                        .allMatch(each -> each.deed().version() < then.version());
    }

    /** The version whose review was over at {@code at}: receipt decides, also where the lapse was stored first. */
    private static Optional<Submission> closed(Deliverable deliverable, Instant at) {
        boolean over =
                switch (deliverable.state()) {
                    case ACCEPTED, ACCEPTED_BY_SILENCE, REJECTED -> !deliverable.isUndecidedAt(at);
                    default -> false;
                };
        return deliverable.review().latest().filter(latest -> over && !at.isBefore(latest.receivedAt()));
    }
}
