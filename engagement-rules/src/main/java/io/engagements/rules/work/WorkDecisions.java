package io.engagements.rules.work;

import io.engagements.events.Caller;
import io.engagements.events.engagement.EngagementCommand.OfDeliverable;
import io.engagements.events.engagement.WorkCommand;
import io.engagements.events.engagement.WorkCommand.CancelDeliverable;
import io.engagements.events.engagement.WorkCommand.CommitToDeliverable;
import io.engagements.events.engagement.WorkCommand.DeclineDeliverable;
import io.engagements.events.engagement.WorkCommand.ProvideInput;
import io.engagements.events.engagement.WorkCommand.RequestDeliverable;
import io.engagements.events.engagement.WorkCommand.ReturnInput;
import io.engagements.events.engagement.WorkCommand.SubmitDeliverable;
import io.engagements.rules.Decision;
import io.engagements.rules.PersistentMap;
import io.engagements.rules.Table;
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.onboarding.Onboarding;
import java.time.Instant;
import java.util.function.Function;

/** What every command about work comes to. */
public final class WorkDecisions {

    /**
     * What stands around such a command.
     *
     * @param all every piece of work, by id
     * @param at the receipt in whole seconds
     */
    public record Around(
            Agreement agreement, Onboarding onboarding, PersistentMap<Deliverable> all, Caller by, Instant at) {}

    private interface OnWork<C> {
        Decision decide(Agreement agreement, Deliverable deliverable, C command, Caller by, Instant at);
    }

    public static final Table<WorkCommand, Around, Decision> TABLE = new Table<WorkCommand, Around, Decision>()
            .on(
                    RequestDeliverable.class,
                    (command, around) ->
                            Requesting.request(around.agreement(), around.all(), command, around.by(), around.at()))
            .on(CommitToDeliverable.class, of(Requesting::commit))
            .on(DeclineDeliverable.class, of(Requesting::decline))
            .on(CancelDeliverable.class, of(Requesting::cancel))
            .on(SubmitDeliverable.class, of(Submitting::submit))
            .on(
                    ProvideInput.class,
                    (command, around) -> of(
                            around,
                            command,
                            deliverable -> Supplying.provide(
                                    around.agreement(),
                                    around.onboarding(),
                                    deliverable,
                                    command,
                                    around.by(),
                                    around.at())))
            .on(ReturnInput.class, of(Supplying::giveBack));

    private WorkDecisions() {}

    private static <C extends OfDeliverable> Table.Row<C, Around, Decision> of(OnWork<C> decision) {
        return (command, around) -> of(
                around,
                command,
                deliverable -> decision.decide(around.agreement(), deliverable, command, around.by(), around.at()));
    }

    private static Decision of(Around around, OfDeliverable command, Function<Deliverable, Decision> decision) {
        return around.all()
                .get(command.deliverableId())
                .map(deliverable -> decision.apply(deliverable.at(around.at())))
                .orElseGet(Decision.Unknown::new);
    }
}
