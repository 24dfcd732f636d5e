package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.EngagementCommand.AcceptDeliverable;
import io.engagements.events.engagement.EngagementCommand.AppointLawyer;
import io.engagements.events.engagement.EngagementCommand.ApproveContract;
import io.engagements.events.engagement.EngagementCommand.CommitToDeliverable;
import io.engagements.events.engagement.EngagementCommand.GiveBreachNotice;
import io.engagements.events.engagement.EngagementCommand.RequestDeliverable;
import io.engagements.events.engagement.EngagementCommand.RequestQualityImprovement;
import io.engagements.events.engagement.EngagementCommand.SubmitDeliverable;
import io.engagements.events.engagement.EngagementCommand.TerminateContract;
import io.engagements.events.engagement.EngagementEvent.ContractApproved;
import io.engagements.events.engagement.EngagementEvent.LawyerAppointed;
import io.engagements.rules.Decision;
import io.engagements.rules.Directory;
import io.engagements.rules.PartyKind;
import io.engagements.rules.StateForbids;
import io.engagements.rules.engagement.Contract.Status;
import java.time.Instant;
import java.util.Collections;
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

    private static Decision asParty(
            Engagement engagement, EngagementCommand command, Caller by, Instant at, Directory directory) {
        if (command instanceof AppointLawyer appoint) {
            return appoint(engagement.contract(), appoint, by, at, directory);
        } else if (command instanceof ApproveContract approve) {
            return approve(engagement.contract(), approve, by, at);
        } else if (command instanceof RequestDeliverable request) {
            return Work.request(engagement, request, by, at);
        } else if (command instanceof CommitToDeliverable commit) {
            return Work.commit(engagement, commit, by, at);
        } else if (command instanceof SubmitDeliverable submit) {
            return Work.submit(engagement, submit, by, at);
        } else if (command instanceof AcceptDeliverable accept) {
            return Reviewing.accept(engagement, accept, by, at);
        } else if (command instanceof RequestQualityImprovement improve) {
            return Reviewing.improve(engagement, improve, by, at);
        } else if (command instanceof GiveBreachNotice notice) {
            return Ending.giveNotice(engagement, notice, by, at);
        } else if (command instanceof TerminateContract terminate) {
            return Ending.terminate(engagement, terminate, by, at);
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
