package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.engagement.ContractEvent.TermsChangeProposed;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.ProposalCommand.ProposeCancellation;
import io.engagements.events.engagement.ProposalCommand.ProposeDueDate;
import io.engagements.events.engagement.ProposalCommand.ProposeEnd;
import io.engagements.events.engagement.ProposalCommand.ProposeInput;
import io.engagements.events.engagement.ProposalCommand.ProposeTermsChange;
import io.engagements.events.engagement.ProposalEvent.CancellationProposed;
import io.engagements.events.engagement.ProposalEvent.DueDateProposed;
import io.engagements.events.engagement.ProposalEvent.InputProposed;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.engagement.TerminationEvent.EndProposed;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.EffectAhead;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.Clocks;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.DueAhead;
import io.engagements.rules.work.DueInForce;
import io.engagements.rules.work.ExtensionBeforeDue;
import io.engagements.rules.work.Input;
import io.engagements.rules.work.InputDueAhead;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One side proposes what the other must agree to. */
final class Proposing {

    private static final int DAYS_TO_ANSWER = 14;

    private Proposing() {}

    static Decision termsChange(Contract contract, ProposeTermsChange command, Caller by, Instant at) {
        if (contract.isOverAt(at)) {
            return StateForbids.refuse(contract.state(), command);
        }
        Deadline from = Deadlines.at(command.effectiveFrom(), contract.terms().zone());
        Terms terms = command.terms().complete();
        Deadline end = Agreeing.endOf(terms);
        if (end != null && !end.isMetAt(from.instant())) {
            return new Decision.Invalid("/terms/endsOn", "is before the terms take effect");
        }
        String id = Objects.requireNonNull(command.proposalId());
        return Rule.check(
                List.of(new EffectAhead(from, contract, at)),
                () -> unlessOpen(
                        contract,
                        id,
                        ProposalKind.TERMS_CHANGE,
                        null,
                        command,
                        by,
                        at,
                        () -> Decision.done(new TermsChangeProposed(
                                contract.engagementId(),
                                id,
                                contract.termsVersion(),
                                terms,
                                from,
                                earlier(lapsesAt(contract, at), from),
                                by.stamp(at)))));
    }

    static Decision dueDate(Contract contract, Deliverable deliverable, ProposeDueDate command, Caller by, Instant at) {
        Optional<DueInForce> inForce = DueInForce.of(deliverable, at).filter(DueInForce::isOpen);
        if (contract.isOverAt(at) || inForce.isEmpty()) {
            return Forbidden.by(contract, deliverable, command, at);
        }
        ZoneId zone = contract.terms().zone();
        Deadline due = Deadlines.at(command.due(), zone);
        Deadline lastDay = contract.lastDay().orElse(null);
        String id = Objects.requireNonNull(command.proposalId());
        String about = deliverable.deliverableId();
        return Rule.check(
                List.of(
                        new ExtensionBeforeDue(inForce.get().due(), at),
                        new DueAhead(due, lastDay, at, List.of("propose-due-date"))),
                () -> unlessOpen(
                        contract,
                        id,
                        ProposalKind.DUE_DATE,
                        deliverable,
                        command,
                        by,
                        at,
                        () -> Decision.done(new DueDateProposed(
                                contract.engagementId(),
                                about,
                                id,
                                inForce.get().round(),
                                due,
                                command.reason(),
                                lapsesAt(contract, at),
                                by.stamp(at)))));
    }

    static Decision cancellation(
            Contract contract, Deliverable deliverable, ProposeCancellation command, Caller by, Instant at) {
        if (contract.isOverAt(at) || !Requesting.isCancellable(deliverable, at)) {
            return Forbidden.by(contract, deliverable, command, at);
        }
        String id = Objects.requireNonNull(command.proposalId());
        String about = deliverable.deliverableId();
        return unlessOpen(
                contract,
                id,
                ProposalKind.CANCELLATION,
                deliverable,
                command,
                by,
                at,
                () -> Decision.done(new CancellationProposed(
                        contract.engagementId(), about, id, command.reason(), lapsesAt(contract, at), by.stamp(at))));
    }

    /** A further input has the proposal's id. */
    static Decision input(Contract contract, Deliverable deliverable, ProposeInput command, Caller by, Instant at) {
        if (contract.isOverAt(at) || !Clocks.takesInputsAt(deliverable, at)) {
            return Forbidden.by(contract, deliverable, command, at);
        }
        String id = Objects.requireNonNull(command.proposalId());
        Optional<Input> taken = deliverable.input(id);
        if (taken.isPresent()) {
            return new Decision.Lost(taken.get().added(), "an input of this id is owed already");
        }
        Deadline due = Deadlines.at(command.due(), contract.terms().zone());
        return Rule.check(
                List.of(new InputDueAhead(
                        List.of(due), Clocks.inputDueAtMost(deliverable, at), at, List.of("propose-input"))),
                () -> unlessOpen(
                        contract,
                        id,
                        ProposalKind.INPUT,
                        deliverable,
                        command,
                        by,
                        at,
                        () -> Decision.done(new InputProposed(
                                contract.engagementId(),
                                deliverable.deliverableId(),
                                id,
                                command.description(),
                                due,
                                Boolean.TRUE.equals(command.confidential()),
                                lapsesAt(contract, at),
                                by.stamp(at)))));
    }

    /** A day no later than the last day that there is: a later one would change nothing. */
    static Decision end(Contract contract, ProposeEnd command, Caller by, Instant at) {
        Deadline end = Deadlines.endOf(command.lastDay(), contract.terms().zone());
        if (contract.isOverAt(at) || contract.lastDays().isFixed(EndReason.AGREED, end)) {
            return StateForbids.refuse(contract.state(), command);
        }
        String id = Objects.requireNonNull(command.proposalId());
        return Rule.check(
                List.of(new DueAhead(end, contract.lastDay().orElse(null), at, List.of("propose-end"))),
                () -> unlessOpen(
                        contract,
                        id,
                        ProposalKind.END,
                        null,
                        command,
                        by,
                        at,
                        () -> Decision.done(new EndProposed(
                                contract.engagementId(),
                                id,
                                end,
                                command.reason(),
                                lapsesAt(contract, at),
                                by.stamp(at)))));
    }

    /**
     * One open proposal of a kind per side and subject.
     *
     * @param about the deliverable as it is at {@code at}; absent when it is about none
     */
    static Decision unlessOpen(
            Contract contract,
            String proposalId,
            ProposalKind kind,
            @Nullable Deliverable about,
            EngagementCommand command,
            Caller by,
            Instant at,
            Supplier<Decision> then) {
        boolean open = contract.proposals()
                .about(kind, Optional.ofNullable(about).map(Deliverable::deliverableId))
                .anyMatch(
                        each -> each.by() == contract.sideOf(by.party()) && Answerable.isAt(contract, about, each, at));
        return unlessTaken(
                contract,
                proposalId,
                () -> open
                        ? StateForbids.refuse(Proposal.State.OPEN, command, "withdraw-" + kind.kebab())
                        : then.get());
    }

    static Decision unlessTaken(Contract contract, String proposalId, Supplier<Decision> then) {
        return contract.proposals()
                .find(proposalId)
                .<Decision>map(taken -> new Decision.Lost(taken.proposed(), "a proposal of this id was made already"))
                .orElseGet(then);
    }

    static Deadline lapsesAt(Contract contract, Instant at) {
        return Deadlines.afterDays(at, DAYS_TO_ANSWER, contract.terms().zone());
    }

    private static Deadline earlier(Deadline one, Deadline other) {
        return other.instant().isBefore(one.instant()) ? other : one;
    }
}
