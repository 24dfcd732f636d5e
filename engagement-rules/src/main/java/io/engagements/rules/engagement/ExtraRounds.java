package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.engagement.ExtraRoundAsked;
import io.engagements.events.engagement.ProposalEvent.ExtraRoundAccepted;
import io.engagements.events.engagement.ProposalEvent.ExtraRoundProposed;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.engagement.ReviewCommand.RequestQualityImprovement;
import io.engagements.events.engagement.ReviewEvent.QualityImprovementRequested;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.When;
import io.engagements.rules.Decision;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.proposal.ProposedChange.ExtraRound;
import io.engagements.rules.review.Submission;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Improvement rounds beyond those that the terms include: the VA accepts them first. */
final class ExtraRounds {

    private ExtraRounds() {}

    /** The one that waits for the VA's consent. */
    static Optional<Proposal> open(Contract contract, Deliverable deliverable, Instant at) {
        return contract.proposals()
                .about(ProposalKind.EXTRA_ROUND, Optional.of(deliverable.deliverableId()))
                .filter(proposal -> Answerable.isAt(contract, deliverable, proposal, at))
                .findFirst();
    }

    static Decision propose(
            Contract contract,
            Deliverable deliverable,
            RequestQualityImprovement command,
            List<String> cited,
            Caller by,
            Instant at) {
        String id = Objects.requireNonNull(command.proposalId());
        Terms terms = contract.terms();
        When due = command.due();
        return Proposing.unlessTaken(
                contract,
                id,
                () -> Decision.done(new ExtraRoundProposed(
                        contract.engagementId(),
                        deliverable.deliverableId(),
                        id,
                        deliverable.review().rounds().size() + 1,
                        command.submissionVersion(),
                        cited,
                        command.explanation(),
                        due == null ? null : Deadlines.at(due, terms.zone()),
                        Deadlines.afterDays(at, terms.reviewWindowDays(), terms.zone()),
                        Proposing.lapsesAt(contract, at),
                        by.stamp(at))));
    }

    /** The round is about the version that the client looked at, and lasts the turnaround from the acceptance on at least. */
    static Decision accept(
            Contract contract, Deliverable deliverable, Proposal proposal, ExtraRound round, Caller by, Instant at) {
        Submission latest = deliverable.review().latest().orElseThrow();
        return Decision.done(
                new ExtraRoundAccepted(
                        contract.engagementId(), deliverable.deliverableId(), proposal.proposalId(), by.stamp(at)),
                new QualityImprovementRequested(
                        contract.engagementId(),
                        deliverable.deliverableId(),
                        deliverable.review().rounds().size() + 1,
                        latest.version(),
                        round.criteria(),
                        round.explanation(),
                        due(contract.terms(), round.due(), at),
                        new ExtraRoundAsked(proposal.proposalId(), proposal.asked()),
                        by.stamp(at)));
    }

    private static Deadline due(Terms terms, @Nullable Deadline asked, Instant at) {
        Deadline earliest = Deadlines.afterDays(at, terms.improvementTurnaroundDays(), terms.zone());
        return asked == null || asked.instant().isBefore(earliest.instant()) ? earliest : asked;
    }
}
