package io.engagements.rules.termination;

import io.engagements.events.Caller;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.TerminationCommand.ApproveTermination;
import io.engagements.events.engagement.TerminationCommand.RefuseTermination;
import io.engagements.events.engagement.TerminationCommand.RequestTerminationApproval;
import io.engagements.events.engagement.TerminationEvent.TerminationApprovalRequested;
import io.engagements.events.engagement.TerminationEvent.TerminationApproved;
import io.engagements.events.engagement.TerminationEvent.TerminationRefused;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lawyer's part in a termination: whether there may be one. */
final class Approving {

    private static final int DAYS = 14;

    private Approving() {}

    static Decision request(ProvenCase proven, RequestTerminationApproval command, Caller by, Instant at) {
        return onGrounds(
                proven,
                command,
                command.groundIds(),
                at,
                grounds -> new TerminationApprovalRequested(
                        command.engagementId(), grounds, command.statement(), by.stamp(at)));
    }

    static Decision approve(ProvenCase proven, ApproveTermination command, Caller by, Instant at) {
        ZoneId zone = proven.contract().terms().zone();
        Deadline holdsUntil = Deadlines.afterDays(at, DAYS, zone);
        return onGrounds(
                proven,
                command,
                command.groundIds(),
                at,
                grounds -> new TerminationApproved(
                        command.engagementId(), grounds, command.statement(), holdsUntil, by.stamp(at)));
    }

    static Decision refuse(ProvenCase proven, RefuseTermination command, Caller by, Instant at) {
        return onGrounds(
                proven,
                command,
                command.groundIds(),
                at,
                grounds -> new TerminationRefused(command.engagementId(), grounds, command.statement(), by.stamp(at)));
    }

    /** About the grounds named, or about all that stand. */
    private static Decision onGrounds(
            ProvenCase proven,
            EngagementCommand command,
            @Nullable List<String> named,
            Instant at,
            Function<List<String>, EngagementEvent> then) {
        Contract contract = proven.contract();
        if (contract.isOverAt(at)) {
            return StateForbids.refuse(contract.state(), command);
        }
        List<String> distinct = Termination.distinct(named);
        List<String> grounds = distinct.isEmpty() ? Ground.standing(proven.grounds(), at) : distinct;
        return Rule.check(
                List.of(new GroundsRequired(proven, grounds, Termination.STANDING, at, List.of())),
                () -> Decision.done(then.apply(grounds)));
    }
}
