package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.EngagementCommand.AcceptDeliverable;
import io.engagements.events.engagement.EngagementCommand.Answer;
import io.engagements.events.engagement.EngagementCommand.AppointLawyer;
import io.engagements.events.engagement.EngagementCommand.ApproveContract;
import io.engagements.events.engagement.EngagementCommand.CancelDeliverable;
import io.engagements.events.engagement.EngagementCommand.CommitToDeliverable;
import io.engagements.events.engagement.EngagementCommand.DeclineDeliverable;
import io.engagements.events.engagement.EngagementCommand.GiveBreachNotice;
import io.engagements.events.engagement.EngagementCommand.Guarded;
import io.engagements.events.engagement.EngagementCommand.OfDeliverable;
import io.engagements.events.engagement.EngagementCommand.ProposeCancellation;
import io.engagements.events.engagement.EngagementCommand.ProposeDueDate;
import io.engagements.events.engagement.EngagementCommand.ProposeTermsChange;
import io.engagements.events.engagement.EngagementCommand.RejectDeliverable;
import io.engagements.events.engagement.EngagementCommand.RequestDeliverable;
import io.engagements.events.engagement.EngagementCommand.RequestQualityImprovement;
import io.engagements.events.engagement.EngagementCommand.SubmitDeliverable;
import io.engagements.events.engagement.EngagementCommand.TerminateContract;
import io.engagements.events.engagement.EngagementCommand.WithdrawTermination;
import io.engagements.events.engagement.EngagementEvent.ContractApproved;
import io.engagements.events.engagement.EngagementEvent.LawyerAppointed;
import io.engagements.rules.Decision;
import io.engagements.rules.Directory;
import io.engagements.rules.PartyKind;
import io.engagements.rules.StateForbids;
import io.engagements.rules.engagement.Contract.Status;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What every command about an engagement comes to. Facts that fell due before the receipt must have been folded in
 * first ({@link EngagementClock#next}).
 */
public final class EngagementDecisions {

    private EngagementDecisions() {}

    /** True when the caller may know that the engagement exists. */
    public static boolean isVisible(Engagement engagement, Caller by) {
        return by.has(Role.AUDITOR) || !engagement.contract().sidesOf(by).isEmpty();
    }

    /** {@code at} is the receipt in whole seconds. */
    public static Decision decide(
            Engagement engagement, EngagementCommand command, Caller by, Instant at, Directory directory) {
        Set<Role> sides = engagement.contract().sidesOf(by);
        if (!isVisible(engagement, by)) {
            return new Decision.Unknown();
        }
        if (Collections.disjoint(sides, command.roles())) {
            return new Decision.Forbidden();
        }
        return asParty(engagement, command, by, at, directory);
    }

    /**
     * What a termination for cause would come to if the client asked for it now, with effect after the notice period.
     * Nothing happens.
     *
     * @param groundIds the grounds to cite; when empty all that stand
     */
    public static Decision mayTerminate(Engagement engagement, List<String> groundIds, Instant at) {
        Engagement now = EngagementClock.at(engagement, at);
        List<String> cited = groundIds.isEmpty() ? standing(now, at) : groundIds;
        Contract contract = now.contract();
        Caller client = new Caller(contract.clientId(), "?", null, Set.of(Role.CLIENT));
        return Ending.terminate(now, new TerminateContract(contract.engagementId(), cited, "?", null), client, at);
    }

    private static List<String> standing(Engagement engagement, Instant at) {
        return engagement.grounds().values().stream()
                .filter(ground -> ground.standsAt(at))
                .map(Ground::groundId)
                .toList();
    }

    private static Decision asParty(
            Engagement engagement, EngagementCommand command, Caller by, Instant at, Directory directory) {
        if (command instanceof AppointLawyer appoint) {
            return appoint(engagement.contract(), appoint, by, at, directory);
        } else if (command instanceof ApproveContract approve) {
            return approve(engagement.contract(), approve, by, at);
        } else if (command instanceof RequestDeliverable request) {
            return Requesting.request(engagement, request, by, at);
        } else if (command instanceof OfDeliverable about) {
            return engagement
                    .deliverables()
                    .get(about.deliverableId())
                    .map(deliverable -> aboutDeliverable(engagement.contract(), deliverable, about, by, at))
                    .orElseGet(Decision.Unknown::new);
        } else if (command instanceof ProposeTermsChange propose) {
            return Proposing.termsChange(engagement.contract(), propose, by, at);
        } else if (command instanceof Answer answer) {
            return Answering.answer(engagement, answer, by, at);
        } else if (command instanceof Guarded guarded) {
            return Guards.refuse(engagement.contract(), guarded);
        } else if (command instanceof GiveBreachNotice notice) {
            return Ending.giveNotice(engagement, notice, by, at);
        } else if (command instanceof TerminateContract terminate) {
            return Ending.terminate(engagement, terminate, by, at);
        } else if (command instanceof WithdrawTermination withdraw) {
            return Ending.withdraw(engagement.contract(), withdraw, by, at);
        }
        throw new IllegalArgumentException("no decision for " + command.getClass());
    }

    private static Decision aboutDeliverable(
            Contract contract, Deliverable deliverable, OfDeliverable command, Caller by, Instant at) {
        if (command instanceof CommitToDeliverable commit) {
            return Requesting.commit(contract, deliverable, commit, by, at);
        } else if (command instanceof DeclineDeliverable decline) {
            return Requesting.decline(contract, deliverable, decline, by, at);
        } else if (command instanceof CancelDeliverable cancel) {
            return Requesting.cancel(contract, deliverable, cancel, by, at);
        } else if (command instanceof SubmitDeliverable submit) {
            return Submitting.submit(contract, deliverable, submit, by, at);
        } else if (command instanceof AcceptDeliverable accept) {
            return Reviewing.accept(deliverable, accept, by, at);
        } else if (command instanceof RequestQualityImprovement improve) {
            return Reviewing.improve(contract.terms(), deliverable, improve, by, at);
        } else if (command instanceof RejectDeliverable reject) {
            return Reviewing.reject(contract.terms(), deliverable, reject, by, at);
        } else if (command instanceof ProposeDueDate propose) {
            return Proposing.dueDate(contract, deliverable, propose, by, at);
        } else if (command instanceof ProposeCancellation propose) {
            return Proposing.cancellation(contract, deliverable, propose, by, at);
        }
        throw new IllegalArgumentException("no decision for " + command.getClass());
    }

    private static Decision appoint(
            Contract contract, AppointLawyer command, Caller by, Instant at, Directory directory) {
        if (directory
                .kindOf(command.lawyerId())
                .filter(PartyKind.LAWYER::equals)
                .isEmpty()) {
            return new Decision.Invalid("/lawyerId", "is not a registered lawyer");
        }
        if (contract.state() == Status.ENDED) {
            return StateForbids.refuse(contract.state(), command);
        }
        return Decision.done(new LawyerAppointed(contract.engagementId(), command.lawyerId(), by.stamp(at)));
    }

    private static Decision approve(Contract contract, ApproveContract command, Caller by, Instant at) {
        if (contract.state() == Status.ENDED) {
            return StateForbids.refuse(contract.state(), command);
        }
        return Decision.done(new ContractApproved(
                contract.engagementId(), contract.termsVersion(), command.documentSha256(), by.stamp(at)));
    }
}
