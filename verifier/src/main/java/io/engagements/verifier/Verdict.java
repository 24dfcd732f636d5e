package io.engagements.verifier;

import io.engagements.proof.Language;
import io.engagements.proof.Sentence;
import io.engagements.proof.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was checked, what was not, what should be known, and what does not hold. */
final class Verdict {

    private final List<Sentence> holds = new ArrayList<>();
    private final List<Sentence> notChecked = new ArrayList<>();
    private final List<Sentence> noted = new ArrayList<>();
    private final List<Sentence> open = new ArrayList<>();
    private final List<Sentence> wrong = new ArrayList<>();

    Verdict holds(Sentence what) {
        holds.add(what);
        return this;
    }

    Verdict notChecked(Sentence what) {
        notChecked.add(what);
        return this;
    }

    /** What is no reason to doubt, but for people to judge. */
    Verdict noted(Sentence what) {
        noted.add(what);
        return this;
    }

    /** What the caller gave, and nobody could compare. */
    Verdict open(Sentence what) {
        open.add(what);
        return this;
    }

    Verdict wrong(Sentence what) {
        wrong.add(what);
        return this;
    }

    boolean isGood() {
        return wrong.isEmpty() && open.isEmpty();
    }

    /** A line each, with {@code ok}, {@code --}, {@code ..}, {@code ??} or {@code !!} before it, and a last one that says it all. */
    String text(Language language) {
        StringBuilder text = new StringBuilder();
        add(text, "ok  ", holds, language);
        add(text, "--  ", said(Says.One.NOT_CHECKED, notChecked), language);
        add(text, "..  ", said(Says.One.TO_BE_KNOWN, noted), language);
        add(text, "??  ", said(Says.One.NOT_COMPARED, open), language);
        add(text, "!!  ", wrong, language);
        return text.append(isGood() ? "GOOD\n" : wrong.isEmpty() ? "NOT SHOWN\n" : "BAD\n")
                .toString();
    }

    private static List<Sentence> said(Words.One how, List<Sentence> what) {
        return what.stream().map(how::of).toList();
    }

    private static void add(StringBuilder text, String sign, List<Sentence> what, Language language) {
        what.forEach(each -> text.append(sign).append(shown(each.in(language))).append('\n'));
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
    Judgement judgement(Language language) {
        return new Judgement(
                isGood(),
                in(language, holds),
                in(language, notChecked),
                in(language, noted),
                in(language, open),
                in(language, wrong));
    }

    private static List<String> in(Language language, List<Sentence> what) {
        return what.stream().map(each -> each.in(language)).toList();
    }

    /** The same for programs; the names of the fields have no language. */
    String json(Language language) {
        Judgement said = judgement(language);
        return Json.object(Map.of(
                        "good",
                        said.good(),
                        "holds",
                        said.holds(),
                        "notChecked",
                        said.notChecked(),
                        "noted",
                        said.noted(),
                        "notCompared",
                        said.notCompared(),
                        "wrong",
                        said.wrong()))
                + "\n";
    }
}
