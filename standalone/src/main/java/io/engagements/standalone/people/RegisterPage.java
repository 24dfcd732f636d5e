package io.engagements.standalone.people;

import io.engagements.events.party.PartyKind;
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
import io.engagements.support.problem.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The operator registers a party. Its id is made: it stands in histories, and is to name nobody. */
@Screen
class RegisterPage {

    static final String PATH = PeoplePage.PATH + "/register";

    private static final List<String> FIELDS = List.of("kind", "name", "businessName", "contact", "zone", "language");

    private final People people;
    private final Acts acts;

    RegisterPage(People people, Acts acts) {
        this.people = people;
        this.acts = acts;
    }

    @GetMapping(PATH)
    String form(SignedIn who, @ModelAttribute("view") View view, Model model) {
        operatorOnly(who);
        Map<String, String> usual = Map.of(
                "key",
                Acts.newKey(),
                "zone",
                view.zone().getId(),
                "language",
                view.locale().getLanguage());
        return show(new Typed(usual), null, model);
    }

    /** @param fields of the command, and {@code key} */
    @PostMapping(PATH)
    @Nullable
    String register(
            @RequestParam Map<String, String> fields,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        operatorOnly(who);
        Typed typed = new Typed(fields);
        Map<String, Object> command = new LinkedHashMap<>();
        FIELDS.forEach(field -> command.put(field, typed.value(field)));
        Outcome outcome = acts.send(who, view, "register-party", command, typed.text("key"));
        if (outcome instanceof Done done) {
            String party = done.answer().path("partyId").asString();
            return Onward.to(InvitePage.PATH + "?party=" + party + "&version=" + done.version(), request, response);
        }
        NotDone notDone = ((NotDone) outcome).named(wrong -> named(wrong, view));
        response.setStatus(notDone.status());
        return show(typed.with("key", notDone.key()), notDone, model);
    }

    private void operatorOnly(SignedIn who) {
        if (!people.of(who.caller().person()).isAll()) {
            throw ProblemException.unknown();
        }
    }

    private static Wrong named(Wrong wrong, View view) {
        String label =
                switch (wrong.field()) {
                    case "zone" -> "people.zone";
                    case "language" -> "settings.language";
                    default -> "register." + wrong.field();
                };
        return view.knows(label) ? new Wrong(wrong.field(), view.say(label), wrong.detail()) : wrong;
    }

    private static String show(Typed typed, @Nullable NotDone notDone, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("notDone", notDone);
        model.addAttribute("ways", Map.of("register-party", "#businessName"));
        model.addAttribute(
                "kinds", Stream.of(PartyKind.values()).map(PartyKind::name).toList());
        model.addAttribute("zones", ZoneNames.ALL);
        model.addAttribute(
                "languages",
                Stream.of(Language.values())
                        .map(language -> language.locale().getLanguage())
                        .toList());
        return "people/register";
    }
}
