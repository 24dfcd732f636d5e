package io.engagements.query.pages.samples;

import io.engagements.query.answer.Accesses;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.ledger.Entries;
import io.engagements.query.sample.Mark;
import io.engagements.query.sample.Sample;
import io.engagements.query.sample.Sample.Note;
import io.engagements.query.sample.Sample.Noted;
import io.engagements.query.sample.SampledEntries;
import io.engagements.query.sample.Samples;
import io.engagements.query.sample.Samples.Kept;
import io.engagements.query.sample.Samples.Opened;
import io.engagements.support.access.AccessTo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One entry of a sample, with all that was noted about it, and what is noted now. */
@Screen
class NotePage {

    static final String PATH = SamplesPage.PATH + "/{sample}/entries/{position}";

    private final Own own;
    private final Samples samples;
    private final SampledEntries sampled;
    private final Entries entries;
    private final Accesses accesses;

    NotePage(Own own, Samples samples, SampledEntries sampled, Entries entries, Accesses accesses) {
        this.own = own;
        this.samples = samples;
        this.sampled = sampled;
        this.entries = entries;
        this.accesses = accesses;
    }

    /** What was noted. @param at when, in the reader's zone; {@code utc} the same for machines */
    record Told(Mark mark, String text, String at, String utc) {}

    /** The entries before it and after it, in the order of the sample; absent where there is none. */
    record Beside(@Nullable Long before, @Nullable Long after) {}

    @GetMapping(PATH)
    String entry(@PathVariable("sample") String id, @PathVariable String position, Form form) {
        Opened opened = own.around(id, position, form.who().caller());
        Note latest = find(opened, position).latest();
        return show(
                opened,
                position,
                latest == null ? form : form.with("mark", latest.mark().name()).with("text", latest.text()));
    }

    /** @param form {@code mark}, {@code text} */
    @PostMapping(PATH)
    String note(@PathVariable("sample") String id, @PathVariable String position, Form form) {
        Opened opened = own.around(id, position, form.who().caller());
        Optional<Mark> mark = Mark.named(form.typed().text("mark"));
        String text = Optional.ofNullable(form.typed().value("text")).orElse("").strip();
        List<Wrong> wrong = new ArrayList<>();
        View view = form.view();
        if (mark.isEmpty()) {
            wrong.add(new Wrong("mark", view.say("samples.mark"), view.say("not-done.missing")));
        }
        wrong.addAll(Own.tooLong(form, "text", "samples.note", text, Sample.LONGEST_NOTE));
        if (!wrong.isEmpty()) {
            return show(opened, position, form.refused(form.unfit(wrong)));
        }
        if (samples.note(opened.sample(), Long.parseLong(position), mark.orElseThrow(), text) == Kept.FULL) {
            String said = view.say("samples.note.full", Map.of("most", Sample.MOST_NOTES));
            return show(opened, position, form.refused(form.unfit("", said)));
        }
        return "redirect:" + SamplesPage.PATH + "/" + opened.sample().id() + "/entries/" + position;
    }

    private static Noted find(Opened opened, String position) {
        return opened.at(Long.parseLong(position)).orElseThrow();
    }

    private String show(Opened opened, String position, Form form) {
        View view = form.view();
        Sample sample = opened.sample();
        Noted noted = find(opened, position);
        int number = noted.entry().number();
        form.model().addAttribute("sample", sample);
        form.model().addAttribute("number", number);
        form.model().addAttribute("back", SamplesPage.PATH + "/" + sample.id());
        form.model()
                .addAttribute(
                        "entry", entries.tell(sampled.of(List.of(noted)), view).get(0));
        form.model()
                .addAttribute(
                        "beside",
                        new Beside(position(opened.entries(), number - 1), position(opened.entries(), number + 1)));
        form.model()
                .addAttribute(
                        "notes",
                        noted.notes().stream()
                                .sorted(Comparator.comparing(Note::number).reversed())
                                .map(each -> told(each, view))
                                .toList());
        form.model().addAttribute("marks", Mark.values());
        accesses.exported(AccessTo.ledger());
        return form.show("samples/note");
    }

    private static @Nullable Long position(List<Noted> around, int number) {
        return around.stream()
                .map(Noted::entry)
                .filter(entry -> entry.number() == number)
                .map(Sample.Entry::position)
                .findFirst()
                .orElse(null);
    }

    private static Told told(Note note, View view) {
        return new Told(
                note.mark(), note.text(), view.secondThere(note.at()), note.at().toString());
    }
}
