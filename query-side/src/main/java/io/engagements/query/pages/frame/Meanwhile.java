package io.engagements.query.pages.frame;

import io.engagements.events.stored.ContractJson;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.Outcome.Wrong;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * What somebody else changed of a whole while a form for it was filled in. A form says in its field {@code began} what the
 * whole said when it was shown. Where it says something else by now, the form is shown once more instead of sent: what was
 * typed stays, what was left as it was becomes what it is now, each of these fields says so, and one press more sends it.
 *
 * @param typed to be shown, and sent the next time
 * @param changed what is another by now, by the names of the form's fields; empty where nothing is that was not typed so
 */
public record Meanwhile(Typed typed, List<Wrong> changed) {

    /** The field that a form carries from when it is shown first. */
    public static final String FIELD = "began";

    private static final int CONFLICT = 409;
    private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};

    /** A form that is shown first. @param now what the whole says, by the form's fields */
    public static Typed begin(Typed form, Map<String, String> now) {
        return form.with(FIELD, ContractJson.mapper().writeValueAsString(said(now)));
    }

    /**
     * @param now as above
     * @param told how a value is told of the field with that name
     * @throws ProblemException 400 when the form's field is none of ours
     */
    public static Meanwhile of(Typed form, Map<String, String> now, BinaryOperator<String> told, View view) {
        Map<String, String> began = began(form);
        Map<String, String> stands = said(now);
        List<Wrong> changed = new ArrayList<>();
        Typed typed = form;
        TreeSet<String> fields = new TreeSet<>(stands.keySet());
        fields.addAll(began == null ? List.of() : began.keySet());
        for (String field : fields) {
            String value = stands.getOrDefault(field, "");
            String before = began == null ? value : began.getOrDefault(field, "");
            String mine = plain(form.text(field));
            if (!value.equals(before) && !value.equals(mine)) {
                boolean left = mine.equals(before);
                typed = left ? typed.with(field, value) : typed;
                changed.add(new Wrong(field, "", words(field, value, left, told, view)));
            }
        }
        return new Meanwhile(begin(typed, now), List.copyOf(changed));
    }

    private static String words(String field, String value, boolean left, BinaryOperator<String> told, View view) {
        return view.say(
                left ? "meanwhile.left" : "meanwhile.typed",
                Map.of("now", value.isEmpty() ? view.say("fact.nothing") : told.apply(field, value)));
    }

    /** What came of it: nothing was sent. */
    public NotDone notDone(View view) {
        return new NotDone(
                CONFLICT, null, view.say("meanwhile"), List.of(), List.of(), changed, typed.text("key"), null, null);
    }

    private static @Nullable Map<String, String> began(Typed form) {
        if (!form.has(FIELD)) {
            return null;
        }
        try {
            return ContractJson.mapper().readValue(form.text(FIELD), FIELDS);
        } catch (JacksonException none) {
            throw ProblemException.malformed(FIELD, "is not a form's");
        }
    }

    /** Without what says nothing, and as a browser would send it. */
    private static Map<String, String> said(Map<String, String> fields) {
        return fields.entrySet().stream()
                .filter(field -> !plain(field.getValue()).isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> plain(field.getValue()), (one, other) -> one, TreeMap::new));
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n").strip();
    }
}
