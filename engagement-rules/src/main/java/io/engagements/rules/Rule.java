package io.engagements.rules;

import io.engagements.events.refusal.Refusal;
import io.engagements.events.refusal.RuleId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One rule of the domain, made with what it looks at. */
public interface Rule {

    RuleId id();

    boolean holds();

    /** What the rule looked at, as JSON values by name. */
    default Map<String, Object> facts() {
        return Map.of();
    }

    /** Commands, by their names in the interface, that the caller may use instead. */
    default List<String> next() {
        return List.of();
    }

    /** The first second in which time alone makes it hold, if nothing else happens; empty when time does not. */
    default Optional<Instant> waitUntil() {
        return Optional.empty();
    }

    /** Checks every rule; when one fails the answer names all that do, else {@code then} decides. */
    static Decision check(List<Rule> rules, Supplier<Decision> then) {
        List<Rule> failed = rules.stream().filter(rule -> !rule.holds()).toList();
        return failed.isEmpty() ? then.get() : new Decision.Refused(refusal(failed));
    }

    /** The answer of a rule that never holds. */
    static Decision refuse(Rule never) {
        return new Decision.Refused(refusal(List.of(never)));
    }

    private static Refusal refusal(List<Rule> failed) {
        Map<String, Object> facts = new LinkedHashMap<>();
        failed.forEach(rule -> rule.facts().forEach(facts::putIfAbsent));
        if (failed.stream().allMatch(rule -> rule.waitUntil().isPresent())) {
            failed.stream()
                    .flatMap(rule -> rule.waitUntil().stream())
                    .max(Comparator.naturalOrder())
                    .ifPresent(first -> facts.put(Refusal.WAIT_UNTIL, first.toString()));
        }
        Set<String> next = new LinkedHashSet<>();
        failed.forEach(rule -> next.addAll(rule.next()));
        List<RuleId> ids = failed.stream().map(Rule::id).toList();
        return new Refusal(ids, facts, List.copyOf(next));
    }
}
