package io.engagements.query.pages.hire;

import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.Decision;
import io.engagements.rules.candidacy.MayHire;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What cannot be taken back: to hire, to decline an offer, to withdraw. Each is read in words before it is sent. */
@Screen
class DecidePage {

    private static final String PATH = "/candidacies/{id}/{act:hire|decline|withdraw}";
    private static final String PAGE = "hire/decide";

    private final Candidacies candidacies;

    DecidePage(Candidacies candidacies) {
        this.candidacies = candidacies;
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
    String look(@PathVariable String id, @PathVariable String act, Form form) {
        Act what = Act.of(act);
        return show(of(id, what, form), what, form);
    }

    /** @param form {@code version} of the terms that were read; {@code reason} */
    @PostMapping(PATH)
    @Nullable
    String decide(@PathVariable String id, @PathVariable String act, Form form) {
        Act what = Act.of(act);
        Considering considering = of(id, what, form);
        return form.answer(
                form.send(what.command, command(id, what, form.typed())),
                wrong -> wrong.field().equals("reason")
                        ? wrong.at("reason", form.view().say("hire.reason." + what.word()))
                        : wrong.nowhere(),
                done -> done.at(what == Act.HIRE ? "/engagements/" + done.aggregateId() : considering.path()),
                again -> show(of(id, what, form), what, again));
    }

    /** Whoever may not do it at all finds nothing. */
    private Considering of(String id, Act act, Form form) {
        View view = form.view();
        Considering considering = candidacies.find(id, null, form.who(), view);
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

    private static String show(Considering considering, Act act, Form form) {
        View view = form.view();
        Model model = form.model();
        boolean refused = form.notDone() != null;
        Checks checks = Checks.of(considering, view);
        boolean possible = act.trial.apply(considering.may(view)) instanceof Decision.Done;
        model.addAttribute("it", considering);
        model.addAttribute("act", act.word());
        model.addAttribute("target", considering.path() + "/" + act.word());
        model.addAttribute("possible", possible);
        model.addAttribute("shown", possible || (refused && act != Act.HIRE));
        model.addAttribute("checks", checks);
        model.addAttribute("waived", checks.that(Checks.Stands.WAIVED));
        model.addAttribute("bars", InTheWay.of(considering, checks, view).orElse(null));
        model.addAttribute("offered", Offered.latest(considering, view).orElse(null));
        model.addAttribute("ending", considering.isOpen() ? null : CandidaciesPage.ending(considering, view));
        model.addAttribute("ways", ways(considering, refused && possible));
        return form.show(PAGE);
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
