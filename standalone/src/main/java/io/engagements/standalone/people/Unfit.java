package io.engagements.standalone.people;

import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is wrong with a form's fields, in the words of who filled them in. */
final class Unfit {

    private final View view;
    private final List<Wrong> wrong = new ArrayList<>();

    Unfit(View view) {
        this.view = view;
    }

    /**
     * One thing more.
     *
     * @param label key of what the form calls the field
     * @param why key of what is wrong with it
     */
    void add(String field, String label, String why, Map<String, ?> words) {
        wrong.add(new Wrong(field, view.say(label), view.say(why, words)));
    }

    void add(String field, String label, String why) {
        add(field, label, why, Map.of());
    }

    boolean isEmpty() {
        return wrong.isEmpty();
    }

    NotDone told() {
        return NotDone.fields(wrong, "", view);
    }
}
