package io.engagements.query.pages.samples;

import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.audit.LedgerSearch;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.ledger.Entries;
import io.engagements.query.sample.Sample;
import io.engagements.query.sample.Samples;
import io.engagements.query.sample.Samples.Kept;
import io.engagements.support.access.AccessTo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Puts an entry into a sample that is picked by hand: one there is, or a new one. A drawn one is never added to. */
@Screen
class PutPage {

    static final String PATH = SamplesPage.PATH + "/put";

    /** Instead of a sample's id. */
    private static final String NEW = "new";

    private static final Pattern POSITION = Pattern.compile("[1-9]\\d{0,14}");

    private final Own own;
    private final Samples samples;
    private final LedgerSearch search;
    private final Entries entries;
    private final Accesses accesses;

    PutPage(Own own, Samples samples, LedgerSearch search, Entries entries, Accesses accesses) {
        this.own = own;
        this.samples = samples;
        this.search = search;
        this.entries = entries;
        this.accesses = accesses;
    }

    /** @param entry its position */
    @GetMapping(PATH)
    String ask(@RequestParam(required = false) @Nullable String entry, Form form) {
        Own.requireAuditor(form.who().caller());
        LoggedEntry found = find(entry);
        List<Sample> own = picked(form);
        return show(
                found,
                own,
                form.with("into", own.isEmpty() ? NEW : own.get(0).id().toString()));
    }

    /** @param form {@code into}: a sample's id, or {@code new}; {@code purpose} of a new one */
    @PostMapping(PATH)
    String put(@RequestParam(required = false) @Nullable String entry, Form form) {
        Own.requireAuditor(form.who().caller());
        LoggedEntry found = find(entry);
        View view = form.view();
        String into = form.typed().text("into");
        if (into.isEmpty()) {
            return refused(new Wrong("into", view.say("samples.put.into"), view.say("not-done.missing")), found, form);
        }
        return into.equals(NEW)
                ? pick(found, form)
                : add(own.find(into, form.who().caller()), found, form);
    }

    private String pick(LoggedEntry found, Form form) {
        UUID id = Own.made(form);
        List<Wrong> wrong = Own.purposeWrong(form);
        if (!wrong.isEmpty()) {
            return refused(wrong.get(0), found, form);
        }
        Kept kept = samples.pick(id, form.who().caller().person(), Own.purpose(form.typed()), found);
        return kept == Kept.FULL
                ? refused(full("samples.full", Map.of("0", Sample.MOST), form), found, form)
                : "redirect:" + SamplesPage.PATH + "/" + id;
    }

    private String add(Sample sample, LoggedEntry found, Form form) {
        if (sample.drawn() != null) {
            return refused(full("samples.put.drawn", Map.of(), form), found, form);
        }
        return samples.put(sample, found) == Kept.FULL
                ? refused(full("samples.put.full", Map.of("most", Sample.MOST_ENTRIES), form), found, form)
                : "redirect:" + SamplesPage.PATH + "/" + sample.id();
    }

    private static Wrong full(String why, Map<String, ?> words, Form form) {
        return new Wrong("into", "", form.view().say(why, words));
    }

    private String refused(Wrong wrong, LoggedEntry found, Form form) {
        return show(found, picked(form), form.refused(form.unfit(List.of(wrong))));
    }

    private List<Sample> picked(Form form) {
        return samples.of(form.who().caller().person()).stream()
                .filter(sample -> sample.drawn() == null)
                .toList();
    }

    private LoggedEntry find(@Nullable String entry) {
        if (entry == null || !POSITION.matcher(entry).matches() || Long.parseLong(entry) > search.end()) {
            throw ProblemException.unknown();
        }
        long position = Long.parseLong(entry);
        return search.at(List.of(position)).stream().findFirst().orElseThrow(() -> ProblemException.broken(position));
    }

    private String show(LoggedEntry found, List<Sample> own, Form form) {
        form.model()
                .addAttribute("entry", entries.tell(List.of(found), form.view()).get(0));
        form.model().addAttribute("own", own);
        accesses.exported(AccessTo.ledger());
        return form.show("samples/put");
    }
}
