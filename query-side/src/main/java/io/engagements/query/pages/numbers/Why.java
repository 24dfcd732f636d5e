package io.engagements.query.pages.numbers;

import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.numbers.Lines.Span;
import io.engagements.query.pages.numbers.Lines.Thing;
import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The lists that made a number: what counts, what does not, what is left out and why, what is not eligible yet. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Why {

    private static final String LIST = "made-of";

    /** So many of each list while all stand there. */
    static final int MOST = 8;

    private static final int MOST_ALONE = 25;

    private final Lines lines;

    Why(Lines lines) {
        this.lines = lines;
    }

    /**
     * @param key an id within the page
     * @param all how many there are
     * @param further where the others are; absent when these are the last
     */
    record Part(
            String key,
            String head,
            String icon,
            List<Line> lines,
            int all,
            @Nullable String further) {}

    /**
     * @param name of the number
     * @param about what the number says, in sentences
     * @param few whether there are too few for a percentage
     * @param whole where all of its lists stand, when only one does; else absent
     */
    record Panel(
            String head,
            String name,
            String about,
            boolean few,
            List<Part> parts,
            @Nullable String whole,
            String close) {}

    /** A list before it is told. */
    private record Chosen(
            String key, List<Item> items, int all, @Nullable String next) {}

    /**
     * @param items what the number is made of
     * @param notYet of what will count one day, the commitment
     * @param value as it is shown
     */
    Panel of(
            Metric metric,
            List<Item> items,
            List<Item> notYet,
            Told value,
            Address address,
            Eyes eyes,
            Naming naming,
            View view) {
        List<Chosen> chosen = chosen(lists(metric, items, notYet), address);
        Known known = naming.of(
                metric,
                chosen.stream()
                        .flatMap(each -> each.items().stream())
                        .map(Item::subject)
                        .collect(Collectors.toSet()));
        String part = address.get(Address.PART);
        return new Panel(
                view.say("numbers.why." + (value.words() ? "words" : "value"), Map.of("value", value.value())),
                view.say("numbers." + metric.key(), eyes.words()),
                view.say("numbers." + metric.key() + ".about", eyes.words()),
                value.of() == null && !value.cells().isEmpty(),
                parts(metric, chosen, known, address, eyes, view),
                part == null ? null : address.without(Address.PART, Address.AFTER) + "#why",
                address.closed().toString());
    }

    private static Map<String, List<Item>> lists(Metric metric, List<Item> items, List<Item> notYet) {
        Map<String, List<Item>> lists = new LinkedHashMap<>();
        items.stream().sorted(Things.ORDER).forEach(item -> lists.computeIfAbsent(
                        Things.list(metric, item), list -> new ArrayList<>())
                .add(item));
        if (!notYet.isEmpty()) {
            lists.put(Things.NOT_YET, notYet);
        }
        return lists;
    }

    private static List<Chosen> chosen(Map<String, List<Item>> lists, Address address) {
        String part = address.get(Address.PART);
        if (part == null) {
            return lists.entrySet().stream()
                    .map(list -> chosen(list.getKey(), list.getValue(), MOST, null))
                    .toList();
        }
        List<Item> alone = lists.get(part);
        if (alone == null) {
            throw ProblemException.malformed(Address.PART, "is no list of this number");
        }
        return List.of(chosen(part, alone, MOST_ALONE, address.get(Address.AFTER)));
    }

    private static Chosen chosen(String key, List<Item> all, int most, @Nullable String after) {
        Page<Item> page = Page.within(LIST, all, most, after);
        return new Chosen(key, page.items(), all.size(), page.next());
    }

    private List<Part> parts(Metric metric, List<Chosen> chosen, Known known, Address address, Eyes eyes, View view) {
        List<Thing> things = chosen.stream()
                .flatMap(each -> each.items().stream()
                        .map(item ->
                                new Thing(item.subject(), note(metric, each.key(), item, eyes, view), item.because())))
                .toList();
        List<Line> told = lines.of(metric, things, known, Span.ALL, view);
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (Chosen each : chosen) {
            int to = from + each.items().size();
            parts.add(new Part(
                    "why-" + each.key().replace('.', '-'),
                    view.say("numbers.list." + each.key()),
                    Things.icon(
                            metric,
                            each.key(),
                            each.items().isEmpty()
                                    ? Side.BESIDE
                                    : each.items().get(0).side()),
                    told.subList(from, to),
                    each.all(),
                    each.next() == null
                            ? null
                            : address.with(Address.PART, each.key()).with(Address.AFTER, each.next()) + "#why"));
            from = to;
        }
        return parts;
    }

    private static @Nullable String note(Metric metric, String list, Item item, Eyes eyes, View view) {
        return list.equals(Things.NOT_YET) ? view.say("numbers.item.not-yet") : Things.note(metric, item, eyes, view);
    }
}
