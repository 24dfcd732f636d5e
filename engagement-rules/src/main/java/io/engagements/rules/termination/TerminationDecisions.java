package io.engagements.rules.termination;

import io.engagements.events.Caller;
import io.engagements.events.engagement.TerminationCommand;
import io.engagements.events.engagement.TerminationCommand.ApproveTermination;
import io.engagements.events.engagement.TerminationCommand.EndByNotice;
import io.engagements.events.engagement.TerminationCommand.GiveBreachNotice;
import io.engagements.events.engagement.TerminationCommand.RefuseTermination;
import io.engagements.events.engagement.TerminationCommand.RequestTerminationApproval;
import io.engagements.events.engagement.TerminationCommand.ResignEngagement;
import io.engagements.events.engagement.TerminationCommand.TerminateContract;
import io.engagements.events.engagement.TerminationCommand.WithdrawTermination;
import io.engagements.rules.Decision;
import io.engagements.rules.Table;
import io.engagements.rules.contract.Contract;
import java.time.Instant;

/** What every command that brings the engagement to an end, or approves that, comes to. */
public final class TerminationDecisions {

    /**
     * What stands around such a command.
     *
     * @param at the receipt in whole seconds
     */
    public record Around(ProvenCase proven, Caller by, Instant at) {}

    private interface OnGrounds<C> {
        Decision decide(ProvenCase proven, C command, Caller by, Instant at);
    }

    private interface OnContract<C> {
        Decision decide(Contract contract, C command, Caller by, Instant at);
    }

    public static final Table<TerminationCommand, Around, Decision> TABLE = new Table<
                    TerminationCommand, Around, Decision>()
            .on(GiveBreachNotice.class, grounds(Termination::giveNotice))
            .on(RequestTerminationApproval.class, grounds(Approving::request))
            .on(ApproveTermination.class, grounds(Approving::approve))
            .on(RefuseTermination.class, grounds(Approving::refuse))
            .on(TerminateContract.class, grounds(Termination::terminate))
            .on(WithdrawTermination.class, contract(Termination::withdraw))
            .on(ResignEngagement.class, contract(Resignation::resign))
            .on(EndByNotice.class, contract(Resignation::endByNotice));

    private TerminationDecisions() {}

    private static <C> Table.Row<C, Around, Decision> grounds(OnGrounds<C> decision) {
        return (command, around) -> decision.decide(around.proven(), command, around.by(), around.at());
    }

    private static <C> Table.Row<C, Around, Decision> contract(OnContract<C> decision) {
        return (command, around) -> decision.decide(around.proven().contract(), command, around.by(), around.at());
    }
}
