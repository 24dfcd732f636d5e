package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.ProposalEvent.ProposalDeclined;
import io.engagements.events.engagement.ProposalEvent.ProposalWithdrawn;
import io.engagements.rules.Decision;
import io.engagements.rules.Deed;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.proposal.OtherSideAnswers;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.proposal.ProposalNotLapsed;
import io.engagements.rules.proposal.Proposals;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is answered to a proposal, of whatever kind. */
final class Answering {

    private Answering() {}

    static Decision answer(Engagement engagement, AnswerProposal command, Caller by, Instant at) {
        Proposals proposals = engagement.contract().proposals();
        if (command.about().isPresent()
                && command.about().flatMap(engagement.deliverables()::get).isEmpty()) {
            return new Decision.Unknown();
        }
        String id = command.proposalId();
        return id == null
                ? toTheOnlyOne(engagement, command, by, at)
                : proposals
                        .find(id)
                        .filter(each -> each.isAbout(command.kind(), command.about()) && each.isMadeBy(at))
                        .map(proposal -> answer(engagement, proposal, command, by, at))
                        .orElseGet(() -> new Decision.Invalid("/proposalId", "is no such proposal"));
    }

    private static Decision toTheOnlyOne(Engagement engagement, AnswerProposal command, Caller by, Instant at) {
        List<Proposal> all = engagement
                .contract()
                .proposals()
                .about(command.kind(), command.about())
                .filter(each -> each.isMadeBy(at))
                .toList();
        List<Proposal> open = all.stream()
                .filter(each -> each.isOpenAt(at) && !Answerable.isOvertaken(engagement, each, at))
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
                .map(proposal -> answer(engagement, proposal, command, by, at))
                .orElseGet(() -> none(engagement, command, at));
    }

    private static Decision none(Engagement engagement, AnswerProposal command, Instant at) {
        return command.about()
                .flatMap(id -> engagement.deliverableAt(id, at))
                .map(deliverable -> Forbidden.by(engagement.contract(), deliverable, command, at))
                .orElseGet(() -> StateForbids.refuse(engagement.contract().state(), command));
    }

    private static Decision answer(
            Engagement engagement, Proposal proposal, AnswerProposal command, Caller by, Instant at) {
        if (!proposal.isUnanswered()) {
            return new Decision.Lost(Objects.requireNonNull(proposal.answered()), "this proposal was answered already");
        } else if (hasNotLapsed(proposal, at) && Answerable.isOvertaken(engagement, proposal, at)) {
            return overtaken(engagement, proposal, at);
        }
        Contract contract = engagement.contract();
        return Rule.check(
                List.of(
                        new OtherSideAnswers(proposal, command, contract.sideOf(by.party())),
                        new ProposalNotLapsed(proposal, at)),
                () -> command.verb() == Verb.ACCEPT
                        ? Agreeing.accept(engagement, proposal, by, at)
                        : ended(contract, proposal, command, by, at));
    }

    /** One that lapsed first was not overtaken. */
    private static boolean hasNotLapsed(Proposal proposal, Instant at) {
        return proposal.state() == Proposal.State.OPEN || proposal.isOpenAt(at);
    }

    /** Whoever answers it only comes too late: that is no refusal, and counts against nobody. */
    private static Decision overtaken(Engagement engagement, Proposal proposal, Instant at) {
        Contract contract = engagement.contract();
        Optional<Deliverable> about =
                Optional.ofNullable(proposal.deliverableId()).flatMap(id -> engagement.deliverableAt(id, at));
        String why = contract.isOverAt(at)
                ? "the last day has passed"
                : about.map(each -> "the work is " + each.state()).orElse("it would change nothing any more");
        Deed winner = contract.isOverAt(at)
                ? contract.last()
                : about.map(Deliverable::since).orElse(contract.last());
        return new Decision.Lost(winner, "this proposal was overtaken: " + why);
    }

    private static Decision ended(Contract contract, Proposal proposal, AnswerProposal command, Caller by, Instant at) {
        return command.verb() == Verb.DECLINE
                ? Decision.done(new ProposalDeclined(
                        contract.engagementId(),
                        command.kind(),
                        proposal.proposalId(),
                        proposal.deliverableId(),
                        command.reason(),
                        by.stamp(at)))
                : Decision.done(new ProposalWithdrawn(
                        contract.engagementId(),
                        command.kind(),
                        proposal.proposalId(),
                        proposal.deliverableId(),
                        command.reason(),
                        by.stamp(at)));
    }
}
