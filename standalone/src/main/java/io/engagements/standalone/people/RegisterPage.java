package io.engagements.standalone.people;

import io.engagements.events.party.PartyKind;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.support.problem.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The operator registers a party. Its id is made: it stands in histories, and is to name nobody. */
@Screen
class RegisterPage {

    static final String PATH = PeoplePage.PATH + "/register";

    private static final List<String> FIELDS = List.of("kind", "name", "businessName", "contact", "zone", "language");

    private final People people;

    RegisterPage(People people) {
        this.people = people;
    }

    @GetMapping(PATH)
    String form(Form form) {
        operatorOnly(form.who());
        return show(form.with("zone", form.view().zone().getId())
                .with("language", form.view().locale().getLanguage()));
    }

    /** @param form fields of the command */
    @PostMapping(PATH)
    @Nullable
    String register(Form form) {
        operatorOnly(form.who());
        Map<String, Object> command = new LinkedHashMap<>();
        FIELDS.forEach(field -> command.put(field, form.typed().value(field)));
        return form.answer(
                form.send("register-party", command),
                wrong -> named(wrong, form.view()),
                done -> InvitePage.PATH + "?party="
                        + done.answer().path("partyId").asString() + "&version=" + done.version(),
                RegisterPage::show);
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
        return view.knows(label) ? wrong.at(wrong.field(), view.say(label)) : wrong;
    }

    private static String show(Form form) {
        Model model = form.model();
        model.addAttribute("ways", Map.of("register-party", "#businessName"));
        model.addAttribute(
                "kinds", Stream.of(PartyKind.values()).map(PartyKind::name).toList());
        model.addAttribute("zones", ZoneNames.ALL);
        model.addAttribute(
                "languages",
                Stream.of(Language.values())
                        .map(language -> language.locale().getLanguage())
                        .toList());
        return form.show("people/register");
    }
}
