package io.engagements.query.pages.ledger;

import io.engagements.events.refusal.RuleId;
import io.engagements.query.history.Wording;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What programs know by a code, and people by words. */
public record Coded(String code, String words) {

    private static final Comparator<Coded> BY_WORDS = Comparator.comparing(Coded::words);

    static Coded of(RuleId rule, Wording wording) {
        return new Coded(rule.id(), wording.say(rule));
    }

    /** A command; by its code alone where this release has no words for it. */
    static Coded command(String name, Wording wording) {
        return new Coded(name, known(name, wording::command));
    }

    /** In words; the code itself where there are none. @param words refuses as an argument what it does not know */
    static String known(String code, UnaryOperator<String> words) {
        try {
            return words.apply(code);
        } catch (IllegalArgumentException unknown) {
            return code;
        }
    }

    /** A kind of event. @param type its stored name */
    static Coded event(String type, Wording wording) {
        return new Coded(type, wording.event(type));
    }

    /** All of them, to choose from. */
    static List<Coded> rules(Wording wording) {
        return Stream.of(RuleId.values())
                .map(rule -> of(rule, wording))
                .sorted(BY_WORDS)
                .toList();
    }

    static List<Coded> events(Collection<String> types, Wording wording) {
        return types.stream().map(type -> event(type, wording)).sorted(BY_WORDS).toList();
    }
}
