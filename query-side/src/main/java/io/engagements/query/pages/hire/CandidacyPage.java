package io.engagements.query.pages.hire;

import io.engagements.events.Role;
import io.engagements.events.candidacy.Criterion;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Acts;
import io.engagements.query.pages.frame.Onward;
import io.engagements.query.pages.frame.Outcome;
import io.engagements.query.pages.frame.Outcome.Done;
import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.Decision;
import io.engagements.rules.candidacy.MayHire;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A candidacy for its two sides: the ten checks, each recorded by one act, the terms on offer, and what bars hiring. */
@Screen
class CandidacyPage {

    private static final String PATH = "/candidacies/{id}";
    private static final String PAGE = "hire/candidacy";
    private static final String WAIVED = "WAIVED";

    private final Candidacies candidacies;
    private final Acts acts;

    CandidacyPage(Candidacies candidacies, Acts acts) {
        this.candidacies = candidacies;
        this.acts = acts;
    }

    /**
     * @param version that has to be shown at least
     * @param check whose form is open
     * @param before version of the terms before which the earlier ones shown were offered
     */
    @GetMapping(PATH)
    String candidacy(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String check,
            @RequestParam(required = false) @Nullable String before,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request) {
        Considering considering = candidacies.find(id, version, who, view);
        Offered.Earlier earlier = Offered.before(place(before, considering), considering, view);
        if (before != null && request.getHeader("HX-Request") != null) {
            model.addAttribute("it", considering);
            model.addAttribute("earlier", earlier);
            return PAGE + " :: earlier";
        }
        String form = check == null ? null : criterion(check).name();
        show(considering, form, new Typed(Map.of("key", Acts.newKey())), null, view, model);
        model.addAttribute("earlier", earlier);
        return PAGE;
    }

    /**
     * A check is recorded, or done without.
     *
     * @param fields {@code criterion}; {@code outcome}: one of the command's, or WAIVED; {@code evidence}, or {@code reason};
     *     {@code key}
     */
    @PostMapping(PATH)
    @Nullable
    String record(
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Considering considering = candidacies.find(id, null, who, view);
        if (considering.may(view).check() instanceof Decision.Forbidden) {
            throw ProblemException.unknown();
        }
        Typed typed = new Typed(fields);
        String criterion = criterion(typed.text("criterion")).name();
        Outcome outcome = send(id, criterion, typed, who, view);
        if (outcome instanceof Done done) {
            return Onward.to(
                    considering.path() + "?version=" + done.version() + "#check-" + criterion, request, response);
        }
        NotDone notDone = ((NotDone) outcome).named(wrong -> named(wrong, view));
        response.setStatus(notDone.status());
        // What stands by now: the other side may have been first.
        Considering now = candidacies.find(id, null, who, view);
        show(now, criterion, typed.with("key", notDone.key()), notDone, view, model);
        model.addAttribute("earlier", Offered.before(place(null, now), now, view));
        return PAGE;
    }

    private Outcome send(String id, String criterion, Typed typed, SignedIn who, View view) {
        Map<String, Object> command = new HashMap<>();
        command.put("candidacyId", id);
        command.put("criterion", criterion);
        String name;
        if (typed.text("outcome").equals(WAIVED)) {
            name = "waive-vetting-check";
            command.put("reason", typed.value("reason"));
        } else {
            name = "record-vetting-check";
            command.put("outcome", typed.value("outcome"));
            command.put("evidence", typed.value("evidence"));
        }
        return acts.send(who, view, name, command, typed.text("key"));
    }

    private static Criterion criterion(String name) {
        return Stream.of(Criterion.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.malformed("check", "is none of the ten"));
    }

    /** The fields of the command, by what they are called here. */
    private static Wrong named(Wrong wrong, View view) {
        return switch (wrong.field()) {
            case "outcome", "evidence", "reason" ->
                new Wrong(wrong.field(), view.say("hire.form." + wrong.field()), wrong.detail());
            default -> new Wrong("", wrong.label(), wrong.detail());
        };
    }

    private static int place(@Nullable String before, Considering considering) {
        Long place = Sides.version(before);
        return place == null ? considering.candidacy().offers().size() : (int) Math.min(place, Integer.MAX_VALUE);
    }

    /** @param form the check whose form is open; absent for none */
    private static void show(
            Considering considering,
            @Nullable String form,
            Typed typed,
            @Nullable NotDone notDone,
            View view,
            Model model) {
        MayHire may = considering.may(view);
        Checks checks = Checks.of(considering, view);
        Instant tried = considering.triedAt();
        model.addAttribute("it", considering);
        model.addAttribute("client", considering.side() == Role.CLIENT);
        model.addAttribute("checks", checks);
        model.addAttribute("bars", InTheWay.of(considering, checks, view).orElse(null));
        model.addAttribute("offered", Offered.latest(considering, view).orElse(null));
        model.addAttribute("tried", tried == null ? null : view.moment(tried, view.zone()));
        model.addAttribute("ending", considering.isOpen() ? null : CandidaciesPage.ending(considering, view));
        model.addAttribute("endedAt", view.moment(considering.candidacy().last().at(), view.zone()));
        model.addAttribute("mayCheck", isDone(may.check()));
        model.addAttribute("mayOffer", isDone(may.offer()));
        model.addAttribute("mayDecline", isDone(may.decline()));
        model.addAttribute("mayHire", isDone(may.hire()));
        model.addAttribute("mayWithdraw", isDone(may.withdraw()));
        model.addAttribute("form", isDone(may.check()) || notDone != null ? form : null);
        model.addAttribute("typed", typed);
        model.addAttribute("notDone", notDone);
        model.addAttribute("ways", Map.of("withdraw-candidacy", considering.path() + "/withdraw"));
    }

    private static boolean isDone(Decision trial) {
        return trial instanceof Decision.Done;
    }
}
