package io.engagements.query.pages.numbers;

import io.engagements.query.answer.Page;
import io.engagements.query.compliance.Change;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.numbers.Lines.Span;
import io.engagements.query.pages.numbers.Lines.Thing;
import io.engagements.report.MetricReport;
import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Why numbers changed between two moments: of one, what entered, left or changed side; of all, which did. Of all of the time. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Changes {

    private static final String LIST = "changes";
    private static final int MOST = 20;

    private final Lines lines;

    Changes(Lines lines) {
        this.lines = lines;
    }

    /** @param count of the things that stand otherwise */
    record Changed(String name, String then, String now, int count, String href) {}

    /**
     * @param then how the one number stood; absent where it is about all
     * @param lines what changed in the one
     * @param all how much did
     * @param further where more of it is; absent when this is the last
     * @param numbers which changed, where it is about all
     * @param overview of all, where it is about one
     */
    record Panel(
            String head,
            @Nullable String then,
            @Nullable String now,
            List<Line> lines,
            int all,
            @Nullable String further,
            List<Changed> numbers,
            @Nullable String overview,
            String close) {}

    /** The same numbers at two moments. */
    record Two(MetricReport then, MetricReport now, Eyes eyes) {

        List<Change> of(Metric metric) {
            return Change.between(then.items(metric), now.items(metric));
        }

        Rows before(View view) {
            return new Rows(then.whole(Measured::of).metrics(), eyes, view);
        }

        Rows after(View view) {
            return new Rows(now.whole(Measured::of).metrics(), eyes, view);
        }
    }

    /** Which numbers changed. */
    Panel overview(Two two, Address address, View view) {
        Rows before = two.before(view);
        Rows after = two.after(view);
        List<Changed> changed = Stream.of(Metric.values())
                .map(metric -> new Changed(
                        after.name(metric),
                        before.told(metric).value(),
                        after.told(metric).value(),
                        two.of(metric).size(),
                        address.without(Address.AFTER).with(Address.WHY, metric.key()) + "#why"))
                .filter(each -> each.count() > 0)
                .toList();
        return new Panel(
                view.say("numbers.changed"),
                null,
                null,
                List.of(),
                changed.size(),
                null,
                changed,
                null,
                address.closed().toString());
    }

    /** What changed in one. @param all of it, with the events behind */
    Panel of(Metric metric, Two two, List<Change> all, Address address, Naming naming, View view) {
        Rows before = two.before(view);
        Rows after = two.after(view);
        Page<Change> page = Page.within(LIST, all, MOST, address.get(Address.AFTER));
        Known known =
                naming.of(metric, page.items().stream().map(Change::subject).collect(Collectors.toSet()));
        List<Thing> things = page.items().stream()
                .map(change ->
                        new Thing(change.subject(), note(metric, change, view), new ArrayList<>(change.events())))
                .toList();
        Span span = new Span(two.then().asOf(), two.now().asOf());
        return new Panel(
                view.say("numbers.changed.one", Map.of("name", after.name(metric))),
                before.told(metric).value(),
                after.told(metric).value(),
                lines.of(metric, things, known, span, view),
                all.size(),
                page.next() == null ? null : address.with(Address.AFTER, page.next()) + "#why",
                List.of(),
                address.without(Address.WHY, Address.AFTER) + "#why",
                address.closed().toString());
    }

    private static String note(Metric metric, Change change, View view) {
        Map<String, Object> words = new HashMap<>();
        words.put("before", stands(metric, change.before(), view));
        words.put("after", stands(metric, change.after(), view));
        return view.say("numbers.change." + change.kind(), words);
    }

    private static String stands(Metric metric, @Nullable Item item, View view) {
        if (item == null) {
            return "";
        }
        String label = item.label();
        String reason = "numbers.because." + label;
        String list = Things.stands(metric, item, view);
        return label != null && view.knows(reason) ? list + ": " + view.say(reason) : list;
    }
}
