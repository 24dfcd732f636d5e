package io.engagements.query.pages.operation;

import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.operation.Glance.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Tells an operator what health says: what it is about, whether it is well, and what to do where it is not. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Wellbeing {

    private static final String OPERATIONS = "docs/operations.md";
    private static final String RESTORE = "Backup and restore";

    /** Where more is said about it, in the documents that come with the product. */
    record Chapter(String file, String heading) {}

    /** In the order in which they are told; what has no words is told last, by its own name. */
    static final List<String> ORDER = List.of(
            "ledger",
            "publisher",
            "intake",
            "projections",
            "checkpoint",
            "proof",
            "ledgerCheck",
            "entryCheck",
            "heads",
            "accessLog",
            "db",
            "diskSpace",
            "mail");

    static final Map<String, Chapter> CHAPTERS = Map.ofEntries(
            Map.entry("ledger", new Chapter(OPERATIONS, RESTORE)),
            Map.entry("checkpoint", new Chapter(OPERATIONS, RESTORE)),
            Map.entry("heads", new Chapter(OPERATIONS, RESTORE)),
            Map.entry("proof", new Chapter(OPERATIONS, RESTORE)),
            Map.entry("ledgerCheck", new Chapter(OPERATIONS, "The self-check")),
            Map.entry("entryCheck", new Chapter(OPERATIONS, "The self-check")),
            Map.entry("accessLog", new Chapter(OPERATIONS, "Who read what")),
            Map.entry("projections", new Chapter(OPERATIONS, "What each alert means")),
            Map.entry("publisher", new Chapter(OPERATIONS, "What each alert means")),
            Map.entry("intake", new Chapter(OPERATIONS, "What each alert means")),
            Map.entry("mail", new Chapter("docs/install.md", "The first operator")));

    /** What the command side alone can say. */
    static final List<String> OF_THE_COMMAND_SIDE =
            List.of("ledger", "publisher", "checkpoint", "ledgerCheck", "heads");

    /** What says nothing beyond whether it is well, or has a place of its own on the page. */
    private static final Set<String> NO_FACTS = Set.of("projections", "db", "mail");

    /** It is always well. */
    private static final String PING = "ping";

    private static final Set<String> LEFT_OUT = Set.of("path", "exists", "total", "recheck");
    private static final long MEGABYTE = 1_000_000;

    private final Glance glance;

    Wellbeing(Glance glance) {
        this.glance = glance;
    }

    /**
     * All of it.
     *
     * @param rows those that are not well first
     * @param elsewhere what else the command side tells, where this is the query side alone; what each is about
     */
    record Whole(List<Row> rows, List<String> elsewhere) {

        public long unwell() {
            return rows.stream().filter(row -> !row.well()).count();
        }
    }

    /**
     * One indicator.
     *
     * @param name as health has it
     * @param about what it says when all is well, in words
     * @param answers whether it said anything in time
     * @param what to do about it; absent where it is well
     */
    record Row(
            String name,
            String about,
            boolean well,
            boolean answers,
            List<Fact> facts,
            @Nullable String what,
            @Nullable Chapter chapter) {}

    /** @param said by the program, in English; absent where the words say all */
    record Fact(String words, @Nullable String said) {}

    Whole tell(View view) {
        List<Seen> seen = glance.now();
        List<String> names = seen.stream().map(Seen::name).toList();
        List<Row> rows = seen.stream()
                .filter(each -> !each.name().equals(PING))
                .map(each -> row(each, view))
                .sorted(Comparator.comparing(Row::well)
                        .thenComparingInt(row -> place(row.name()))
                        .thenComparing(Row::name))
                .toList();
        return new Whole(
                rows,
                names.contains("ledger")
                        ? List.of()
                        : OF_THE_COMMAND_SIDE.stream()
                                .map(name -> view.say("operation.is." + name))
                                .toList());
    }

    private static int place(String name) {
        int place = ORDER.indexOf(name);
        return place < 0 ? ORDER.size() : place;
    }

    private static Row row(Seen seen, View view) {
        boolean well = Boolean.TRUE.equals(seen.well());
        String about = "operation.is." + seen.name();
        return new Row(
                seen.name(),
                view.knows(about) ? view.say(about) : seen.name(),
                well,
                seen.well() != null,
                facts(seen, view),
                well ? null : remedy(seen, view),
                well ? null : CHAPTERS.get(seen.name()));
    }

    /** The most particular that there are words for. */
    private static String remedy(Seen seen, View view) {
        String of = "operation.do." + seen.name();
        return Stream.concat(seen.facts().keySet().stream().sorted().map(fact -> of + "." + fact), Stream.of(of))
                .filter(view::knows)
                .findFirst()
                .map(view::say)
                .orElseGet(() -> view.say("operation.do"));
    }

    private static List<Fact> facts(Seen seen, View view) {
        List<Fact> facts = new ArrayList<>();
        seen.facts()
                .forEach((name, value) -> fact(seen.name(), name, value, view).ifPresent(facts::add));
        return List.copyOf(facts);
    }

    /** Empty for what nobody needs to know, and for what has parts of its own. */
    private static Optional<Fact> fact(String of, String name, Object value, View view) {
        boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
        if (!plain || LEFT_OUT.contains(name) || NO_FACTS.contains(of) && !name.equals("error")) {
            return Optional.empty();
        }
        String key = Stream.of("operation.fact." + of + "." + name, "operation.fact." + name)
                .filter(view::knows)
                .findFirst()
                .orElse(null);
        if (key == null) {
            return Optional.of(new Fact(name + ":", String.valueOf(value)));
        } else if (value instanceof String said) {
            return Optional.of(new Fact(view.say(key), said));
        }
        Object told = value instanceof Boolean ? value.toString() : of.equals("diskSpace") ? megabytes(value) : value;
        return Optional.of(view.say(key, Map.of("value", told)))
                .filter(words -> !words.isBlank())
                .map(words -> new Fact(words, null));
    }

    private static Object megabytes(Object bytes) {
        return ((Number) bytes).longValue() / MEGABYTE;
    }
}
