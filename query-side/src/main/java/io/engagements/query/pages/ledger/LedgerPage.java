package io.engagements.query.pages.ledger;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.audit.LedgerExport;
import io.engagements.query.audit.LedgerExport.Format;
import io.engagements.query.audit.LedgerSearch;
import io.engagements.query.audit.LedgerSearch.Part;
import io.engagements.query.audit.Wish;
import io.engagements.query.history.Exceptional;
import io.engagements.query.history.Sentences;
import io.engagements.query.history.Wording;
import io.engagements.query.pages.frame.Room;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.proof.CheckpointRows;
import io.engagements.query.proof.CheckpointRows.Kept;
import io.engagements.support.access.AccessTo;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** All that is on record, in its order, for auditors. What was asked for stands in the address. */
@Screen
class LedgerPage {

    static final String PATH = "/ledger";

    private static final String EXPORT = PATH + "/export";

    /** Where some of what is shown are drawn, with the same filters; no address of this room. */
    private static final String DRAW = "/samples/new";

    private static final int MOST = 50;

    private static final Pattern POSITION = Pattern.compile("\\d{1,15}");

    private final LedgerSearch search;
    private final LedgerExport export;
    private final Entries entries;
    private final Sentences words;
    private final CheckpointRows checkpoints;
    private final AsOf clock;
    private final Accesses accesses;

    LedgerPage(
            LedgerSearch search,
            LedgerExport export,
            Entries entries,
            Sentences words,
            CheckpointRows checkpoints,
            AsOf clock,
            Accesses accesses) {
        this.search = search;
        this.export = export;
        this.entries = entries;
        this.words = words;
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.accesses = accesses;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("engagements.pages")
    static class Ways {

        @Bean
        Room ledgerRoom() {
            return new Room(
                    List.of(),
                    List.of(PATH, EXPORT, EntryPage.PATH, EntryPage.CHAIN, EntryPage.CHECK, EntryPage.RECEIPT),
                    List.of(new Room.Entry(PATH, "bi-journal-text", "nav.ledger", Set.of(Role.AUDITOR))));
        }
    }

    /**
     * How far the ledger goes, and what of it was looked through.
     *
     * @param from position of the first entry that was looked at
     * @param upTo and of the last; less than the first where none was
     * @param end position of the last entry there is
     * @param signed the last checkpoint; absent where nothing is signed
     */
    record Stretch(long from, long upTo, long end, @Nullable Kept signed) {

        /** The first one of a last page, as far as that is before what is shown. */
        public long last() {
            return Math.max(0, end - MOST);
        }
    }

    /** @param after a position, exclusive; absent from the beginning */
    @GetMapping(PATH)
    String ledger(
            Filters asked,
            @RequestParam(required = false) @Nullable String after,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        requireAuditor(who.caller());
        Filters filters = asked.in(view.zone());
        Wish wish = filters.wish(clock, view.zone());
        long end = search.end();
        long begin = Math.min(position(after), end);
        Part part = search.after(begin, end, wish, MOST, Page.MOST_TEXT);
        model.addAttribute("asked", filters);
        model.addAttribute("everything", wish.isEverything());
        Wording wording = words.in(view.language());
        model.addAttribute("types", Coded.events(Wish.types(), wording));
        model.addAttribute("kinds", Exceptional.values());
        model.addAttribute("rules", Coded.rules(wording));
        model.addAttribute("rows", entries.tell(part.found(), view));
        model.addAttribute(
                "stretch",
                new Stretch(begin + 1, part.upTo(), end, checkpoints.last().orElse(null)));
        model.addAttribute("next", part.end() ? null : filters.address(PATH, "after", part.upTo()));
        model.addAttribute("first", begin == 0 ? null : filters.address(PATH, "after", null));
        model.addAttribute("draw", filters.address(DRAW, "after", null));
        model.addAttribute("csv", filters.address(EXPORT, "format", "csv"));
        model.addAttribute("jsonl", filters.address(EXPORT, "format", "jsonl"));
        accesses.exported(AccessTo.ledger());
        return "ledger/ledger";
    }

    /** The same as a file, all of it. @param format csv or jsonl */
    @GetMapping(EXPORT)
    void export(
            Filters asked,
            @RequestParam String format,
            SignedIn who,
            @ModelAttribute("view") View view,
            HttpServletResponse response)
            throws IOException {
        requireAuditor(who.caller());
        Wish wish = asked.wish(clock, view.zone());
        Format as = Format.named(format).orElseThrow(() -> ProblemException.malformed("format", "is csv or jsonl"));
        accesses.exported(AccessTo.ledger());
        export.write(0, wish, as, who.caller(), response);
    }

    static void requireAuditor(Caller caller) {
        if (!caller.has(Role.AUDITOR)) {
            throw ProblemException.unknown();
        }
    }

    private static long position(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        return Optional.of(text.strip())
                .filter(typed -> POSITION.matcher(typed).matches())
                .map(Long::valueOf)
                .orElseThrow(() -> ProblemException.malformed("after", "is a whole number"));
    }
}
