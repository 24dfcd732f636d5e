package io.engagements.standalone.people;

import io.engagements.events.Line;
import io.engagements.query.pages.frame.Typed;
import java.util.Map;

/** What people are called, as they type it. */
final class PersonsName {

    /** Of a form. */
    static final String FIELD = "person";

    private static final int LONGEST = 60;

    private PersonsName() {}

    static String of(Typed typed) {
        return typed.text(FIELD).strip();
    }

    /** One line of which something can be seen: it stands within sentences. */
    static void check(Typed typed, Unfit unfit) {
        String name = of(typed);
        boolean seen = name.codePoints().anyMatch(Character::isLetterOrDigit);
        if (!seen || name.codePointCount(0, name.length()) > LONGEST || !Line.Rule.holds(name)) {
            unfit.add(FIELD, "people.person", "people.person.form", Map.of("most", LONGEST));
        }
    }
}
