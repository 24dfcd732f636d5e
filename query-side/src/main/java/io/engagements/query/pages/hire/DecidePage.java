package io.engagements.query.pages.hire;

import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Acts;
import io.engagements.query.pages.frame.Onward;
import io.engagements.query.pages.frame.Outcome;
import io.engagements.query.pages.frame.Outcome.Done;
import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.Decision;
import io.engagements.rules.candidacy.MayHire;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What cannot be taken back: to hire, to decline an offer, to withdraw. Each is read in words before it is sent. */
@Screen
class DecidePage {

    private static final String PATH = "/candidacies/{id}/{act:hire|decline|withdraw}";
    private static final String PAGE = "hire/decide";

    private final Candidacies candidacies;
    private final Acts acts;

    DecidePage(Candidacies candidacies, Acts acts) {
        this.candidacies = candidacies;
        this.acts = acts;
    }

    private enum Act {
        HIRE("hire-va", MayHire::hire),
        DECLINE("decline-offer", MayHire::decline),
        WITHDRAW("withdraw-candidacy", MayHire::withdraw);

        private final String command;
        private final Function<MayHire, Decision> trial;

        Act(String command, Function<MayHire, Decision> trial) {
            this.command = command;
            this.trial = trial;
        }

        private static Act of(String name) {
            return Stream.of(values())
                    .filter(act -> act.word().equals(name))
                    .findFirst()
                    .orElseThrow(ProblemException::unknown);
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @GetMapping(PATH)
    String look(
            @PathVariable String id,
            @PathVariable String act,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        Act what = Act.of(act);
        Considering considering = of(id, what, who, view);
        show(considering, what, new Typed(Map.of("key", Acts.newKey())), null, view, model);
        return PAGE;
    }

    /** @param fields {@code version} of the terms that were read; {@code reason}; {@code key} */
    @PostMapping(PATH)
    @Nullable
    String decide(
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam Map<String, String> fields,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Act what = Act.of(act);
        Considering considering = of(id, what, who, view);
        Typed typed = new Typed(fields);
        Outcome outcome = acts.send(who, view, what.command, command(id, what, typed), typed.text("key"));
        if (outcome instanceof Done done) {
            String shown = what == Act.HIRE ? "/engagements/" + done.aggregateId() : considering.path();
            return Onward.to(shown + "?version=" + done.version(), request, response);
        }
        NotDone notDone = ((NotDone) outcome)
                .named(wrong -> wrong.field().equals("reason")
                        ? new Wrong("reason", view.say("hire.reason." + what.word()), wrong.detail())
                        : new Wrong("", wrong.label(), wrong.detail()));
        response.setStatus(notDone.status());
        // What stands by now: the other side may have been first.
        show(of(id, what, who, view), what, typed.with("key", notDone.key()), notDone, view, model);
        return PAGE;
    }

    /** Whoever may not do it at all finds nothing. */
    private Considering of(String id, Act act, SignedIn who, View view) {
        Considering considering = candidacies.find(id, null, who, view);
        if (act.trial.apply(considering.may(view)) instanceof Decision.Forbidden) {
            throw ProblemException.unknown();
        }
        return considering;
    }

    private static Map<String, Object> command(String id, Act act, Typed typed) {
        Map<String, Object> command = new HashMap<>();
        command.put("candidacyId", id);
        if (act != Act.WITHDRAW) {
            command.put("termsVersion", typed.number("version"));
        }
        if (act != Act.HIRE) {
            command.put("reason", typed.value("reason"));
        }
        return command;
    }

    private static void show(
            Considering considering, Act act, Typed typed, @Nullable NotDone notDone, View view, Model model) {
        Checks checks = Checks.of(considering, view);
        boolean possible = act.trial.apply(considering.may(view)) instanceof Decision.Done;
        model.addAttribute("it", considering);
        model.addAttribute("act", act.word());
        model.addAttribute("target", considering.path() + "/" + act.word());
        model.addAttribute("possible", possible);
        model.addAttribute("shown", possible || (notDone != null && act != Act.HIRE));
        model.addAttribute("checks", checks);
        model.addAttribute("waived", checks.that(Checks.Stands.WAIVED));
        model.addAttribute("bars", InTheWay.of(considering, checks, view).orElse(null));
        model.addAttribute("offered", Offered.latest(considering, view).orElse(null));
        model.addAttribute("ending", considering.isOpen() ? null : CandidaciesPage.ending(considering, view));
        model.addAttribute("typed", typed);
        model.addAttribute("notDone", notDone);
        model.addAttribute("ways", ways(considering, notDone != null && possible));
    }

    /** Where what may be done instead is done. */
    private static Map<String, String> ways(Considering considering, boolean again) {
        String checks = considering.path() + "#checks";
        Map<String, String> ways = new HashMap<>(Map.of(
                "withdraw-candidacy", considering.path() + "/withdraw",
                "record-vetting-check", checks,
                "waive-vetting-check", checks));
        if (again) {
            ways.put("hire-va", "#send");
            ways.put("decline-offer", "#send");
        }
        return ways;
    }
}
