package io.engagements.query.pages.terms;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.query.engagement.AgreementView;
import io.engagements.query.engagement.AgreementView.TermsVersion;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.May;
import io.engagements.query.pages.frame.Meanwhile;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.TypedTime;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Who.Doer;
import io.engagements.query.pages.piece.Clauses;
import io.engagements.query.pages.piece.Versions;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.proposal.ProposedChange.TermsChange;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The terms in force, every version of them, and other ones that either side proposes. */
@Screen
class TermsPage {

    private static final String PATH = "/engagements/{id}/terms";
    private static final String PROPOSE = PATH + "/propose";
    private static final int MOST = 5;

    /** A suggestion: as long as the other side has to answer. */
    private static final int DAYS_AHEAD = 14;

    private final Sides sides;

    TermsPage(Sides sides) {
        this.sides = sides;
    }

    /**
     * A version of the terms.
     *
     * @param clauses with what they said in the version before; for the first, with nothing else
     */
    record Version(int number, boolean first, String since, String utc, List<String> hash, Clauses clauses) {}

    /**
     * Other terms that are not in force.
     *
     * @param from when they take effect, if they do
     * @param mine whether who looks proposed them, or nobody in particular of that side
     * @param who what whoever proposed them is called
     * @param left how long they can be answered; absent where they are agreed
     * @param clauses with what those in force say
     */
    record Ahead(
            View.Due from,
            boolean mine,
            String who,
            @Nullable String left,
            Clauses clauses) {}

    /**
     * @param version of the engagement that has to be shown at least
     * @param before as {@link Latest} has it, for the versions of the terms
     */
    @GetMapping(PATH)
    String terms(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String before,
            SignedIn who,
            @ModelAttribute("view") View asked,
            Model model) {
        Side side = sides.read(id, version, who, asked);
        View view = asked.within(side.zone());
        EngagementView shown = EngagementView.of(side.engagement(), view.now(), Set.of());
        AgreementView.TermsInForce inForce = shown.termsInForce();
        List<TermsVersion> all = inForce.termsVersions();
        Clauses now = Clauses.of(inForce.terms(), view);
        model.addAttribute("id", id);
        model.addAttribute("side", side);
        model.addAttribute("version", inForce.termsVersion());
        model.addAttribute("since", view.day(latest(all), inForce.terms().zone()));
        model.addAttribute("hash", Versions.groups(inForce.termsHash()));
        model.addAttribute("clauses", now);
        model.addAttribute("versions", Latest.of(all, before, MOST).map(each -> version(each, all, view)));
        model.addAttribute("agreed", agreed(side, now, view));
        model.addAttribute("proposed", proposed(shown, side, now, view));
        model.addAttribute("over", side.contract().isClosedAt(view.now()));
        model.addAttribute("may", May.of(side, view).send("propose-terms-change"));
        return "terms/terms";
    }

    private static Instant latest(List<TermsVersion> all) {
        return all.get(all.size() - 1).effectiveFrom();
    }

    private static Version version(TermsVersion version, List<TermsVersion> all, View view) {
        int place = all.indexOf(version);
        Clauses clauses = Clauses.of(version.terms(), view);
        return new Version(
                version.version(),
                place == 0,
                view.moment(version.effectiveFrom(), view.zone()),
                version.effectiveFrom().toString(),
                Versions.groups(version.termsHash()),
                place == 0
                        ? clauses
                        : clauses.since(Clauses.of(all.get(place - 1).terms(), view)));
    }

    /** The next that are agreed and have not taken effect. */
    private static @Nullable Ahead agreed(Side side, Clauses now, View view) {
        return side.contract()
                .proposals()
                .nextTerms()
                .map(next -> ahead((TermsChange) next.change(), next.asked(), side, null, now, view))
                .orElse(null);
    }

    /** A side has one open at most. */
    private static List<Ahead> proposed(EngagementView shown, Side side, Clauses now, View view) {
        return shown.agreement().proposals().stream()
                .filter(each -> each.kind() == ProposalKind.TERMS_CHANGE && each.state() == Proposal.State.OPEN)
                .flatMap(each -> Stream.ofNullable(each.change().termsChange())
                        .map(change -> ahead(change, each.asked(), side, view.left(each.lapsesAt()), now, view)))
                .toList();
    }

    private static Ahead ahead(TermsChange change, Stamp by, Side side, @Nullable String left, Clauses now, View view) {
        Doer doer = side.who().doer(by);
        return new Ahead(
                view.due(change.effectiveFrom()),
                doer.self(),
                doer.name(),
                left,
                Clauses.of(change.terms(), view).since(now));
    }

    @GetMapping(PROPOSE)
    String form(@PathVariable String id, Form form) {
        Side side = sides.find(id, null, form.who(), form.view());
        Terms terms = side.contract().terms();
        Deadline suggested = Deadlines.afterDays(form.view().now(), DAYS_AHEAD, terms.zone());
        Typed begun = TermsForm.of(terms)
                .typed()
                .with("effectiveFrom.day", suggested.local().toLocalDate().toString())
                .with("effectiveFrom.time", "00:00")
                .with("key", form.typed().text("key"));
        return show(side, form.with(begun).begin(now(side, form.view())));
    }

    /** What another proposal would rest on: what was proposed last and waits for an answer, else what is in force. */
    private static Typed now(Side side, View view) {
        Contract contract = side.contract();
        Terms terms = contract.proposals()
                .about(ProposalKind.TERMS_CHANGE, Optional.empty())
                .filter(each -> each.isOpenAt(view.now()))
                .reduce((earlier, later) -> later)
                .map(each -> ((TermsChange) each.change()).terms())
                .orElse(contract.terms());
        return TermsForm.of(terms).typed();
    }

    /** @param form as {@link TermsForm} has it, with {@code effectiveFrom}'s day and time; {@code act} */
    @PostMapping(PROPOSE)
    @Nullable
    String propose(@PathVariable String id, Form form) {
        Side side = sides.find(id, null, form.who(), form.view());
        String act = form.typed().text("act");
        TermsForm written = new TermsForm(form.typed()).after(act);
        if (!act.equals("send")) {
            return show(side, form.with(written.typed()));
        }
        TermsForm filled = written.filled();
        Optional<Meanwhile> changed = form.with(filled.typed())
                .meanwhile(now(side, form.view()), (field, value) -> TermsForm.told(field, value, form.view()));
        if (changed.isPresent()) {
            return show(side, form.overtaken(changed.get(), wrong -> TermsForm.named(wrong, form.view())));
        }
        return form.with(filled.typed())
                .answer(
                        form.within(side.zone()).send("propose-terms-change", command(id, filled)),
                        wrong -> TermsForm.named(wrong, form.view()),
                        done -> done.at("/engagements/" + id + "/proposals"),
                        again -> show(sides.find(id, null, form.who(), form.view()), again));
    }

    private static Map<String, Object> command(String id, TermsForm form) {
        Map<String, Object> command = new HashMap<>();
        command.put("engagementId", id);
        command.put("terms", form.terms());
        command.put("effectiveFrom", TypedTime.of(form.typed(), "effectiveFrom").command());
        return command;
    }

    /** What would be another, once that was asked for. */
    private static @Nullable Clauses preview(Side side, TermsForm written, View view) {
        Clauses now = Clauses.of(side.contract().terms(), view);
        return written.typed().has("act")
                ? written.read()
                        .map(terms -> Clauses.of(terms, view).since(now))
                        .orElse(null)
                : null;
    }

    private static String show(Side side, Form form) {
        ZoneId contract = side.zone();
        View view = form.view().within(contract);
        Model model = form.model();
        TermsForm written = new TermsForm(form.typed());
        written.into(model, Stream.of(contract), preview(side, written, view), view);
        model.addAttribute("id", side.contract().engagementId());
        model.addAttribute("side", side);
        model.addAttribute("zone", view.city(contract));
        model.addAttribute(
                "from",
                TypedTime.of(form.typed(), "effectiveFrom")
                        .deadline(contract)
                        .map(view::ahead)
                        .orElse(null));
        model.addAttribute("ways", Map.of("propose-terms-change", "#terms"));
        May.of(side, view).into(model, "propose-terms-change");
        return form.show("terms/propose");
    }
}
