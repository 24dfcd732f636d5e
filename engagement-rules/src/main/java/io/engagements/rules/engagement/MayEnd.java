package io.engagements.rules.engagement;

import io.engagements.events.DomainEvent;
import io.engagements.events.Role;
import io.engagements.events.engagement.ContractCommand.ApproveContract;
import io.engagements.events.engagement.ProposalCommand.ProposeEnd;
import io.engagements.events.engagement.TerminationCommand.ApproveTermination;
import io.engagements.events.engagement.TerminationCommand.EndByNotice;
import io.engagements.events.engagement.TerminationCommand.GiveBreachNotice;
import io.engagements.events.engagement.TerminationCommand.RefuseTermination;
import io.engagements.events.engagement.TerminationCommand.RequestTerminationApproval;
import io.engagements.events.engagement.TerminationCommand.TerminateContract;
import io.engagements.events.engagement.TerminationCommand.WithdrawTermination;
import io.engagements.events.time.When;
import io.engagements.rules.Decision;
import io.engagements.rules.ground.Ground;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What each act that brings an engagement towards its end would come to, decided as the command would be, with the likeliest
 * contents. Nothing happens.
 */
public record MayEnd(Tries tries) {

    private static final String ANYTHING = "?";

    public static MayEnd of(Engagement engagement, Instant at) {
        return new MayEnd(Tries.of(engagement, at));
    }

    /** What was done would be this event; empty when it is refused. */
    public static <E extends DomainEvent> Optional<E> event(Decision decision, Class<E> type) {
        return decision instanceof Decision.Done done
                ? done.events().stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .findFirst()
                : Optional.empty();
    }

    /** The engagement at that instant, with what falls due until then. */
    public Engagement now() {
        return tries.now();
    }

    public Instant at() {
        return tries.at();
    }

    /** The engagement after something that would be done. */
    public Engagement after(Decision decision) {
        return tries.after(decision).now();
    }

    /** Notice by the client of the breach that these grounds are. */
    public Decision notice(List<String> groundIds) {
        return tries.decide(Role.CLIENT, new GiveBreachNotice(id(), groundIds, ANYTHING));
    }

    /** The grounds, each by itself, of which a termination needs a notice and one could be given. */
    public List<String> noticeable() {
        return Ground.standing(now().grounds(), at()).stream()
                .filter(ground ->
                        now().grounds().get(ground).filter(Ground::needsNotice).isPresent())
                .filter(ground -> notice(List.of(ground)) instanceof Decision.Done)
                .toList();
    }

    /** The client's question to the lawyer about these grounds. */
    public Decision question(List<String> groundIds) {
        return tries.decide(Role.CLIENT, new RequestTerminationApproval(id(), groundIds, ANYTHING));
    }

    /** The lawyer's yes to a termination on these grounds. */
    public Decision approval(List<String> groundIds) {
        return tries.decide(Role.LAWYER, new ApproveTermination(id(), groundIds, null));
    }

    /** The lawyer's no to it. */
    public Decision refusal(List<String> groundIds) {
        return tries.decide(Role.LAWYER, new RefuseTermination(id(), groundIds, null));
    }

    /** The lawyer's approval of the contract. */
    public Decision contractApproval() {
        return tries.decide(Role.LAWYER, new ApproveContract(id(), "0".repeat(64)));
    }

    /** @param effectiveAt absent for the earliest that the notice period allows */
    public Decision termination(List<String> groundIds, @Nullable When effectiveAt) {
        return tries.decide(Role.CLIENT, new TerminateContract(id(), groundIds, ANYTHING, effectiveAt));
    }

    public Decision withdrawal() {
        return tries.decide(Role.CLIENT, new WithdrawTermination(id(), null));
    }

    /** @param lastDay absent for the earliest that the client's ordinary notice allows */
    public Decision ordinaryNotice(@Nullable LocalDate lastDay) {
        Integer days = now().contract().terms().clientNoticeDays();
        LocalDate last = lastDay == null ? today().plusDays(days == null ? 0 : days) : lastDay;
        return tries.decide(Role.CLIENT, new EndByNotice(id(), last, null));
    }

    /** A proposal of an end today, which the earliest is that can be proposed. */
    public Decision agreement(Role side) {
        return tries.decide(side, new ProposeEnd(id(), ANYTHING, today(), null));
    }

    private String id() {
        return now().contract().engagementId();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(at(), now().contract().terms().zone());
    }
}
