package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.DomainEvent;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.rules.Decision;
import io.engagements.rules.RecordedEvent;
import java.time.Instant;

/**
 * What a command would come to, decided as it would be, and how the engagement would stand then. Nothing happens.
 *
 * @param before the engagement at that moment, with what falls due until then
 * @param after the same with what the command brings about; as before where it would not be done
 */
public record Foreseen(Engagement before, Decision decision, Engagement after, Instant at) {

    /** @param at the moment, in whole seconds, no earlier than the engagement's last event */
    public static Foreseen of(Engagement engagement, EngagementCommand command, Caller by, Instant at) {
        return decided(EngagementClock.at(engagement, at), command, by, at);
    }

    private static Foreseen decided(Engagement now, EngagementCommand command, Caller by, Instant at) {
        Decision decision = EngagementDecisions.decide(now, command, by, at);
        return new Foreseen(now, decision, after(now, decision), at);
    }

    /** What another one would come to after it, at the same moment. */
    public Foreseen then(EngagementCommand command, Caller by) {
        return decided(after, command, by, at);
    }

    public boolean isDone() {
        return decision instanceof Decision.Done;
    }

    static Engagement after(Engagement before, Decision decision) {
        Engagement state = before;
        if (decision instanceof Decision.Done done) {
            for (DomainEvent event : done.events()) {
                long sequence = state.contract().version() + 1;
                state = Engagement.evolve(
                        state, new RecordedEvent<>("if-" + sequence, sequence, (EngagementEvent) event));
            }
        }
        return state;
    }
}
