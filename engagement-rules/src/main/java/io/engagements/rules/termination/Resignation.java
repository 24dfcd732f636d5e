package io.engagements.rules.termination;

import io.engagements.events.Caller;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.EngagementEvent.LastDayFixed;
import io.engagements.events.engagement.NamesLastDay;
import io.engagements.events.engagement.TerminationCommand.EndByNotice;
import io.engagements.events.engagement.TerminationCommand.ResignEngagement;
import io.engagements.events.engagement.TerminationEvent.OrdinaryNoticeGiven;
import io.engagements.events.engagement.TerminationEvent.VAResigned;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One side leaves, with notice and without grounds: it says nothing against anybody. */
final class Resignation {

    private Resignation() {}

    static Decision resign(Contract contract, ResignEngagement command, Caller by, Instant at) {
        Terms terms = contract.terms();
        return leave(
                contract,
                command,
                EndReason.RESIGNED,
                terms.noticeDays(),
                at,
                end -> new VAResigned(contract.engagementId(), end, command.reason(), by.stamp(at)));
    }

    static Decision endByNotice(Contract contract, EndByNotice command, Caller by, Instant at) {
        Terms terms = contract.terms();
        return leave(
                contract,
                command,
                EndReason.BY_NOTICE,
                terms.clientNoticeDays(),
                at,
                end -> new OrdinaryNoticeGiven(contract.engagementId(), end, command.reason(), by.stamp(at)));
    }

    /** Whoever leaves already may do so earlier, as far as the notice allows. */
    private static Decision leave(
            Contract contract,
            NamesLastDay command,
            EndReason reason,
            @Nullable Integer noticeDays,
            Instant at,
            Function<Deadline, LastDayFixed> then) {
        Terms terms = contract.terms();
        Deadline end = Deadlines.endOf(command.lastDay(), terms.zone());
        if (contract.isOverAt(at) || contract.ending().lastDays().isFixed(reason, end)) {
            return StateForbids.refuse(contract.state(), command);
        }
        Deadline earliest = noticeDays == null ? null : Deadlines.afterDays(at, noticeDays, terms.zone());
        return Rule.check(
                List.of(new NoticePeriod(end, earliest, command.commandName())), () -> Decision.done(then.apply(end)));
    }
}
