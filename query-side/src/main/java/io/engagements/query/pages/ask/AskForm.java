package io.engagements.query.pages.ask;

import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.TypedTime;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.guard.Means;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form in which work is asked for, as it was typed. Its fields are named as those of the command {@code
 * request-deliverable}, with days and times apart; rows of which nothing is filled in are not sent.
 */
record AskForm(Typed typed) {

    private static final String CRITERIA = "criteria";
    private static final String INPUTS = "inputs";

    /** What a row of a list consists of; the mark of being confidential alone makes none. */
    private static final Set<String> FILLED = Set.of("text", "description", "day", "time");

    private static final Pattern OF_A_LIST = Pattern.compile("(criteria|inputs)\\.(\\d+)(?:\\.(.*))?");

    private static final Pattern WITHOUT = Pattern.compile("without-(criteria|inputs)-(\\d{1,2})");

    /** One criterion, nothing owed, times in the contract's zone. */
    static AskForm begun(Typed fresh, String zone) {
        return new AskForm(fresh.with("due.zone", zone)).added(CRITERIA, "text");
    }

    /** The same with a row more, or one less, where the button pressed says so. */
    AskForm after(String act) {
        if (act.equals("add-criterion")) {
            return added(CRITERIA, "text");
        } else if (act.equals("add-input")) {
            return added(INPUTS, "description");
        }
        Matcher without = WITHOUT.matcher(act);
        return without.matches() ? without(without.group(1), Integer.parseInt(without.group(2))) : this;
    }

    private AskForm added(String list, String field) {
        return new AskForm(typed.withRow(list, field));
    }

    private AskForm without(String list, int row) {
        AskForm fewer = new AskForm(typed.withoutRow(list, row));
        return list.equals(CRITERIA) && fewer.rows(list).isEmpty() ? fewer.added(CRITERIA, "text") : fewer;
    }

    /** The same without rows of which nothing is filled in, so that what is sent has the places that it has here. */
    AskForm filled() {
        AskForm filled =
                new AskForm(typed.withRows(CRITERIA, filledRows(CRITERIA)).withRows(INPUTS, filledRows(INPUTS)));
        return filled.rows(CRITERIA).isEmpty() ? filled.added(CRITERIA, "text") : filled;
    }

    private List<Integer> filledRows(String list) {
        return typed.filledRows(list, FILLED);
    }

    List<Integer> rows(String list) {
        return typed.rows(list);
    }

    /** What criteria seem to prescribe besides the result, by their rows. */
    Map<Integer, List<Means.Prescribed>> prescribed() {
        Map<Integer, List<Means.Prescribed>> prescribed = new TreeMap<>();
        for (int row : rows(CRITERIA)) {
            prescribed.put(
                    row, Means.in(List.of(new AcceptanceCriterion("", typed.text("criteria." + row + ".text")))));
        }
        return prescribed;
    }

    /** As the interface takes it. */
    Map<String, Object> command(String engagementId) {
        Map<String, Object> command = new LinkedHashMap<>();
        command.put("engagementId", engagementId);
        command.put("title", typed.value("title"));
        command.put("brief", typed.value("brief"));
        command.put(
                CRITERIA,
                filledRows(CRITERIA).stream()
                        .map(row -> one("text", typed.value("criteria." + row + ".text")))
                        .toList());
        command.put("due", when("due"));
        command.put(
                INPUTS,
                filledRows(INPUTS).stream().map(row -> input("inputs." + row)).toList());
        return command;
    }

    private Map<String, Object> input(String row) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("description", typed.value(row + ".description"));
        input.put("due", when(row));
        input.put("confidential", typed.has(row + ".confidential"));
        return input;
    }

    private @Nullable Map<String, Object> when(String at) {
        return time(at).command();
    }

    /** All times of the form are in the zone of the due. */
    TypedTime time(String at) {
        return TypedTime.of(typed, at, "due.zone");
    }

    private static Map<String, Object> one(String name, @Nullable Object value) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put(name, value);
        return one;
    }

    /** What the form calls a field of the command, and what it has for a label there. */
    static Wrong named(Wrong wrong, View view) {
        Matcher row = OF_A_LIST.matcher(wrong.field());
        if (row.matches()) {
            String part = row.group(3) == null ? "" : row.group(3);
            String list = row.group(1);
            String place = list + "." + row.group(2) + ".";
            Map<String, Integer> number = Map.of("n", Integer.parseInt(row.group(2)) + 1);
            if (list.equals(CRITERIA)) {
                return wrong.at(place + "text", view.say("ask.criterion-label", number));
            } else if (part.startsWith("due")) {
                return part.endsWith("zone")
                        ? wrong.at("due.zone", view.say("ask.zone"))
                        : wrong.when(place + "day", view.say("ask.input.due-label", number), view);
            }
            return wrong.at(place + "description", view.say("ask.input-label", number));
        }
        return switch (wrong.field()) {
            case "title" -> wrong.at("title", view.say("ask.what"));
            case "brief" -> wrong.at("brief", view.say("ask.brief"));
            case "criteria" -> wrong.at("criteria.0.text", view.say("ask.criteria"));
            case "inputs" -> wrong.at("inputs", view.say("ask.inputs-label"));
            case "due", "due.local" -> wrong.when("due.day", view.say("ask.due"), view);
            case "due.zone" -> wrong.at("due.zone", view.say("ask.zone"));
            default -> wrong;
        };
    }
}
