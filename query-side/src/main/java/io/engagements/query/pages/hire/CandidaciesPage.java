package io.engagements.query.pages.hire;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.hire.Candidacies.Part;
import io.engagements.rules.candidacy.Candidacy.Status;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whom a client considers, side by side; who considers a VA; and where a client begins to. */
@Screen
class CandidaciesPage {

    private static final String PAGE = "hire/candidacies";
    private static final int MOST_OPEN = 12;
    private static final int MOST_OVER = 10;

    private final Candidacies candidacies;

    CandidaciesPage(Candidacies candidacies) {
        this.candidacies = candidacies;
    }

    /**
     * One that is open, beside others.
     *
     * @param offered absent while there are no terms
     */
    record Card(Considering it, Checks checks, @Nullable Offered offered, InTheWay bars) {

        private static Card of(Considering considering, View view) {
            Checks checks = Checks.of(considering, view);
            return new Card(
                    considering,
                    checks,
                    Offered.latest(considering, view).orElse(null),
                    InTheWay.of(considering, checks, view).orElseThrow());
        }
    }

    /** @param stands what became of it, in a sentence */
    record Over(
            Considering it,
            String at,
            String utc,
            String stands,
            @Nullable String page) {

        private static Over of(Considering considering, View view) {
            String engagement = considering.candidacy().engagementId();
            return new Over(
                    considering,
                    view.moment(considering.candidacy().last().at(), view.zone()),
                    considering.candidacy().last().at().toString(),
                    ending(considering, view),
                    engagement == null ? null : "/engagements/" + engagement);
        }
    }

    /** What became of one that is not open any more. */
    static String ending(Considering considering, View view) {
        boolean byClient = considering
                .candidacy()
                .clientId()
                .equals(considering.candidacy().last().party());
        boolean mine = byClient == (considering.side() == Role.CLIENT);
        return view.say(
                considering.candidacy().state() == Status.HIRED ? "hire.over.hired" : "hire.over.withdrawn",
                Map.of(
                        "mine", mine ? "yes" : "no",
                        "who", (byClient ? considering.client() : considering.va()).person(),
                        "reason",
                                Objects.requireNonNullElse(
                                        considering.candidacy().withdrawal(), "")));
    }

    /**
     * @param after cursor of the last open one seen
     * @param over cursor of the last other one seen
     * @param va whom the form is about
     */
    @GetMapping("/candidacies")
    String candidacies(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String over,
            @RequestParam(required = false) @Nullable String va,
            HttpServletRequest request,
            Form form) {
        Part part = after != null
                ? new Part(MOST_OPEN, 0, after)
                : over != null ? new Part(0, MOST_OVER, over) : new Part(MOST_OPEN, MOST_OVER, null);
        String page = show(part, Map.of(), va == null ? form : form.with("vaId", va));
        if (part.cursor() != null && request.getHeader("HX-Request") != null) {
            return page + (after != null ? " :: open" : " :: over");
        }
        return page;
    }

    /** The client begins to consider a VA. @param form {@code vaId} */
    @PostMapping("/candidacies")
    @Nullable
    String open(Form form) {
        if (!form.who().caller().has(Role.CLIENT)) {
            throw ProblemException.unknown();
        }
        String va = form.typed().pasted("vaId");
        Optional<Considering> already =
                Optional.ofNullable(va).flatMap(each -> candidacies.open(form.who(), each, form.view()));
        Map<String, String> called = already.map(
                        each -> Map.of(each.candidacy().candidacyId(), each.va().person()))
                .orElse(Map.of());
        Map<String, String> ways = already.map(each -> Map.of("withdraw-candidacy", each.path() + "/withdraw"))
                .orElse(Map.of());
        Map<String, Object> command = new HashMap<>();
        command.put("vaId", va);
        return form.answer(
                form.send("open-candidacy", command, called),
                wrong -> wrong.field().equals("vaId")
                        ? wrong.at("vaId", form.view().say("hire.open.id"))
                        : wrong,
                done -> done.at("/candidacies/" + done.aggregateId()),
                again -> show(new Part(MOST_OPEN, MOST_OVER, null), ways, again));
    }

    private String show(Part part, Map<String, String> ways, Form form) {
        SignedIn who = form.who();
        View view = form.view();
        Model model = form.model();
        Caller caller = who.caller();
        if (!caller.has(Role.CLIENT) && !caller.has(Role.VA)) {
            throw ProblemException.unknown();
        }
        Candidacies.Lists lists = candidacies.latest(who, part, view);
        Page<Card> open = lists.open().map(each -> Card.of(each, view));
        Page<Over> over = lists.over().map(each -> Over.of(each, view));
        model.addAttribute("further", part.cursor() != null);
        model.addAttribute("open", open);
        model.addAttribute("over", over);
        model.addAttribute("side", caller.has(Role.CLIENT) ? Role.CLIENT : Role.VA);
        model.addAttribute("mayOpen", caller.has(Role.CLIENT) && part.cursor() == null);
        model.addAttribute("party", caller.party());
        model.addAttribute("ways", ways);
        return form.show(PAGE);
    }
}
