package io.engagements.rules.proposal;

import io.engagements.events.Caller;
import io.engagements.events.engagement.ContractEvent.TermsChangeProposed;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.ProposalCommand.ProposeCancellation;
import io.engagements.events.engagement.ProposalCommand.ProposeDueDate;
import io.engagements.events.engagement.ProposalCommand.ProposeEnd;
import io.engagements.events.engagement.ProposalCommand.ProposeInput;
import io.engagements.events.engagement.ProposalCommand.ProposeReopening;
import io.engagements.events.engagement.ProposalCommand.ProposeTermsChange;
import io.engagements.events.engagement.ProposalEvent.CancellationProposed;
import io.engagements.events.engagement.ProposalEvent.DueDateProposed;
import io.engagements.events.engagement.ProposalEvent.InputProposed;
import io.engagements.events.engagement.ProposalEvent.ReopeningProposed;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.engagement.TerminationEvent.EndProposed;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.Reopenings;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.Clocks;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.DueAhead;
import io.engagements.rules.work.DueInForce;
import io.engagements.rules.work.ExtensionBeforeDue;
import io.engagements.rules.work.ForbiddenByState;
import io.engagements.rules.work.Input;
import io.engagements.rules.work.InputDueAhead;
import io.engagements.rules.work.Requesting;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One side proposes what the other must agree to. */
final class Proposing {

    private static final int DAYS_TO_ANSWER = 14;

    private Proposing() {}

    static Decision termsChange(Negotiation negotiation, ProposeTermsChange command, Caller by, Instant at) {
        Agreement agreement = negotiation.agreement();
        if (agreement.isOverAt(at)) {
            return StateForbids.refuse(agreement.state(), command);
        }
        Deadline from = Deadlines.at(command.effectiveFrom(), agreement.terms().zone());
        Terms terms = command.terms().complete();
        Deadline end = Deadlines.endOf(terms);
        if (end != null && !end.isMetAt(from.instant())) {
            return new Decision.Invalid("/terms/endsOn", "is before the terms take effect");
        }
        String id = Objects.requireNonNull(command.proposalId());
        return Rule.check(
                List.of(new EffectAhead(from, agreement, at)),
                () -> unlessOpen(
                        negotiation,
                        id,
                        ProposalKind.TERMS_CHANGE,
                        null,
                        command,
                        by,
                        at,
                        () -> Decision.done(new TermsChangeProposed(
                                agreement.engagementId(),
                                id,
                                agreement.termsVersion(),
                                terms,
                                from,
                                earlier(lapsesAt(agreement, at), from),
                                by.stamp(at)))));
    }

    static Decision dueDate(
            Negotiation negotiation, Deliverable deliverable, ProposeDueDate command, Caller by, Instant at) {
        Agreement agreement = negotiation.agreement();
        Optional<DueInForce> inForce = DueInForce.of(deliverable, at).filter(DueInForce::isOpen);
        if (agreement.isOverAt(at) || inForce.isEmpty()) {
            return ForbiddenByState.refuse(agreement, deliverable, command, at);
        }
        ZoneId zone = agreement.terms().zone();
        Deadline due = Deadlines.at(command.due(), zone);
        Deadline lastDay = agreement.lastDay().orElse(null);
        String id = Objects.requireNonNull(command.proposalId());
        String about = deliverable.deliverableId();
        return Rule.check(
                List.of(
                        new ExtensionBeforeDue(inForce.get().due(), at),
                        new DueAhead(due, lastDay, at, List.of("propose-due-date"))),
                () -> unlessOpen(
                        negotiation,
                        id,
                        ProposalKind.DUE_DATE,
                        deliverable,
                        command,
                        by,
                        at,
                        () -> Decision.done(new DueDateProposed(
                                agreement.engagementId(),
                                about,
                                id,
                                inForce.get().round(),
                                due,
                                command.reason(),
                                lapsesAt(agreement, at),
                                by.stamp(at)))));
    }

    static Decision cancellation(
            Negotiation negotiation, Deliverable deliverable, ProposeCancellation command, Caller by, Instant at) {
        Agreement agreement = negotiation.agreement();
        if (agreement.isOverAt(at) || !Requesting.isCancellable(deliverable, at)) {
            return ForbiddenByState.refuse(agreement, deliverable, command, at);
        }
        String id = Objects.requireNonNull(command.proposalId());
        String about = deliverable.deliverableId();
        return unlessOpen(
                negotiation,
                id,
                ProposalKind.CANCELLATION,
                deliverable,
                command,
                by,
                at,
                () -> Decision.done(new CancellationProposed(
                        agreement.engagementId(), about, id, command.reason(), lapsesAt(agreement, at), by.stamp(at))));
    }

    /** A further input has the proposal's id. For work that is owed no more nobody need ask for anything. */
    static Decision input(
            Negotiation negotiation, Deliverable deliverable, ProposeInput command, Caller by, Instant at) {
        Agreement agreement = negotiation.agreement();
        boolean released = deliverable.state() == DeliverableState.RELEASED;
        if (agreement.isOverAt(at) || released || !Clocks.takesInputsAt(deliverable, at)) {
            return ForbiddenByState.refuse(agreement, deliverable, command, at);
        }
        String id = Objects.requireNonNull(command.proposalId());
        Optional<Input> taken = deliverable.input(id);
        if (taken.isPresent()) {
            return new Decision.Lost(taken.get().added(), "an input of this id is owed already");
        }
        Deadline due = Deadlines.at(command.due(), agreement.terms().zone());
        return Rule.check(
                List.of(new InputDueAhead(
                        List.of(due), Clocks.inputDueAtMost(deliverable, at), at, List.of("propose-input"))),
                () -> unlessOpen(
                        negotiation,
                        id,
                        ProposalKind.INPUT,
                        deliverable,
                        command,
                        by,
                        at,
                        () -> Decision.done(new InputProposed(
                                agreement.engagementId(),
                                deliverable.deliverableId(),
                                id,
                                command.description(),
                                due,
                                Boolean.TRUE.equals(command.confidential()),
                                lapsesAt(agreement, at),
                                by.stamp(at)))));
    }

    /** A day no later than the last day that there is: a later one would change nothing. */
    static Decision end(Negotiation negotiation, ProposeEnd command, Caller by, Instant at) {
        Agreement agreement = negotiation.agreement();
        Deadline end = Deadlines.endOf(command.lastDay(), agreement.terms().zone());
        boolean agreed = agreement.isLastDayFixed(EndReason.AGREED, end) && isNoLaterThanTheLastDay(agreement, end);
        if (agreement.isOverAt(at) || agreed) {
            return StateForbids.refuse(agreement.state(), command);
        }
        String id = Objects.requireNonNull(command.proposalId());
        return Rule.check(
                List.of(new DueAhead(end, agreement.lastDay().orElse(null), at, List.of("propose-end"))),
                () -> unlessOpen(
                        negotiation,
                        id,
                        ProposalKind.END,
                        null,
                        command,
                        by,
                        at,
                        () -> Decision.done(new EndProposed(
                                agreement.engagementId(),
                                id,
                                end,
                                command.reason(),
                                lapsesAt(agreement, at),
                                by.stamp(at)))));
    }

    private static boolean isNoLaterThanTheLastDay(Agreement agreement, Deadline end) {
        return agreement.lastDay().filter(last -> last.isMetAt(end.instant())).isPresent();
    }

    /** A new review of what was decided, or lapsed; after the last day too. */
    static Decision reopening(
            Negotiation negotiation, Deliverable deliverable, ProposeReopening command, Caller by, Instant at) {
        Agreement agreement = negotiation.agreement();
        if (!Reopenings.isClosed(deliverable, at)) {
            return ForbiddenByState.refuse(agreement, deliverable, command, at);
        }
        String id = Objects.requireNonNull(command.proposalId());
        return unlessOpen(
                negotiation,
                id,
                ProposalKind.REOPENING,
                deliverable,
                command,
                by,
                at,
                () -> Decision.done(new ReopeningProposed(
                        agreement.engagementId(),
                        deliverable.deliverableId(),
                        id,
                        command.reason(),
                        lapsesAt(agreement, at),
                        by.stamp(at))));
    }

    /**
     * One open proposal of a kind per side and subject.
     *
     * @param about the deliverable as it is at {@code at}; absent when it is about none
     */
    static Decision unlessOpen(
            Negotiation negotiation,
            String proposalId,
            ProposalKind kind,
            @Nullable Deliverable about,
            EngagementCommand command,
            Caller by,
            Instant at,
            Supplier<Decision> then) {
        Agreement agreement = negotiation.agreement();
        Optional<Proposal> open = negotiation
                .proposals()
                .about(kind, Optional.ofNullable(about).map(Deliverable::deliverableId))
                .filter(each ->
                        each.by() == agreement.sideOf(by.party()) && Answerable.isAt(agreement, about, each, at))
                .findFirst();
        return unlessTaken(negotiation, proposalId, () -> open.map(own -> isOpen(own, command))
                .orElseGet(then));
    }

    private static Decision isOpen(Proposal own, EngagementCommand command) {
        String withdraw = "withdraw-" + own.change().kind().kebab();
        return Rule.refuse(new StateForbids(
                false, Proposal.State.OPEN, command, Map.of("proposalId", own.proposalId()), List.of(withdraw)));
    }

    static Decision unlessTaken(Negotiation negotiation, String proposalId, Supplier<Decision> then) {
        return negotiation
                .proposals()
                .find(proposalId)
                .<Decision>map(taken -> new Decision.Lost(taken.proposed(), "a proposal of this id was made already"))
                .orElseGet(then);
    }

    static Deadline lapsesAt(Agreement agreement, Instant at) {
        return Deadlines.afterDays(at, DAYS_TO_ANSWER, agreement.terms().zone());
    }

    private static Deadline earlier(Deadline one, Deadline other) {
        return other.instant().isBefore(one.instant()) ? other : one;
    }
}
