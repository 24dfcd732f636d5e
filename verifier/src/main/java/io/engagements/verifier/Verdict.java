package io.engagements.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was checked, what was not, and what was found; the first thing that does not hold ends it. */
final class Verdict {

    private final List<String> holds = new ArrayList<>();
    private final List<String> notChecked = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    Verdict holds(String what) {
        holds.add(what);
        return this;
    }

    Verdict notChecked(String what) {
        notChecked.add(what);
        return this;
    }

    Verdict wrong(String what) {
        wrong.add(what);
        return this;
    }

    boolean isGood() {
        return wrong.isEmpty();
    }

    /** A line each, with {@code ok}, {@code --} or {@code !!} before it, and a last one that says it all. */
    String text() {
        StringBuilder text = new StringBuilder();
        holds.forEach(each -> text.append("ok  ").append(each).append('\n'));
        notChecked.forEach(each -> text.append("--  not checked: ").append(each).append('\n'));
        wrong.forEach(each -> text.append("!!  ").append(each).append('\n'));
        return text.append(isGood() ? "GOOD\n" : "BAD\n").toString();
    }

    /** The same for programs. */
    String json() {
        return Json.object(Map.of("good", isGood(), "holds", holds, "notChecked", notChecked, "wrong", wrong)) + "\n";
    }
}
