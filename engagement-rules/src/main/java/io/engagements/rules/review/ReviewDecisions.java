package io.engagements.rules.review;

import io.engagements.events.Caller;
import io.engagements.events.engagement.EngagementCommand.OfDeliverable;
import io.engagements.events.engagement.ReviewCommand;
import io.engagements.events.engagement.ReviewCommand.AcceptDeliverable;
import io.engagements.events.engagement.ReviewCommand.ConcedeImprovement;
import io.engagements.events.engagement.ReviewCommand.ContestImprovement;
import io.engagements.events.engagement.ReviewCommand.ContestRejection;
import io.engagements.events.engagement.ReviewCommand.RejectDeliverable;
import io.engagements.events.engagement.ReviewCommand.RequestQualityImprovement;
import io.engagements.events.engagement.ReviewCommand.WithdrawImprovement;
import io.engagements.rules.Decision;
import io.engagements.rules.Table;
import io.engagements.rules.agreement.Agreement;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What every command about the review of a piece of work comes to. */
public final class ReviewDecisions {

    /**
     * What stands around such a command.
     *
     * @param work by its id, as it is at {@code at}
     * @param at the receipt in whole seconds
     */
    public record Around(
            Agreement agreement,
            Function<String, Optional<? extends Reviewed>> work,
            FurtherRounds further,
            Caller by,
            Instant at) {}

    private interface OnWork<C> {
        Decision decide(Agreement agreement, Reviewed work, C command, Caller by, Instant at);
    }

    public static final Table<ReviewCommand, Around, Decision> TABLE = new Table<ReviewCommand, Around, Decision>()
            .on(AcceptDeliverable.class, of(Reviewing::accept))
            .on(
                    RequestQualityImprovement.class,
                    (command, around) -> of(
                            around,
                            command,
                            work -> Reviewing.improve(
                                    around.agreement(), work, command, around.by(), around.at(), around.further())))
            .on(RejectDeliverable.class, of(Reviewing::reject))
            .on(ContestRejection.class, of(Contesting::contestRejection))
            .on(ContestImprovement.class, of(Contesting::contest))
            .on(WithdrawImprovement.class, of(Contesting::withdraw))
            .on(ConcedeImprovement.class, of(Contesting::concede));

    private ReviewDecisions() {}

    private static <C extends OfDeliverable> Table.Row<C, Around, Decision> of(OnWork<C> decision) {
        return (command, around) -> of(
                around, command, work -> decision.decide(around.agreement(), work, command, around.by(), around.at()));
    }

    private static Decision of(Around around, OfDeliverable command, Function<Reviewed, Decision> decision) {
        Optional<? extends Reviewed> work = around.work().apply(command.deliverableId());
        return work.isPresent() ? decision.apply(work.get()) : new Decision.Unknown();
    }
}
