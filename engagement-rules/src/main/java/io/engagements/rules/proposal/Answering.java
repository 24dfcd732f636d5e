package io.engagements.rules.proposal;

import io.engagements.events.Caller;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.ProposalEvent.ProposalDeclined;
import io.engagements.events.engagement.ProposalEvent.ProposalWithdrawn;
import io.engagements.rules.Decision;
import io.engagements.rules.EventSummary;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.ForbiddenByState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is answered to a proposal, of whatever kind. */
final class Answering {

    private Answering() {}

    static Decision answer(Negotiation negotiation, AnswerProposal command, Caller by, Instant at) {
        Proposals proposals = negotiation.proposals();
        if (command.about().isPresent()
                && command.about().flatMap(negotiation.deliverables()::get).isEmpty()) {
            return new Decision.Unknown();
        }
        String id = command.proposalId();
        return id == null
                ? toTheOnlyOne(negotiation, command, by, at)
                : proposals
                        .find(id)
                        .filter(each -> each.isAbout(command.kind(), command.about()) && each.isMadeBy(at))
                        .map(proposal -> answer(negotiation, proposal, command, by, at))
                        .orElseGet(() -> new Decision.Invalid("/proposalId", "is no such proposal"));
    }

    private static Decision toTheOnlyOne(Negotiation negotiation, AnswerProposal command, Caller by, Instant at) {
        List<Proposal> all = negotiation
                .proposals()
                .about(command.kind(), command.about())
                .filter(each -> each.isMadeBy(at))
                .toList();
        List<Proposal> open = all.stream()
                .filter(each -> each.isOpenAt(at) && !negotiation.isOvertaken(each, at))
                .toList();
        if (open.size() > 1) {
            return new Decision.Invalid("/proposalId", "is needed: more than one proposal is open");
        }
        Optional<Proposal> overtaken =
                all.stream().filter(each -> each.state() == Proposal.State.OPEN).reduce((earlier, later) -> later);
        Optional<Proposal> lapsed =
                all.stream().reduce((earlier, later) -> later).filter(last -> last.state() == Proposal.State.LAPSED);
        return open.stream()
                .findFirst()
                .or(() -> overtaken)
                .or(() -> lapsed)
                .map(proposal -> answer(negotiation, proposal, command, by, at))
                .orElseGet(() -> none(negotiation, command, at));
    }

    private static Decision none(Negotiation negotiation, AnswerProposal command, Instant at) {
        return command.about()
                .flatMap(id -> negotiation.deliverable(id, at))
                .map(deliverable -> ForbiddenByState.refuse(negotiation.agreement(), deliverable, command, at))
                .orElseGet(() -> StateForbids.refuse(negotiation.agreement().state(), command));
    }

    private static Decision answer(
            Negotiation negotiation, Proposal proposal, AnswerProposal command, Caller by, Instant at) {
        if (!proposal.isUnanswered()) {
            return new Decision.Lost(Objects.requireNonNull(proposal.answered()), "this proposal was answered already");
        } else if (hasNotLapsed(proposal, at) && negotiation.isOvertaken(proposal, at)) {
            return overtaken(negotiation, proposal, at);
        }
        Agreement agreement = negotiation.agreement();
        return Rule.check(
                List.of(
                        new OtherSideAnswers(proposal, command, agreement.sideOf(by.party())),
                        new ProposalNotLapsed(proposal, at)),
                () -> command.verb() == Verb.ACCEPT
                        ? Agreeing.accept(negotiation, proposal, by, at)
                        : ended(agreement, proposal, command, by, at));
    }

    /** One that lapsed first was not overtaken. */
    private static boolean hasNotLapsed(Proposal proposal, Instant at) {
        return proposal.state() == Proposal.State.OPEN || proposal.isOpenAt(at);
    }

    /** Whoever answers it only comes too late: that is no refusal, and counts against nobody. */
    private static Decision overtaken(Negotiation negotiation, Proposal proposal, Instant at) {
        Agreement agreement = negotiation.agreement();
        Optional<Deliverable> about =
                Optional.ofNullable(proposal.deliverableId()).flatMap(id -> negotiation.deliverable(id, at));
        String why = agreement.isOverAt(at)
                ? "the last day has passed"
                : about.map(each -> "the work is " + each.state()).orElse("it would change nothing any more");
        EventSummary winner = agreement.isOverAt(at)
                ? agreement.last()
                : about.map(Deliverable::since).orElse(agreement.last());
        return new Decision.Lost(winner, "this proposal was overtaken: " + why);
    }

    private static Decision ended(
            Agreement agreement, Proposal proposal, AnswerProposal command, Caller by, Instant at) {
        return command.verb() == Verb.DECLINE
                ? Decision.done(new ProposalDeclined(
                        agreement.engagementId(),
                        command.kind(),
                        proposal.proposalId(),
                        proposal.deliverableId(),
                        command.reason(),
                        by.stamp(at)))
                : Decision.done(new ProposalWithdrawn(
                        agreement.engagementId(),
                        command.kind(),
                        proposal.proposalId(),
                        proposal.deliverableId(),
                        command.reason(),
                        by.stamp(at)));
    }
}
