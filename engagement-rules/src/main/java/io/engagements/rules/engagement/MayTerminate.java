package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.engagement.TerminationCommand.TerminateContract;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Decision;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.termination.ProvenCase;
import io.engagements.rules.termination.TerminationApproval;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the client could terminate for cause, decided as the command would be, with effect after the notice period.
 * Nothing happens.
 *
 * @param groundIds the grounds it is about: those asked about, else of all that stand those on which it is done already;
 *     where it is on none, those that come nearest
 * @param decision what the command would come to on these
 * @param missing what is against it, the first rule's first; empty when nothing is
 * @param from the first instant, that of the question or a later one, at which it would be done if nothing else happens
 *     until then; empty when time alone does not suffice
 * @param fromAlone the same for each ground asked about, else for each that stands, were it the only one cited; without
 *     those on which time alone does not suffice
 */
public record MayTerminate(
        List<String> groundIds,
        Decision decision,
        List<Missing> missing,
        Optional<Instant> from,
        Map<String, Instant> fromAlone) {

    /** What a termination lacks. */
    public enum Missing {
        /** A ground that stands. */
        GROUND,
        /** Notice of the breach, and with it the cure period. */
        NOTICE,
        /** The end of the cure period, which runs. */
        CURE,
        /** Somebody who could approve it: no lawyer is appointed. */
        LAWYER,
        /** The lawyer refused it, and has approved nothing since. */
        REFUSED,
        /** The VA contests a rejection, so that only an approval of this very termination will do. */
        CONTESTED,
        /** A lawyer's approval. */
        APPROVAL,
        /** Another approval, for the one that there was holds no more. */
        NEW_APPROVAL,
        /** An engagement that can be ended still. */
        OVER
    }

    /** @param groundIds the grounds to cite; when empty the best of all that stand */
    public static MayTerminate on(Engagement engagement, List<String> groundIds, Instant at) {
        Engagement now = EngagementClock.at(engagement, at);
        List<String> asked = groundIds.isEmpty()
                ? Ground.standing(now.grounds(), at)
                : groundIds.stream().distinct().toList();
        Map<String, Instant> alone = new LinkedHashMap<>();
        asked.forEach(ground -> from(now, List.of(ground), at).ifPresent(instant -> alone.put(ground, instant)));
        List<String> cited = groundIds.isEmpty() ? best(now, asked, alone, at) : asked;
        Decision decision = decide(now, cited, at);
        return new MayTerminate(cited, decision, missing(now, cited, decision, at), from(now, cited, at), alone);
    }

    /**
     * How near a termination on some grounds is: first where time alone suffices, the sooner the nearer; then where fewer
     * rules are against it; then where no cure period has to pass, or one that ends sooner.
     */
    private record Nearness(Instant from, int against, Instant cured) implements Comparable<Nearness> {

        private static final Comparator<Nearness> ORDER = Comparator.comparing(Nearness::from)
                .thenComparing(Nearness::against)
                .thenComparing(Nearness::cured);

        private static Nearness of(Engagement now, List<String> cited, Optional<Instant> from, Instant at) {
            if (from.isPresent()) {
                return new Nearness(from.get(), 0, Instant.MIN);
            }
            List<RuleId> against = rules(EngagementDecisions.tried(now, on(now, cited), client(now), at));
            Instant cured = cited.stream()
                    .flatMap(id -> now.grounds().get(id).stream())
                    .filter(ground -> ground.needsNotice() && against.contains(RuleId.CURE_PERIOD))
                    .map(ground -> cureEnd(ground, now))
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.MIN);
            return new Nearness(Instant.MAX, against.size(), cured);
        }

        private static Instant cureEnd(Ground ground, Engagement now) {
            Deadline end = ground.cureEnd(now.contract());
            return end == null ? Instant.MAX : end.instant();
        }

        @Override
        public int compareTo(Nearness other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Of the standing grounds those that come nearest, each alone and all of them together; where they do not together, as
     * many as do, else the first. What is against one is against every choice that has it, so that no other choice comes nearer.
     */
    private static List<String> best(Engagement now, List<String> standing, Map<String, Instant> alone, Instant at) {
        Map<String, Nearness> each = new LinkedHashMap<>();
        standing.forEach(id -> each.put(id, Nearness.of(now, List.of(id), Optional.ofNullable(alone.get(id)), at)));
        return each.values().stream()
                .min(Comparator.naturalOrder())
                .map(nearest -> {
                    List<String> all = standing.stream()
                            .filter(id -> nearest.equals(each.get(id)))
                            .toList();
                    if (Nearness.of(now, all, from(now, all, at), at).equals(nearest)) {
                        return all;
                    }
                    List<String> most = nearest.from().equals(Instant.MAX)
                            ? List.of()
                            : most(EngagementClock.at(now, nearest.from()), all, nearest.from());
                    return most.isEmpty() ? all.subList(0, 1) : most;
                })
                .orElse(List.of());
    }

    private static List<RuleId> rules(Decision decision) {
        return decision instanceof Decision.Refused refused ? refused.refusal().rules() : List.of();
    }

    private static List<Missing> missing(Engagement now, List<String> cited, Decision decision, Instant at) {
        return rules(decision).stream()
                .flatMap(rule -> missing(now, cited, rule, at))
                .toList();
    }

    private static Stream<Missing> missing(Engagement now, List<String> cited, RuleId rule, Instant at) {
        return switch (rule) {
            case GROUNDS_REQUIRED -> Stream.of(Missing.GROUND);
            case CURE_PERIOD -> Stream.of(isNoticed(now, cited, at) ? Missing.CURE : Missing.NOTICE);
            case LAWYER_APPROVAL -> lawyer(now, cited, at);
            case APPROVAL_STALE -> Stream.of(Missing.NEW_APPROVAL);
            default -> Stream.of(Missing.OVER);
        };
    }

    private static boolean isNoticed(Engagement now, List<String> cited, Instant at) {
        return cited.stream()
                .flatMap(id -> now.grounds().get(id).stream())
                .filter(ground -> ground.needsNotice() && ground.standsAt(at))
                .allMatch(ground -> ground.cureUntil() != null);
    }

    private static Stream<Missing> lawyer(Engagement now, List<String> cited, Instant at) {
        if (now.contract().parties().lawyerId() == null) {
            return Stream.of(Missing.LAWYER);
        }
        TerminationApproval word = new TerminationApproval(new ProvenCase(now.contract(), now.grounds()), cited, at);
        if (!word.isRefused() && !word.isContested()) {
            return Stream.of(Missing.APPROVAL);
        }
        return Stream.concat(
                word.isRefused() ? Stream.of(Missing.REFUSED) : Stream.empty(),
                word.isContested() ? Stream.of(Missing.CONTESTED) : Stream.empty());
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

    /**
     * Of these grounds as many as may be cited together; where several sets are as large, the one whose grounds come first.
     * What keeps grounds that would do alone from being cited together is an approval that names one of them and not the
     * other, or one of the contract while one of them is contested.
     *
     * @return empty when a termination would be done on none of them
     */
    static List<String> most(Engagement then, List<String> among, Instant at) {
        List<String> alone =
                among.stream().filter(id -> suffice(then, List.of(id), at)).toList();
        Stream<Set<String>> together = Stream.concat(
                Stream.of(Set.copyOf(alone), uncontested(then, alone)),
                then.contract().ending().counsel().approvals().map(word -> Set.copyOf(word.groundIds())));
        return together.map(set -> alone.stream().filter(set::contains).toList())
                .filter(set -> !set.isEmpty() && suffice(then, set, at))
                .reduce((most, other) -> other.size() > most.size() ? other : most)
                .orElse(List.of());
    }

    private static Set<String> uncontested(Engagement then, List<String> ids) {
        return ids.stream()
                .filter(id -> then.grounds()
                        .get(id)
                        .filter(ground -> !ground.isContested())
                        .isPresent())
                .collect(Collectors.toSet());
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
