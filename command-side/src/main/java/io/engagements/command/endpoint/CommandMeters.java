package io.engagements.command.endpoint;

import io.engagements.events.refusal.RuleId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * {@code engagements.commands}: how long answers take, by command and outcome; {@code engagements.refusals}: answers
 * that refuse, by rule. Names come from the catalog and the rules only, never from a request.
 */
@Component
final class CommandMeters {

    private static final Duration[] BOUNDS = Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterProvider<Timer> commands;
    private final MeterProvider<Counter> refusals;

    CommandMeters(MeterRegistry registry) {
        commands = Timer.builder("engagements.commands")
                .description("Answers to commands, from their arrival on")
                .serviceLevelObjectives(BOUNDS)
                .withRegistry(registry);
        refusals = Counter.builder("engagements.refusals")
                .description("Answers that refuse, by each rule that does")
                .withRegistry(registry);
    }

    /** @param command its name in the catalog */
    Answer measured(String command, Supplier<Answer> work) {
        long begin = System.nanoTime();
        String outcome = "failed";
        try {
            Answer answer = work.get();
            outcome = outcome(answer);
            return answer;
        } finally {
            commands.withTags("command", command, "outcome", outcome)
                    .record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        }
    }

    private String outcome(Answer answer) {
        if (!answer.isProblem()) {
            return "done";
        }
        return switch (answer.status()) {
            case 422 -> unprocessable(answer.rules());
            case 403, 404 -> "denied";
            case 409, 412 -> "conflict";
            case 503 -> "unavailable";
            default -> "invalid";
        };
    }

    private String unprocessable(List<RuleId> rules) {
        rules.forEach(rule -> refusals.withTags("rule", rule.id()).increment());
        return rules.isEmpty() ? "invalid" : "refused";
    }
}
