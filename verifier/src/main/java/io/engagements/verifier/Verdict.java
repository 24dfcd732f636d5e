package io.engagements.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was checked, what was not, what should be known, and what does not hold. */
final class Verdict {

    private final List<String> holds = new ArrayList<>();
    private final List<String> notChecked = new ArrayList<>();
    private final List<String> noted = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    Verdict holds(String what) {
        holds.add(what);
        return this;
    }

    Verdict notChecked(String what) {
        notChecked.add(what);
        return this;
    }

    /** What is no reason to doubt, but for people to judge. */
    Verdict noted(String what) {
        noted.add(what);
        return this;
    }

    /** What the caller gave, and nobody could compare. */
    Verdict open(String what) {
        open.add(what);
        return this;
    }

    Verdict wrong(String what) {
        wrong.add(what);
        return this;
    }

    boolean isGood() {
        return wrong.isEmpty() && open.isEmpty();
    }

    /** A line each, with {@code ok}, {@code --}, {@code ..}, {@code ??} or {@code !!} before it, and a last one that says it all. */
    String text() {
        StringBuilder text = new StringBuilder();
        holds.forEach(each -> text.append("ok  ").append(shown(each)).append('\n'));
        notChecked.forEach(
                each -> text.append("--  not checked: ").append(shown(each)).append('\n'));
        noted.forEach(
                each -> text.append("..  to be known: ").append(shown(each)).append('\n'));
        open.forEach(
                each -> text.append("??  not compared: ").append(shown(each)).append('\n'));
        wrong.forEach(each -> text.append("!!  ").append(shown(each)).append('\n'));
        return text.append(isGood() ? "GOOD\n" : wrong.isEmpty() ? "NOT SHOWN\n" : "BAD\n")
                .toString();
    }

    /** On one line, and nothing in it that a terminal obeys: files say what they like. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(each -> shown.appendCodePoint(isObeyed(each) ? '\uFFFD' : each));
        return shown.toString();
    }

    private static boolean isObeyed(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.FORMAT
                || Character.getType(codePoint) == Character.LINE_SEPARATOR
                || Character.getType(codePoint) == Character.PARAGRAPH_SEPARATOR;
    }

    /** The same for other programs in this process. */
    Judgement judgement() {
        return new Judgement(isGood(), holds, notChecked, noted, open, wrong);
    }

    /** The same for programs. */
    String json() {
        return Json.object(Map.of(
                        "good",
                        isGood(),
                        "holds",
                        holds,
                        "notChecked",
                        notChecked,
                        "noted",
                        noted,
                        "notCompared",
                        open,
                        "wrong",
                        wrong))
                + "\n";
    }
}
