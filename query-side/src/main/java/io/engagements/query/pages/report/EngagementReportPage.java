package io.engagements.query.pages.report;

import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.AskedMoment;
import io.engagements.query.pages.frame.Room;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Wanted;
import io.engagements.query.report.EngagementReports;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** How an engagement stood at a moment, for whoever sees it: on a page, as PDF, and its work as a table. */
@Screen
class EngagementReportPage {

    private static final String PATH = "/engagements/{id}/report";
    private static final String PDF = PATH + "/pdf";
    private static final String TABLE = PATH + "/table";

    private final EngagementReports reports;
    private final AsOf clock;

    EngagementReportPage(EngagementReports reports, AsOf clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("engagements.pages")
    static class Ways {

        @Bean
        Room engagementReportRoom() {
            return new Room(List.of(), List.of(PATH, PDF, TABLE), List.of());
        }
    }

    /** @param asOf an instant, or a local time of the reader's; now when absent or empty */
    @GetMapping(PATH)
    String report(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletResponse response) {
        Sheet.requireIds(id);
        AskedMoment asked = AskedMoment.of(asOf, clock, view);
        Optional<EngagementReports.Shown> then = shown(id, asked, view, who);
        AskedMoment moment = then.isPresent() ? asked : asked.before();
        EngagementReports.Shown shown = then.orElseGet(() -> reports.shown(id, null, view.language(), who.caller()));
        response.setStatus(moment.status());
        Instant at = moment.at();
        String engagement = "/engagements/" + id;
        String path = engagement + "/report";
        Wanted same = new Wanted().with("asOf", Objects.toString(at, null));
        return Sheet.show(
                model,
                view.say("report.engagement", Map.of("client", shown.client(), "va", shown.va())),
                List.of(Sheet.home(who, view), Sheet.engagement(engagement, shown.client(), shown.va(), view)),
                List.of(
                        new Sheet.Way(same.address(path + "/pdf"), "bi-file-earmark-pdf", view.say("report.pdf")),
                        new Sheet.Way(
                                same.address(path + "/table"),
                                "bi-file-earmark-spreadsheet",
                                view.say("report.table"))),
                new Sheet.Moment(path, moment),
                shown.html());
    }

    /** Empty when the engagement had not begun then. */
    private Optional<EngagementReports.Shown> shown(String id, AskedMoment moment, View view, SignedIn who) {
        try {
            return Optional.of(reports.shown(id, moment.at(), view.language(), who.caller()));
        } catch (ProblemException refused) {
            if (moment.at() == null || refused.getStatusCode() != HttpStatus.UNPROCESSABLE_CONTENT) {
                throw refused;
            }
            return Optional.empty();
        }
    }

    /** @param asOf as above */
    @GetMapping(PDF)
    ResponseEntity<InputStreamResource> pdf(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            SignedIn who,
            @ModelAttribute("view") View view) {
        Sheet.requireIds(id);
        return reports.pdf(id, moment(asOf, view), view.language(), who.caller());
    }

    /** @param asOf as above */
    @GetMapping(TABLE)
    ResponseEntity<byte[]> table(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            SignedIn who,
            @ModelAttribute("view") View view) {
        Sheet.requireIds(id);
        return reports.table(id, moment(asOf, view), who.caller());
    }

    private @Nullable Instant moment(@Nullable String asOf, View view) {
        return asOf == null || asOf.isBlank() ? null : view.asOf(asOf, clock).now();
    }
}
