package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.DomainEvent;
import io.engagements.events.Role;
import io.engagements.events.engagement.ContractCommand.ApproveContract;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.EngagementEvent;
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
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.contract.Parties;
import io.engagements.rules.ground.Ground;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each act that brings an engagement towards its end would come to, decided as the command would be, with the likeliest
 * contents. Nothing happens.
 *
 * @param now the engagement at that instant, with what falls due until then
 */
public record MayEnd(Engagement now, Instant at) {

    private static final String ANYTHING = "?";

    public static MayEnd of(Engagement engagement, Instant at) {
        return new MayEnd(EngagementClock.at(engagement, at), at);
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

    /** The engagement after something that would be done. */
    public Engagement after(Decision decision) {
        Engagement state = now;
        if (decision instanceof Decision.Done done) {
            for (DomainEvent event : done.events()) {
                long sequence = state.contract().version() + 1;
                state = Engagement.evolve(
                        state, new RecordedEvent<>("if-" + sequence, sequence, (EngagementEvent) event));
            }
        }
        return state;
    }

    /** Notice by the client of the breach that these grounds are. */
    public Decision notice(List<String> groundIds) {
        return decide(new GiveBreachNotice(id(), groundIds, ANYTHING), Role.CLIENT);
    }

    /** The grounds, each by itself, of which a termination needs a notice and one could be given. */
    public List<String> noticeable() {
        return Ground.standing(now.grounds(), at).stream()
                .filter(ground ->
                        now.grounds().get(ground).filter(Ground::needsNotice).isPresent())
                .filter(ground -> notice(List.of(ground)) instanceof Decision.Done)
                .toList();
    }

    /** The client's question to the lawyer about these grounds. */
    public Decision question(List<String> groundIds) {
        return decide(new RequestTerminationApproval(id(), groundIds, ANYTHING), Role.CLIENT);
    }

    /** The lawyer's yes to a termination on these grounds. */
    public Decision approval(List<String> groundIds) {
        return decide(new ApproveTermination(id(), groundIds, null), Role.LAWYER);
    }

    /** The lawyer's no to it. */
    public Decision refusal(List<String> groundIds) {
        return decide(new RefuseTermination(id(), groundIds, null), Role.LAWYER);
    }

    /** The lawyer's approval of the contract. */
    public Decision contractApproval() {
        return decide(new ApproveContract(id(), "0".repeat(64)), Role.LAWYER);
    }

    /** @param effectiveAt absent for the earliest that the notice period allows */
    public Decision termination(List<String> groundIds, @Nullable When effectiveAt) {
        return decide(new TerminateContract(id(), groundIds, ANYTHING, effectiveAt), Role.CLIENT);
    }

    public Decision withdrawal() {
        return decide(new WithdrawTermination(id(), null), Role.CLIENT);
    }

    /** @param lastDay absent for the earliest that the client's ordinary notice allows */
    public Decision ordinaryNotice(@Nullable LocalDate lastDay) {
        Integer days = now.contract().terms().clientNoticeDays();
        LocalDate last = lastDay == null ? today().plusDays(days == null ? 0 : days) : lastDay;
        return decide(new EndByNotice(id(), last, null), Role.CLIENT);
    }

    /** A proposal of an end today, which the earliest is that can be proposed. */
    public Decision agreement(Role side) {
        return decide(new ProposeEnd(id(), ANYTHING, today(), null), side);
    }

    private String id() {
        return now.contract().engagementId();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(at, now.contract().terms().zone());
    }

    private Decision decide(EngagementCommand command, Role side) {
        Parties parties = now.contract().parties();
        String party =
                switch (side) {
                    case CLIENT -> parties.clientId();
                    case VA -> parties.vaId();
                    case LAWYER -> parties.lawyerId();
                    default -> throw new IllegalArgumentException(side + " ends nothing");
                };
        return EngagementDecisions.decide(now, command, new Caller(party, ANYTHING, null, Set.of(side)), at);
    }
}
