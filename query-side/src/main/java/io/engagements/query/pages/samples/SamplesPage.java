package io.engagements.query.pages.samples;

import io.engagements.events.Role;
import io.engagements.query.answer.Accesses;
import io.engagements.query.history.Sentences;
import io.engagements.query.pages.frame.Room;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.ledger.Entries;
import io.engagements.query.pages.ledger.Entries.Told;
import io.engagements.query.pages.ledger.Filters;
import io.engagements.query.sample.Sample;
import io.engagements.query.sample.Sample.Note;
import io.engagements.query.sample.Sample.Noted;
import io.engagements.query.sample.SampleExport;
import io.engagements.query.sample.SampledEntries;
import io.engagements.query.sample.Samples;
import io.engagements.query.sample.Samples.Opened;
import io.engagements.support.access.AccessTo;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** An auditor's own samples, and each with its entries: how it was drawn, what was noted, and the way to take it home. */
@Screen
class SamplesPage {

    static final String PATH = "/samples";

    private static final String ONE = PATH + "/{sample}";
    private static final String PACKAGE = ONE + "/package";
    private static final String LEDGER = "/ledger";

    private static final int MOST = 50;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

    private final Own own;
    private final Samples samples;
    private final SampledEntries sampled;
    private final SampleExport export;
    private final Entries entries;
    private final Sentences words;
    private final Accesses accesses;

    SamplesPage(
            Own own,
            Samples samples,
            SampledEntries sampled,
            SampleExport export,
            Entries entries,
            Sentences words,
            Accesses accesses) {
        this.words = words;
        this.own = own;
        this.samples = samples;
        this.sampled = sampled;
        this.export = export;
        this.entries = entries;
        this.accesses = accesses;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("engagements.pages")
    static class Ways {

        @Bean
        Room samplesRoom() {
            return new Room(
                    List.of(),
                    List.of(PATH, DrawPage.PATH, PutPage.PATH, ONE, PACKAGE, NotePage.PATH),
                    List.of(new Room.Entry(PATH, "bi-clipboard-check", "nav.samples", Set.of(Role.AUDITOR))));
        }
    }

    /**
     * A sample in a list.
     *
     * @param made when, in the reader's zone, which is named
     * @param utc the same for machines
     */
    record Row(Sample sample, String made, String utc) {}

    /** An entry of one. @param note the one that counts; absent where it was not looked at */
    record Line(int number, Told entry, @Nullable Note note) {}

    @GetMapping(PATH)
    String all(SignedIn who, @ModelAttribute("view") View view, Model model) {
        Own.requireAuditor(who.caller());
        List<Sample> own = samples.of(who.caller().person());
        model.addAttribute("rows", own.stream().map(sample -> row(sample, view)).toList());
        model.addAttribute("most", Sample.MOST);
        return "samples/samples";
    }

    static Row row(Sample sample, View view) {
        return new Row(
                sample, view.secondThere(sample.madeAt()), sample.madeAt().toString());
    }

    /** @param after number of an entry of it, exclusive; absent from the first one on */
    @GetMapping(ONE)
    String one(
            @PathVariable("sample") String id,
            @RequestParam(required = false) @Nullable String after,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        int begin = after != null && NUMBER.matcher(after).matches() ? Integer.parseInt(after) : 0;
        Opened opened = own.open(id, begin, MOST, who.caller());
        Sample sample = opened.sample();
        List<Noted> some = opened.entries();
        List<Told> told = entries.tell(sampled.of(some), view);
        List<Line> lines = new ArrayList<>();
        for (int each = 0; each < some.size(); each++) {
            Noted noted = some.get(each);
            lines.add(new Line(noted.entry().number(), told.get(each), noted.latest()));
        }
        int upTo =
                lines.isEmpty() ? sample.count() : lines.get(lines.size() - 1).number();
        model.addAttribute("row", row(sample, view));
        model.addAttribute("search", search(sample));
        model.addAttribute("said", said(sample, view));
        model.addAttribute("lines", lines);
        model.addAttribute("first", begin == 0 ? null : PATH + "/" + sample.id());
        model.addAttribute("next", upTo >= sample.count() ? null : PATH + "/" + sample.id() + "?after=" + upTo);
        accesses.exported(AccessTo.ledger());
        return "samples/sample";
    }

    /** Address of the same search; absent where there was none. */
    private static @Nullable String search(Sample sample) {
        Sample.Drawn drawn = sample.drawn();
        return drawn == null ? null : drawn.filters().isEmpty() ? LEDGER : LEDGER + "?" + drawn.filters();
    }

    /** What was searched for, in words; empty where everything was, or nothing. */
    private List<String> said(Sample sample, View view) {
        Sample.Drawn drawn = sample.drawn();
        return drawn == null ? List.of() : Filters.read(drawn.filters()).said(words.in(view.language()), view);
    }

    /** As a ZIP, all of it. */
    @GetMapping(PACKAGE)
    void take(
            @PathVariable("sample") String id,
            SignedIn who,
            @ModelAttribute("view") View view,
            HttpServletResponse response)
            throws IOException {
        export.write(own.find(id, who.caller()), view.language(), who.caller(), response);
    }
}
