package io.engagements.rules.termination;

import io.engagements.events.Caller;
import io.engagements.events.engagement.TerminationCommand.GiveBreachNotice;
import io.engagements.events.engagement.TerminationCommand.TerminateContract;
import io.engagements.events.engagement.TerminationCommand.WithdrawTermination;
import io.engagements.events.engagement.TerminationEvent.BreachNoticeGiven;
import io.engagements.events.engagement.TerminationEvent.ContractTerminated;
import io.engagements.events.engagement.TerminationEvent.TerminationWithdrawn;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.When;
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Breach notice and termination for cause: only on proven grounds, with a lawyer's approval. */
final class Termination {

    private static final Set<Ground.State> OPEN = EnumSet.of(Ground.State.OPEN);
    static final Set<Ground.State> STANDING = EnumSet.of(Ground.State.OPEN, Ground.State.NOTICED);

    private Termination() {}

    static Decision giveNotice(ProvenCase proven, GiveBreachNotice command, Caller by, Instant at) {
        Contract contract = proven.contract();
        if (contract.isClosedAt(at)) {
            return StateForbids.refuse(contract.state(), command);
        }
        List<String> cited = distinct(command.groundIds());
        Terms terms = contract.terms();
        return Rule.check(
                List.of(new GroundsRequired(proven, cited, OPEN, at, otherwise("give-breach-notice"))),
                () -> Decision.done(new BreachNoticeGiven(
                        contract.engagementId(),
                        cited,
                        command.statement(),
                        Deadlines.afterDays(at, terms.cureDays(), terms.zone()),
                        by.stamp(at))));
    }

    static Decision terminate(ProvenCase proven, TerminateContract command, Caller by, Instant at) {
        Contract contract = proven.contract();
        if (contract.isOverAt(at) || contract.ending().lastDays().termination().isPresent()) {
            return StateForbids.refuse(contract.state(), command);
        }
        List<String> cited = distinct(command.groundIds());
        Terms terms = contract.terms();
        Deadline earliest = Deadlines.afterDays(at, terms.noticeDays(), terms.zone());
        When wanted = command.effectiveAt();
        Deadline effective = wanted == null ? earliest : Deadlines.at(wanted, terms.zone());
        return Rule.check(
                rules(proven, cited, effective, earliest, at),
                () -> Decision.done(new ContractTerminated(
                        contract.engagementId(), cited, command.statement(), effective, by.stamp(at))));
    }

    private static List<Rule> rules(
            ProvenCase proven, List<String> cited, Deadline effective, Deadline earliest, Instant at) {
        List<Ground> grounds = proven.cited(cited).toList();
        TerminationApproval word = new TerminationApproval(proven, cited, at);
        return List.of(
                new GroundsRequired(proven, cited, STANDING, at, otherwise("terminate-contract")),
                new CurePeriod(proven.contract(), grounds, at),
                new LawyerApproval(word),
                new ApprovalStale(word),
                new NoticePeriod(effective, earliest, "terminate-contract"));
    }

    /** On other grounds, where there are any. */
    private static List<String> otherwise(String command) {
        return List.of(command, "request-quality-improvement", "propose-end");
    }

    /** Until the second in which it takes effect. */
    static Decision withdraw(Contract contract, WithdrawTermination command, Caller by, Instant at) {
        if (contract.ending().lastDays().termination().isEmpty() || contract.isOverAt(at)) {
            return StateForbids.refuse(contract.state(), command);
        }
        return Decision.done(new TerminationWithdrawn(contract.engagementId(), command.reason(), by.stamp(at)));
    }

    public static List<String> distinct(@Nullable List<String> ids) {
        return ids == null ? List.of() : ids.stream().distinct().toList();
    }
}
