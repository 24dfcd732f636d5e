package io.engagements.rules.proposal;

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
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.proposal.ProposedChange.ExtraRound;
import io.engagements.rules.review.FurtherRounds;
import io.engagements.rules.review.Reviewed;
import io.engagements.rules.review.Submission;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Improvement rounds beyond those that the terms include: the VA accepts them first. */
public record ExtraRounds(Negotiation negotiation, Caller by, Instant at) implements FurtherRounds {

    @Override
    public Optional<String> open(Reviewed work) {
        return negotiation
                .proposals()
                .about(ProposalKind.EXTRA_ROUND, Optional.of(work.deliverableId()))
                .filter(proposal ->
                        Answerable.isAt(negotiation.agreement(), negotiation.about(proposal, at), proposal, at))
                .findFirst()
                .map(Proposal::proposalId);
    }

    @Override
    public Decision propose(Reviewed work, RequestQualityImprovement command, List<String> cited) {
        Agreement agreement = negotiation.agreement();
        String id = Objects.requireNonNull(command.proposalId());
        Terms terms = agreement.terms();
        When due = command.due();
        return Proposing.unlessTaken(
                negotiation,
                id,
                () -> Decision.done(new ExtraRoundProposed(
                        agreement.engagementId(),
                        work.deliverableId(),
                        id,
                        work.review().rounds().size() + 1,
                        command.submissionVersion(),
                        cited,
                        command.explanation(),
                        due == null ? null : Deadlines.at(due, terms.zone()),
                        Deadlines.afterDays(at, terms.reviewWindowDays(), terms.zone()),
                        Proposing.lapsesAt(agreement, at),
                        by.stamp(at))));
    }

    /** The round is about the version that the client looked at, and lasts the turnaround from the acceptance on at least. */
    static Decision accept(
            Agreement agreement, Deliverable deliverable, Proposal proposal, ExtraRound round, Caller by, Instant at) {
        Submission latest = deliverable.review().latest().orElseThrow();
        return Decision.done(
                new ExtraRoundAccepted(
                        agreement.engagementId(), deliverable.deliverableId(), proposal.proposalId(), by.stamp(at)),
                new QualityImprovementRequested(
                        agreement.engagementId(),
                        deliverable.deliverableId(),
                        deliverable.review().rounds().size() + 1,
                        latest.version(),
                        round.criteria(),
                        round.explanation(),
                        due(agreement.terms(), round.due(), at),
                        new ExtraRoundAsked(proposal.proposalId(), proposal.asked()),
                        by.stamp(at)));
    }

    private static Deadline due(Terms terms, @Nullable Deadline asked, Instant at) {
        Deadline earliest = Deadlines.afterDays(at, terms.improvementTurnaroundDays(), terms.zone());
        return asked == null || asked.instant().isBefore(earliest.instant()) ? earliest : asked;
    }
}
