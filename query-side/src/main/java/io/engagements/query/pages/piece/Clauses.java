package io.engagements.query.pages.piece;

import io.engagements.events.terms.Terms;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.candidacy.FeeAdvice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Terms as a contract is read: clause by clause, each with what it says and what that means. The template {@code piece/terms}
 * shows them.
 *
 * @param advice how the fee compares with the usual; absent where that is not known, or is as usual
 */
public record Clauses(List<Clause> all, @Nullable String advice) {

    /**
     * @param id the field of the terms that it is about, as the interface names it
     * @param value what it says, in lines; none where nothing is stated
     * @param typed whether that is in somebody's own words
     * @param means what follows from it
     * @param before what it said in the version that this one is compared with; absent where it says the same
     */
    public record Clause(
            String id,
            String name,
            List<String> value,
            boolean typed,
            String means,
            @Nullable List<String> before) {

        private Clause since(@Nullable Clause earlier) {
            return new Clause(
                    id,
                    name,
                    value,
                    typed,
                    means,
                    earlier == null || earlier.value.equals(value) ? null : earlier.value);
        }
    }

    /** Of terms that are, or were, in force. */
    public static Clauses of(Terms terms, View view) {
        return new Clauses(
                clauses(terms, view).toList(),
                FeeAdvice.on(terms.fee())
                        .map(advice -> view.say("clause.advice." + advice))
                        .orElse(null));
    }

    /** Of terms on offer: also how long that stands. */
    public static Clauses ofOffer(Terms terms, View view) {
        Clauses inForce = of(terms, view);
        List<Clause> all = new ArrayList<>(inForce.all);
        all.add(days("offerValidDays", terms.offerValidDays(), view));
        return new Clauses(List.copyOf(all), inForce.advice);
    }

    /** The same, with what each clause said in an earlier version where it said something else. */
    public Clauses since(Clauses earlier) {
        Map<String, Clause> then = earlier.all.stream().collect(Collectors.toMap(Clause::id, Function.identity()));
        return new Clauses(
                all.stream().map(clause -> clause.since(then.get(clause.id))).toList(), advice);
    }

    /** Those that said something else before. */
    public List<Clause> changed() {
        return all.stream().filter(clause -> clause.before != null).toList();
    }

    private static Stream<Clause> clauses(Terms terms, View view) {
        return Stream.of(
                told(
                        "fee",
                        Map.of(
                                "amount",
                                terms.fee().amount(),
                                "currency",
                                terms.fee().currency(),
                                "per",
                                terms.fee().per().name()),
                        view),
                told(
                        "zone",
                        Map.of(
                                "city",
                                view.city(terms.zone()),
                                "zone",
                                terms.zone().getId()),
                        view),
                typed("servicesOffered", terms.servicesOffered(), view),
                typed("servicesExcluded", terms.servicesExcluded(), view),
                typed("hours", terms.hours(), view),
                typed("contact", terms.contact(), view),
                typed("policies", terms.policies(), view),
                days("reviewWindowDays", terms.reviewWindowDays(), view),
                days("improvementTurnaroundDays", terms.improvementTurnaroundDays(), view),
                told("improvementRounds", Map.of("rounds", terms.improvementRounds()), view),
                days("noticeDays", terms.noticeDays(), view),
                clientNotice(terms.clientNoticeDays(), view),
                days("cureDays", terms.cureDays(), view),
                told(
                        "latenessThreshold",
                        Map.of("misses", terms.latenessThreshold(), "days", terms.latenessWindowDays()),
                        view),
                term(terms, view));
    }

    private static Clause clientNotice(@Nullable Integer days, View view) {
        return told(
                "clientNoticeDays",
                Map.of("given", days == null ? "no" : "yes", "days", Objects.requireNonNullElse(days, 0)),
                view);
    }

    private static Clause term(Terms terms, View view) {
        Map<String, String> words = new HashMap<>();
        words.put("starts", terms.startsOn() == null ? "no" : "yes");
        words.put("from", day(terms.startsOn(), terms, view));
        words.put("ends", terms.endsOn() == null ? "no" : "yes");
        words.put("until", day(terms.endsOn(), terms, view));
        return told("endsOn", words, view);
    }

    private static String day(@Nullable LocalDate day, Terms terms, View view) {
        return day == null ? "" : view.day(day.atStartOfDay(terms.zone()).toInstant(), terms.zone());
    }

    private static Clause days(String id, int days, View view) {
        return told(id, Map.of("days", days), view);
    }

    private static Clause told(String id, Map<String, ?> words, View view) {
        String key = "clause." + id;
        return new Clause(
                id, view.say(key), List.of(view.say(key + ".is", words)), false, view.say(key + ".means", words), null);
    }

    private static Clause typed(String id, @Nullable String text, View view) {
        return typed(id, text == null ? List.of() : List.of(text), view);
    }

    private static Clause typed(String id, List<String> lines, View view) {
        String key = "clause." + id;
        return new Clause(id, view.say(key), lines, true, view.say(key + ".means"), null);
    }
}
