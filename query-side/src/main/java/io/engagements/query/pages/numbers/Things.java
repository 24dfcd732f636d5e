package io.engagements.query.pages.numbers;

import io.engagements.query.pages.frame.View;
import io.engagements.rules.metrics.Durations;
import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.time.Deadlines;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the things that a number is made of are told apart, and what is said of each. */
final class Things {

    /** About something else than a piece of work. */
    private static final Set<Metric> ELSE = EnumSet.of(Metric.CHANGE_PRESSURE, Metric.GROUNDS, Metric.NDA_COVERAGE);

    /** Of those that count, each is one that nobody wished for. */
    private static final Set<Metric> BAD = EnumSet.of(Metric.MISSED, Metric.LATENESS, Metric.REJECTED);

    private static final Set<Metric> OF_CLIENT =
            EnumSet.of(Metric.REVIEW_LAPSE, Metric.INPUT_DELAY, Metric.REVIEW_TURNAROUND);

    private static final Set<Metric> ROUNDS =
            EnumSet.of(Metric.FIRST_PASS_ACCEPTANCE, Metric.ON_TIME_FIRST_PASS, Metric.ROUNDS_PER_ACCEPTED);

    /** Those that have an order of their own. */
    private static final List<String> LABELS =
            List.of("open", "noticed", "cured", "used", "withdrawn", "proposed", "declined", "unanswered", "expired");

    static final String LEFT_OUT = "left-out";
    static final String NOT_YET = "not-yet";

    private Things() {}

    /** Whether it is made of pieces of work. */
    static boolean isOfWork(Metric metric) {
        return !ELSE.contains(metric);
    }

    /** The list that something stands in: a name that an address can carry. */
    static String list(Metric metric, Item item) {
        if (item.side() == Side.LEFT_OUT) {
            return LEFT_OUT;
        }
        return metric.key() + "." + (item.label() == null ? item.side().name() : item.label());
    }

    /** An icon and its colour, classes of the style sheet. */
    static String icon(Metric metric, String list, Side side) {
        if (list.equals(NOT_YET)) {
            return "bi-dash-lg muted";
        } else if (side == Side.LEFT_OUT || OF_CLIENT.contains(metric) && side == Side.COUNTS) {
            return "bi-hourglass-split c-ochre";
        } else if (side == Side.BESIDE || metric == Metric.COMMITMENTS) {
            return "bi-dot muted";
        }
        boolean well = BAD.contains(metric) != (side == Side.COUNTS);
        if (metric == Metric.ROUNDS_PER_ACCEPTED) {
            return side == Side.EXTRA ? "bi-arrow-repeat c-blue" : "bi-check2 c-pine";
        }
        return well || OF_CLIENT.contains(metric)
                ? "bi-check2 c-pine"
                : ROUNDS.contains(metric) ? "bi-arrow-repeat c-blue" : "bi-x-lg c-brick";
    }

    /** What is said of it; absent where its list says all. */
    static @Nullable String note(Metric metric, Item item, Eyes eyes, View view) {
        String label = item.label();
        String key = item.side() == Side.LEFT_OUT ? "reason." + label : "item." + kind(metric, item.side());
        Map<String, Object> words = new HashMap<>(eyes.words());
        View.Due at = view.due(Deadlines.at(item.at(), item.zone()));
        words.put(
                "at",
                view.say("numbers.at", Map.of("local", at.local(), "zone", at.zone()))
                        + (at.other() == null ? "" : " (" + at.other() + ")"));
        words.put("hours", Told.hours(Durations.hours(item.amount()), view));
        words.put("n", item.amount());
        return metric == Metric.GROUNDS ? null : view.say("numbers." + key, words);
    }

    private static String kind(Metric metric, Side side) {
        return switch (metric) {
            case ON_TIME_AGREED, ON_TIME_ORIGINAL, MISSED -> "due";
            case LATENESS -> side == Side.BESIDE ? "owed" : "late";
            case IMPROVEMENT_ON_TIME -> "round";
            case INPUT_DELAY -> "late";
            case FIRST_PASS_ACCEPTANCE, ON_TIME_FIRST_PASS, ROUNDS_PER_ACCEPTED -> "accepted";
            case REJECTED -> side == Side.COUNTS ? "rejected" : "accepted";
            case RATING -> "rated";
            case REVIEW_TURNAROUND -> "after";
            case REVIEW_LAPSE -> side == Side.COUNTS ? "lapsed" : "decided";
            case COMMITMENTS -> side == Side.EXTRA ? "lead" : "at";
            case NDA_COVERAGE -> "hours";
            case EXTENSIONS, CHANGE_PRESSURE, GROUNDS -> "at";
        };
    }

    /** How it stands in a number, in words. */
    static String stands(Metric metric, Item item, View view) {
        return view.say("numbers.list." + list(metric, item));
    }

    /** The order of the lists: by side, then what is open before what is over. */
    static final Comparator<Item> ORDER = Comparator.comparing((Item item) -> switch (item.side()) {
                case COUNTS -> 0;
                case EXTRA -> 1;
                case BASE -> 2;
                case BESIDE -> 3;
                case LEFT_OUT -> 4;
            })
            .thenComparing(item -> item.side() == Side.LEFT_OUT ? 0 : LABELS.indexOf("" + item.label()));
}
