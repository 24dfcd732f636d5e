package io.engagements.query.pages.numbers;

import io.engagements.events.Role;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.compliance.MetricsQuery;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.replay.Replay;
import io.engagements.report.MetricReport;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.metrics.Metric;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Numbers as the interface answers them, of an engagement and of all that somebody has: as of any moment, each with the
 * lists that made it and the events behind. What is shown stands in the address.
 */
@Screen
class NumbersPage {

    private static final String PAGE = "numbers/numbers";

    private static final Set<Metric> ALL = EnumSet.allOf(Metric.class);

    private final Sides sides;
    private final MetricsQuery metrics;
    private final Replay replay;
    private final AsOf asOf;
    private final Beside beside;
    private final Partners partners;

    NumbersPage(Sides sides, MetricsQuery metrics, Replay replay, AsOf asOf, Beside beside, Partners partners) {
        this.sides = sides;
        this.metrics = metrics;
        this.replay = replay;
        this.asOf = asOf;
        this.beside = beside;
        this.partners = partners;
    }

    /** @param asked by the names that {@link Address} has */
    @GetMapping("/engagements/{id}/numbers")
    String ofEngagement(
            @PathVariable String id,
            @RequestParam Map<String, String> asked,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletResponse response) {
        Moments moments = Moments.of(new Address("/engagements/" + id + "/numbers", asked), asOf, view);
        Side side = sides.read(id, null, who, view);
        if (moments.redirect() != null) {
            return "redirect:" + moments.redirect();
        }
        Asked what = new Asked(
                moments, Eyes.of(side), metrics.of(side.contract(), ALL), (metric, subjects) -> Known.of(side));
        MetricReport report = show(what, view.within(side.zone()), model, response);
        Optional<Engagement> then =
                moments.asOf() == null ? Optional.of(side.engagement()) : replay.asOf(id, report.asOf());
        Histories histories = then.map(known -> Histories.of(known, side, what.address(), report.asOf(), view))
                .orElse(null);
        model.addAttribute(
                "title",
                side.acts()
                        ? view.say("numbers.title", Map.of("who", side.other().person()))
                        : view.say(
                                "numbers.title.of",
                                Map.of(
                                        "client",
                                        side.client().business(),
                                        "va",
                                        side.va().person())));
        model.addAttribute("side", side);
        model.addAttribute("id", id);
        model.addAttribute("histories", histories);
        model.addAttribute(
                "foot",
                moments.foot(then.map(known -> known.contract().version()).orElse(null)));
        model.addAttribute("band", moments.band(side.contract().terms().zone()));
        model.addAttribute("with", null);
        return PAGE;
    }

    /** @param asked by the names that {@link Address} has */
    @GetMapping("/numbers")
    String ofAll(
            @RequestParam Map<String, String> asked,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletResponse response) {
        Role side = Sides.ownSide(who);
        String party = who.caller().party();
        if (party == null) {
            throw ProblemException.unknown();
        }
        Moments moments = Moments.of(new Address("/numbers", asked), asOf, view);
        if (moments.redirect() != null) {
            return "redirect:" + moments.redirect();
        }
        Partners.Listed with = partners.list(moments.address(), who, view);
        Asked what = new Asked(
                moments,
                Eyes.across(side, view),
                metrics.ofParty(party, ALL, who.caller()),
                (metric, subjects) -> with.known(metric, subjects));
        MetricReport report = show(what, view, model, response);
        model.addAttribute("title", view.say("numbers.title.all", Map.of("side", side.name())));
        model.addAttribute("side", null);
        model.addAttribute("histories", null);
        model.addAttribute("party", party);
        model.addAttribute("foot", moments.foot(null));
        model.addAttribute("band", moments.band(view.zone()));
        model.addAttribute("with", with.of(report, what));
        return PAGE;
    }

    private MetricReport show(Asked what, View view, Model model, HttpServletResponse response) {
        Moments moments = what.moments();
        Address address = moments.address();
        Metric why = what.metric();
        boolean lately = what.isLately();
        boolean changes = moments.from() != null;
        Map<Instant, MetricReport> reports = what.numbers().asOf(what.instants(), false);
        MetricReport report = Objects.requireNonNull(reports.get(moments.at()));
        Measured measured = lately
                ? report.lately(Measured::of).metrics()
                : report.whole(Measured::of).metrics();
        Rows rows = new Rows(measured, what.eyes(), view);
        model.addAttribute("lately", lately);
        model.addAttribute("moments", moments);
        model.addAttribute("since", moments.since(null));
        model.addAttribute("sinceOne", why == null || changes ? null : moments.since(why));
        model.addAttribute("open", address.get(Address.WHY));
        model.addAttribute("sections", rows.sections(address, why));
        model.addAttribute("why", why == null || changes ? null : beside.why(what, why, rows, view));
        model.addAttribute("changes", changes ? beside.changes(what, reports, view) : null);
        model.addAttribute("months", Months.of(report, address, view));
        model.addAttribute("eyes", what.eyes().words());
        if (moments.status() != null) {
            response.setStatus(moments.status());
        }
        return report;
    }
}
