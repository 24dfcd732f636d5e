package io.engagements.rules.figures;

import io.engagements.events.engagement.EngagementCommand;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** What people might do next in engagements that are played elsewhere. */
public final class Improvisation {

    private final Generator generator;
    private final Random random;

    public Improvisation(long seed) {
        generator = new Generator(seed);
        random = new Random(seed);
    }

    /** Something asked for, of an engagement {@code e1}, when the clock stands there. */
    public record Turn(Instant at, EngagementCommand command) {}

    public Turn next(List<JsonNode> events, Instant now) {
        Situation situation = new Situation(events, now);
        Step step = generator.step(situation);
        Instant at = step.before().from(situation);
        return new Turn(at, new ActCommands(new Situation(events, at)).command(step.act()));
    }

    public int number(int below) {
        return random.nextInt(below);
    }

    /** The present, and some of the instants up to it at which numbers may change. */
    public List<Instant> instants(List<JsonNode> events, Instant now, int count) {
        return new Instants(new Situation(events, now)).some(random, count);
    }
}
