package io.engagements.standalone.demo;

import io.engagements.command.endpoint.CommandDispatcher;
import io.engagements.command.time.DomainClock;
import io.engagements.command.timer.Timers;
import io.engagements.events.refusal.RuleId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the demo story by commands, each received at its own time, and lets time do its part on the way. Interrupted,
 * the next start tells the rest.
 */
@Component
class StoryTeller {

    private static final Logger log = LoggerFactory.getLogger(StoryTeller.class);

    private final CommandDispatcher dispatcher;
    private final Timers timers;
    private final DomainClock clock;
    private final StoryRows rows;

    StoryTeller(CommandDispatcher dispatcher, Timers timers, DomainClock clock, StoryRows rows) {
        this.dispatcher = dispatcher;
        this.timers = timers;
        this.clock = clock;
        this.rows = rows;
    }

    /** When the story begins that is to be told now; empty when there is none. */
    Optional<Instant> beginning() {
        rows.begin(LocalDate.ofInstant(clock.now(), ZoneOffset.UTC));
        return rows.untold().map(today -> DemoStory.upTo(today).get(0).at());
    }

    /** To be called before the timers run: they go by the real clock, the story by its own. */
    void tellOnce() {
        rows.begin(LocalDate.ofInstant(clock.now(), ZoneOffset.UTC));
        rows.untold().ifPresent(today -> {
            tell(DemoStory.upTo(today));
            rows.told();
            log.info("The demo story is told");
        });
    }

    /** Begun and not wanted any more, it stays as far as it was told: from now on time goes on without it. */
    void leaveIt() {
        rows.told();
    }

    private void tell(List<Step> story) {
        for (int number = 0; number < story.size(); number++) {
            Step step = story.get(number);
            timers.wakeUpTo(step.at(), due -> {});
            take(step, "demo-story-" + number);
        }
        timers.wakeUpTo(clock.now(), due -> {});
    }

    private void take(Step step, String key) {
        Optional<RuleId> refusedBy = dispatcher.perform(step.command(), step.by(), step.at(), key);
        if (!refusedBy.equals(step.refusedBy())) {
            throw new IllegalStateException(
                    "the demo story has it otherwise: %s came to %s".formatted(step, refusedBy));
        }
    }
}
