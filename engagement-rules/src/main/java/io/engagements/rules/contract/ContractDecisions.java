package io.engagements.rules.contract;

import io.engagements.events.Caller;
import io.engagements.events.engagement.ContractCommand;
import io.engagements.events.engagement.ContractCommand.AppointLawyer;
import io.engagements.events.engagement.ContractCommand.ApproveContract;
import io.engagements.events.engagement.ContractCommand.ResumeEngagement;
import io.engagements.events.engagement.ContractEvent.ContractApproved;
import io.engagements.events.engagement.ContractEvent.EngagementResumed;
import io.engagements.events.engagement.ContractEvent.LawyerAppointed;
import io.engagements.events.party.PartyKind;
import io.engagements.rules.Decision;
import io.engagements.rules.Directory;
import io.engagements.rules.StateForbids;
import io.engagements.rules.Table;
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.agreement.EngagementStatus;
import java.time.Instant;

/** What every command about the contract itself comes to: its lawyer, the approval in advance, the end of a pause. */
public final class ContractDecisions {

    /**
     * What stands around such a command.
     *
     * @param directory who there is
     * @param at the receipt in whole seconds
     */
    public record Around(Agreement agreement, Directory directory, Caller by, Instant at) {}

    public static final Table<ContractCommand, Around, Decision> TABLE = new Table<ContractCommand, Around, Decision>()
            .on(AppointLawyer.class, ContractDecisions::appoint)
            .on(ApproveContract.class, ContractDecisions::approve)
            .on(ResumeEngagement.class, ContractDecisions::resume);

    private ContractDecisions() {}

    private static Decision appoint(AppointLawyer command, Around around) {
        Agreement agreement = around.agreement();
        if (agreement.isClosedAt(around.at())) {
            return StateForbids.refuse(agreement.state(), command);
        }
        if (around.directory()
                .kindOf(command.lawyerId())
                .filter(PartyKind.LAWYER::equals)
                .isEmpty()) {
            return new Decision.Invalid("/lawyerId", "is not a registered lawyer");
        }
        return Decision.done(new LawyerAppointed(
                agreement.engagementId(), command.lawyerId(), around.by().stamp(around.at())));
    }

    private static Decision approve(ApproveContract command, Around around) {
        Agreement agreement = around.agreement();
        if (agreement.state() == EngagementStatus.ENDED) {
            return StateForbids.refuse(agreement.state(), command);
        }
        return Decision.done(new ContractApproved(
                agreement.engagementId(),
                agreement.termsVersion(),
                command.documentSha256(),
                around.by().stamp(around.at())));
    }

    /** Also after the last day, while the exit list is open: the review windows go on. */
    private static Decision resume(ResumeEngagement command, Around around) {
        Agreement agreement = around.agreement();
        return agreement.pauses().isPausedAt(around.at())
                ? Decision.done(new EngagementResumed(
                        agreement.engagementId(), null, around.by().stamp(around.at())))
                : StateForbids.refuse(agreement.stateAt(around.at()), command);
    }
}
