package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.DomainEvent;
import io.engagements.events.Role;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.WorkCommand.CancelDeliverable;
import io.engagements.rules.Decision;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.contract.Parties;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What commands would come to at a moment, decided as they would be, and how the engagement would stand then. Nothing
 * happens.
 *
 * @param now the engagement with what falls due until then
 * @param at that moment, a whole second, no earlier than the engagement's last event
 */
public record Tries(Engagement now, Instant at) {

    /** No piece of work has such an id. */
    private static final String NONE = "?";

    public static Tries of(Engagement engagement, Instant at) {
        return new Tries(EngagementClock.at(engagement, at), at);
    }

    /** @param by client, VA or lawyer, whose command it would be */
    public Decision decide(Role by, EngagementCommand command) {
        Parties parties = now.contract().parties();
        String party =
                switch (by) {
                    case CLIENT -> parties.clientId();
                    case VA -> parties.vaId();
                    case LAWYER -> parties.lawyerId();
                    default -> throw new IllegalArgumentException(by + " acts in no engagement");
                };
        return EngagementDecisions.decide(now, command, new Caller(party, "?", null, Set.of(by)), at);
    }

    /** Whether it would be done; who acts in no engagement may do nothing. */
    public boolean may(Role by, EngagementCommand command) {
        return acts(by) && decide(by, command) instanceof Decision.Done;
    }

    private static boolean acts(Role by) {
        return by == Role.CLIENT || by == Role.VA || by == Role.LAWYER;
    }

    /**
     * Whether such a command about the engagement as a whole would be done, or would with a field that nobody can guess.
     *
     * @param command by its name in the interface
     * @throws IllegalArgumentException when nobody knows what to try for it
     */
    public boolean may(Role by, String command) {
        return acts(by) && trials(command, NONE).map(each -> decide(by, each)).anyMatch(Trials::isTaken);
    }

    /** What could be tried after something at the same moment; the same where that would not be done. */
    public Tries after(Decision decision) {
        Engagement state = now;
        if (decision instanceof Decision.Done done) {
            for (DomainEvent event : done.events()) {
                long sequence = state.contract().version() + 1;
                state = Engagement.evolve(
                        state, new RecordedEvent<>("if-" + sequence, sequence, (EngagementEvent) event));
            }
        }
        return new Tries(state, at);
    }

    /**
     * Whether such a command about a piece of work would be done, with the likeliest contents.
     *
     * @param command by its name in the interface
     * @throws IllegalArgumentException when nobody knows what to try for it
     */
    public boolean may(Role side, String command, String deliverableId) {
        return acts(side) && trials(command, deliverableId).anyMatch(each -> may(side, each));
    }

    /** Whether that is for this side at all, as things stand or otherwise. */
    public boolean isFor(Role side, String command, String deliverableId) {
        return trials(command, deliverableId).noneMatch(each -> decide(side, each) instanceof Decision.Forbidden);
    }

    private Stream<EngagementCommand> trials(String command, String deliverableId) {
        EngagementCommand about = new CancelDeliverable(now.contract().engagementId(), deliverableId, null);
        return new Trials(now, about, at).of(command);
    }
}
