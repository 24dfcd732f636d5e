package io.engagements.query.audit;

import io.engagements.events.Stamp;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.stored.EventCodec;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.history.Exceptional;
import io.engagements.query.history.FacetRows.Wanted;
import io.engagements.query.history.Facets;
import io.engagements.query.log.LedgerEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which entries an auditor wants: those for which all of this is so.
 *
 * @param type the event's stored name
 * @param kind of exception
 * @param actor a party or a person who did it, or on whose behalf it was done
 * @param party whose the engagement, candidacy or own record was by then
 * @param engagement or candidacy, refused attempts at it among them
 * @param deliverable of whichever engagement
 * @param rule one of those that refused an attempt
 * @param from when it occurred at the earliest, by the domain's clock
 * @param to when it occurred at the latest
 */
public record Wish(
        @Nullable String type,
        @Nullable Exceptional kind,
        @Nullable String actor,
        @Nullable String party,
        @Nullable String engagement,
        @Nullable String deliverable,
        @Nullable RuleId rule,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Every type of event there is, by its stored name. */
    public static SortedSet<String> types() {
        return new TreeSet<>(EventCodec.CONTRACT.types().keySet());
    }

    /**
     * As its parameters name it.
     *
     * @param kind the name of an exception
     * @param rule the rule's id
     * @throws ProblemException 400 for what is no type or no rule, 422 for a time that ends before it begins
     */
    public static Wish named(
            @Nullable String type,
            @Nullable String kind,
            @Nullable String actor,
            @Nullable String party,
            @Nullable String engagement,
            @Nullable String deliverable,
            @Nullable String rule,
            @Nullable Instant from,
            @Nullable Instant to) {
        if (type != null && !EventCodec.CONTRACT.types().containsKey(type)) {
            throw ProblemException.malformed("type", "is no type of event");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw ProblemException.parameter("to", "is earlier than from");
        }
        return new Wish(
                type,
                kind == null ? null : kindOf(kind),
                actor,
                party,
                engagement,
                deliverable,
                rule == null ? null : ruleOf(rule),
                from,
                to);
    }

    private static Exceptional kindOf(String name) {
        return Stream.of(Exceptional.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.malformed("kind", "is no kind of exception"));
    }

    private static RuleId ruleOf(String id) {
        return Arrays.stream(RuleId.values())
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.malformed("rule", "is no rule"));
    }

    /** Whether every entry is wanted. */
    public boolean isEverything() {
        return wanted().isEverything();
    }

    /** The rarest, as a rule, first: it is what is followed. */
    Wanted wanted() {
        return new Wanted(
                Stream.of(
                                deliverable == null ? null : Facets.deliverable(deliverable),
                                engagement == null ? null : Facets.subject(engagement),
                                rule == null ? null : Facets.rule(rule),
                                kind == null ? null : Facets.kind(kind),
                                actor == null ? null : Facets.actor(actor),
                                party == null ? null : Facets.party(party),
                                type == null ? null : Facets.type(type))
                        .flatMap(Stream::ofNullable)
                        .toList(),
                from,
                to);
    }

    /** @param since which position whose the entry's subject is */
    boolean isMetBy(LedgerEvent entry, Map<String, Long> since) {
        return Facets.of(entry).containsAll(apartFromParty())
                && (party == null
                        || since.getOrDefault(party, Long.MAX_VALUE)
                                <= entry.entry().position())
                && isInTime(entry.event().stamp());
    }

    private List<String> apartFromParty() {
        Set<String> ofParty = party == null ? Set.of() : Set.of(Facets.party(party));
        return wanted().facets().stream()
                .filter(facet -> !ofParty.contains(facet))
                .toList();
    }

    private boolean isInTime(Stamp stamp) {
        return (from == null || !stamp.occurredAt().isBefore(from))
                && (to == null || !stamp.occurredAt().isAfter(to));
    }
}
