package io.engagements.query.pages.hire;

import io.engagements.events.Role;
import io.engagements.events.candidacy.Criterion;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Outcome;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.Decision;
import io.engagements.rules.candidacy.MayHire;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
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

    CandidacyPage(Candidacies candidacies) {
        this.candidacies = candidacies;
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
            HttpServletRequest request,
            Form form) {
        Considering considering = candidacies.find(id, version, form.who(), form.view());
        if (before != null && request.getHeader("HX-Request") != null) {
            form.model().addAttribute("it", considering);
            form.model().addAttribute("earlier", earlier(before, considering, form.view()));
            return PAGE + " :: earlier";
        }
        return show(considering, check == null ? null : criterion(check).name(), before, form);
    }

    /**
     * A check is recorded, or done without.
     *
     * @param form {@code criterion}; {@code outcome}: one of the command's, or WAIVED; {@code evidence}, or {@code reason}
     */
    @PostMapping(PATH)
    @Nullable
    String record(@PathVariable String id, Form form) {
        View view = form.view();
        Considering considering = candidacies.find(id, null, form.who(), view);
        if (considering.may(view).check() instanceof Decision.Forbidden) {
            throw ProblemException.unknown();
        }
        String criterion = criterion(form.typed().text("criterion")).name();
        return form.answer(
                send(id, criterion, form),
                wrong -> named(wrong, view),
                done -> done.at(considering.path()) + "#check-" + criterion,
                again -> show(candidacies.find(id, null, form.who(), view), criterion, null, again));
    }

    private static Outcome send(String id, String criterion, Form form) {
        Typed typed = form.typed();
        Map<String, Object> command = new HashMap<>();
        command.put("candidacyId", id);
        command.put("criterion", criterion);
        String name;
        if (typed.text("outcome").equals(WAIVED)) {
            name = "waive-vetting-check";
            command.put("reason", typed.value("reason"));
        } else {
            if (typed.value("outcome") == null) {
                // What was seen is asked for once it is said what that showed.
                return form.unfit("outcome", form.view().say("not-done.missing"));
            }
            name = "record-vetting-check";
            command.put("outcome", typed.value("outcome"));
            command.put("evidence", typed.value("evidence"));
        }
        return form.send(name, command);
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
            case "outcome", "evidence", "reason" -> wrong.at(wrong.field(), view.say("hire.form." + wrong.field()));
            default -> wrong.nowhere();
        };
    }

    private static Offered.Earlier earlier(@Nullable String before, Considering considering, View view) {
        Long place = Sides.version(before);
        int end = place == null ? considering.candidacy().offers().size() : (int) Math.min(place, Integer.MAX_VALUE);
        return Offered.before(end, considering, view);
    }

    /** @param check whose form is open; absent for none */
    private static String show(Considering considering, @Nullable String check, @Nullable String before, Form form) {
        View view = form.view();
        Model model = form.model();
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
        model.addAttribute("form", isDone(may.check()) || form.notDone() != null ? check : null);
        model.addAttribute("earlier", earlier(before, considering, view));
        model.addAttribute("ways", Map.of("withdraw-candidacy", considering.path() + "/withdraw"));
        return form.show(PAGE);
    }

    private static boolean isDone(Decision trial) {
        return trial instanceof Decision.Done;
    }
}
