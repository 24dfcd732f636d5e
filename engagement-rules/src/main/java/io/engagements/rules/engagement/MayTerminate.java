package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.engagement.TerminationCommand.TerminateContract;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Decision;
import io.engagements.rules.ground.Ground;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the client could terminate for cause, decided as the command would be, with effect after the notice period.
 * Nothing happens.
 *
 * @param decision what the command would come to
 * @param from the first instant, that of the question or a later one, at which it would be done if nothing else happens
 *     until then; empty when time alone does not suffice
 * @param fromAlone the same for each ground, were it the only one cited; without those on which time alone does not
 *     suffice
 */
public record MayTerminate(Decision decision, Optional<Instant> from, Map<String, Instant> fromAlone) {

    /** @param groundIds the grounds to cite; when empty all that stand */
    public static MayTerminate on(Engagement engagement, List<String> groundIds, Instant at) {
        Engagement now = EngagementClock.at(engagement, at);
        List<String> cited = (groundIds.isEmpty() ? Ground.standing(now.grounds(), at) : groundIds)
                .stream().distinct().toList();
        Map<String, Instant> alone = new LinkedHashMap<>();
        cited.forEach(ground -> from(now, List.of(ground), at).ifPresent(instant -> alone.put(ground, instant)));
        return new MayTerminate(decide(now, cited, at), from(now, cited, at), alone);
    }

    static Optional<Instant> from(Engagement now, List<String> cited, Instant at) {
        Stream<Instant> cured = cited.stream()
                .flatMap(id -> now.grounds().get(id).stream())
                .map(ground -> ground.cureEnd(now.contract()))
                .filter(Objects::nonNull)
                .map(Deadline::firstSecondAfter)
                .filter(at::isBefore);
        return Stream.concat(Stream.of(at), cured.sorted())
                .filter(instant -> suffice(EngagementClock.at(now, instant), cited, instant))
                .findFirst();
    }

    /** True when a termination on these grounds together would be done. */
    static boolean suffice(Engagement then, List<String> cited, Instant at) {
        return EngagementDecisions.tried(then, on(then, cited), client(then), at) instanceof Decision.Done;
    }

    private static Decision decide(Engagement then, List<String> cited, Instant at) {
        return EngagementDecisions.decide(then, on(then, cited), client(then), at);
    }

    private static TerminateContract on(Engagement then, List<String> cited) {
        return new TerminateContract(then.contract().engagementId(), cited, "?", null);
    }

    private static Caller client(Engagement then) {
        return new Caller(then.contract().parties().clientId(), "?", null, Set.of(Role.CLIENT));
    }
}
