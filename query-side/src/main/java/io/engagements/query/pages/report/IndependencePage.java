package io.engagements.query.pages.report;

import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Room;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Wanted;
import io.engagements.query.report.IndependenceReports;
import io.engagements.query.report.IndependenceReports.Wish;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether a VA worked as an independent business in a year, for that VA and for auditors: on a page, as PDF and as a table. */
@Screen
class IndependencePage {

    private static final String PATH = "/parties/{id}/independence";
    private static final String PDF = PATH + "/pdf";
    private static final String TABLE = PATH + "/table";

    /** Links lead no further back. */
    private static final int EARLIEST = 2020;

    private static final int FINE = 200;
    private static final int MALFORMED = 400;
    private static final int IMPOSSIBLE = 422;

    private static final Pattern YEAR = Pattern.compile("[12]\\d{3}");

    private final IndependenceReports reports;
    private final AsOf clock;

    IndependencePage(IndependenceReports reports, AsOf clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("engagements.pages")
    static class Ways {

        @Bean
        Room independenceRoom() {
            return new Room(List.of(), List.of(PATH, PDF, TABLE), List.of());
        }
    }

    /** @param year four digits, at most the present one; the reader's present one when absent */
    @GetMapping(PATH)
    String independence(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String year,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletResponse response) {
        Asked asked = asked(year, view);
        Wish wish = new Wish(requireId(id), asked.of(), view.zone(), view.language());
        IndependenceReports.Shown shown = reports.shown(wish, who.caller());
        response.setStatus(asked.status());
        String path = "/parties/" + id + "/independence";
        model.addAttribute("year", asked);
        model.addAttribute("others", years(path, wish.year(), view));
        return Sheet.show(
                model,
                view.say("report.independence", Map.of("who", shown.called(), "year", "" + wish.year())),
                List.of(Sheet.home(who, view), Sheet.numbers(who, id, view)),
                Sheet.away(path, new Wanted().with("year", "" + wish.year()), view),
                null,
                shown.html());
    }

    private List<Sheet.Way> years(String path, int year, View view) {
        return IntStream.of(year - 1, year + 1)
                .filter(other -> other >= EARLIEST && other <= present(view))
                .mapToObj(other -> way(path, other, view))
                .toList();
    }

    private static Sheet.Way way(String path, int year, View view) {
        return new Sheet.Way(new Wanted().with("year", "" + year).address(path), "", "" + year);
    }

    @GetMapping(PDF)
    ResponseEntity<InputStreamResource> pdf(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String year,
            SignedIn who,
            @ModelAttribute("view") View view) {
        return reports.pdf(wish(id, year, view), who.caller());
    }

    @GetMapping(TABLE)
    ResponseEntity<byte[]> table(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String year,
            SignedIn who,
            @ModelAttribute("view") View view) {
        Wish wish = wish(id, year, view);
        return Sheet.table(reports.table(wish, who.caller()), "independence-" + id + "-" + wish.year());
    }

    private Wish wish(String id, @Nullable String year, View view) {
        Asked asked = asked(year, view);
        if (asked.status() == MALFORMED) {
            throw ProblemException.malformed("year", "is a year such as 2027");
        } else if (asked.wrong() != null) {
            throw ProblemException.parameter("year", "is later than now");
        }
        return new Wish(requireId(id), asked.of(), view.zone(), view.language());
    }

    private static String requireId(String id) {
        Sheet.requireIds(id);
        return id;
    }

    /**
     * A year that was asked for.
     *
     * @param of the present one where it is wrong
     * @param typed to be shown again
     * @param wrong in words; absent where nothing is
     */
    record Asked(int of, String typed, @Nullable String wrong, int status) {}

    private Asked asked(@Nullable String year, View view) {
        int present = present(view);
        String typed = Wanted.text(year);
        if (typed == null) {
            return new Asked(present, "" + present, null, FINE);
        }
        boolean named = YEAR.matcher(typed).matches();
        boolean wrong = !named
                || Integer.parseInt(typed)
                        > clock.now().atOffset(ZoneOffset.ofHours(14)).getYear();
        return wrong
                ? new Asked(
                        present,
                        typed,
                        view.say("report.year.wrong", Map.of("year", "" + present)),
                        named ? IMPOSSIBLE : MALFORMED)
                : new Asked(Integer.parseInt(typed), typed, null, FINE);
    }

    private int present(View view) {
        return clock.now().atZone(view.zone()).getYear();
    }
}
