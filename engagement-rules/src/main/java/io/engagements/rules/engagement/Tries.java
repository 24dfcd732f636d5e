package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.WorkCommand.CancelDeliverable;
import io.engagements.rules.Decision;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.Parties;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What commands of the client or the VA would come to at a moment, decided as they would be. Nothing happens.
 *
 * @param now the engagement with what falls due until then
 * @param at that moment, a whole second
 */
public record Tries(Engagement now, Instant at) {

    public static Tries of(Engagement engagement, Instant at) {
        return new Tries(EngagementClock.at(engagement, at), at);
    }

    /** @param side whose command it would be */
    public Decision decide(Role side, EngagementCommand command) {
        Contract contract = now.contract();
        Parties parties = contract.parties();
        String party = side == Role.CLIENT ? parties.clientId() : parties.vaId();
        return EngagementDecisions.decide(now, command, new Caller(party, "?", null, Set.of(side)), at);
    }

    /** Whether it would be done. */
    public boolean may(Role side, EngagementCommand command) {
        return decide(side, command) instanceof Decision.Done;
    }

    /**
     * Whether such a command about a piece of work would be done, with the likeliest contents.
     *
     * @param command by its name in the interface
     * @throws IllegalArgumentException when nobody knows what to try for it
     */
    public boolean may(Role side, String command, String deliverableId) {
        return trials(command, deliverableId).anyMatch(each -> may(side, each));
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
