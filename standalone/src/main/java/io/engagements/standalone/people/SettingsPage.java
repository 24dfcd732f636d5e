package io.engagements.standalone.people;

import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Choices;
import io.engagements.query.pages.frame.Meanwhile;
import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.PersonalChoices;
import io.engagements.query.pages.frame.PersonalChoices.Chosen;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.standalone.identity.Account;
import io.engagements.standalone.identity.Accounts;
import io.engagements.standalone.identity.Guesses;
import io.engagements.standalone.identity.Guesses.Guess;
import io.engagements.standalone.identity.Passkeys;
import io.engagements.standalone.identity.SignInConfiguration;
import io.engagements.standalone.mail.MailAddress;
import io.engagements.support.problem.Language;
import io.engagements.support.security.Denial;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What somebody sets for themselves: language, zone, password, passkeys. */
@Screen
class SettingsPage {

    static final String PATH = "/settings";

    private static final int LONGEST = 60;

    private final People people;
    private final Choices choices;
    private final PersonalChoices stored;
    private final NewPassword passwords;
    private final Passkeys passkeys;
    private final Accounts accounts;
    private final Letters letters;
    private final PasswordEncoder encoder;
    private final Guesses guesses;

    SettingsPage(
            People people,
            Choices choices,
            PersonalChoices stored,
            NewPassword passwords,
            Passkeys passkeys,
            Accounts accounts,
            Letters letters,
            PasswordEncoder encoder,
            Guesses guesses) {
        this.people = people;
        this.choices = choices;
        this.stored = stored;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.letters = letters;
        this.encoder = encoder;
        this.guesses = guesses;
    }

    /**
     * One of the person's passkeys.
     *
     * @param used absent where it never was
     */
    record Passkey(
            long number,
            String called,
            String since,
            @Nullable String used) {}

    /** @param saved there when something was just set: {@code passkey} when one was made */
    @GetMapping(PATH)
    String settings(
            @RequestParam(required = false) @Nullable String saved,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request) {
        model.addAttribute("saved", saved);
        return show(account(who), chosen(request), null, view, model);
    }

    /** @param fields {@code act}, which form it is: {@code view}, {@code name}, {@code password}, {@code mail}, {@code passkey} or {@code passkey-remove} */
    @PostMapping(PATH)
    String act(
            @RequestParam Map<String, String> fields,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Typed typed = new Typed(fields);
        Account account = account(who);
        Unfit unfit = new Unfit(view);
        Meanwhile meanwhile =
                Meanwhile.of(typed, now(account, typed.text("act")), (field, value) -> told(field, value, view), view);
        if (!meanwhile.changed().isEmpty()) {
            NotDone changed = meanwhile.notDone(view).named(wrong -> wrong.at(wrong.field(), label(wrong, view)));
            response.setStatus(changed.status());
            return show(account, again(meanwhile.typed(), request), changed, view, model);
        }
        switch (typed.text("act")) {
            case "view" -> {
                view(account, typed, unfit, request, response);
                if (unfit.isEmpty()) {
                    return "redirect:" + PATH + "?saved";
                }
            }
            case "name" -> {
                name(account, typed, unfit);
                if (unfit.isEmpty()) {
                    return "redirect:" + PATH + "?saved";
                }
            }
            case "password" -> {
                password(account, typed, unfit, view, request);
                if (unfit.isEmpty()) {
                    return "redirect:" + SignInConfiguration.PATH + "?done=changed";
                }
            }
            case "mail" -> {
                mail(account, typed, unfit, request);
                if (unfit.isEmpty()) {
                    return "redirect:" + PATH + "?saved";
                }
            }
            case "passkey" -> {
                passkey(account, typed, unfit, request);
                if (unfit.isEmpty()) {
                    return "redirect:" + PasskeyPage.PATH;
                }
            }
            case "passkey-remove" -> {
                removePasskey(account, typed);
                return "redirect:" + SignInConfiguration.PATH + "?done=removed";
            }
            default -> throw ProblemException.malformed("act", "is none of these forms");
        }
        NotDone notDone = unfit.told();
        response.setStatus(notDone.status());
        return show(account, again(typed, request), notDone, view, model);
    }

    private static Typed again(Typed typed, HttpServletRequest request) {
        return typed.text("act").equals("view") ? typed : kept(typed, request);
    }

    /** What is set, by the fields of the form that sets it; nothing for a form that sets what nobody reads. */
    private Map<String, String> now(Account account, String act) {
        return switch (act) {
            case "view" -> fields(stored.of(account.id()));
            case "name" -> Map.of(PersonsName.FIELD, accounts.name(account.id()).orElse(""));
            case "mail" -> Map.of("mail", accounts.mail(account.id()).orElse(""));
            default -> Map.of();
        };
    }

    private static String began(Map<String, String> now) {
        return Meanwhile.begin(new Typed(Map.of()), now).text(Meanwhile.FIELD);
    }

    private static String told(String field, String value, View view) {
        return field.equals("language") ? view.say("language." + value) : view.quoted(value);
    }

    private static String label(Wrong wrong, View view) {
        return view.say(wrong.field().equals("language") ? "settings.language" : "people." + wrong.field());
    }

    private Account account(SignedIn who) {
        return people.self(who.caller().person());
    }

    private void view(
            Account account, Typed typed, Unfit unfit, HttpServletRequest request, HttpServletResponse response) {
        Optional<Language> language = Choices.language(typed.text("language"));
        Optional<ZoneId> zone = ZoneNames.read(typed.text("zone"));
        if (language.isEmpty() && !typed.text("language").isEmpty()) {
            unfit.add("language", "settings.language", "settings.language.unknown");
        }
        if (zone.isEmpty() && !typed.text("zone").isEmpty()) {
            unfit.add("zone", "people.zone", "people.zone.unknown");
        }
        if (unfit.isEmpty()) {
            choices.choose(account.id(), new Chosen(language.orElse(null), zone.orElse(null)), request, response);
        }
    }

    private void name(Account account, Typed typed, Unfit unfit) {
        if (account.demo()) {
            throw ProblemException.forbidden();
        }
        PersonsName.check(typed, unfit);
        if (unfit.isEmpty()) {
            people.changeName(account, PersonsName.of(typed));
        }
    }

    /** The old one is asked for: whoever finds a browser open is not to take the account with it. */
    private void password(Account account, Typed typed, Unfit unfit, View view, HttpServletRequest request) {
        if (isProven(account, typed, "old", unfit, request)) {
            passwords.check(typed, account.id(), unfit);
            if (unfit.isEmpty()) {
                people.changeSecret(account.id(), passwords.hash(typed));
                letters.changed(account.id(), "password", view);
            }
        }
    }

    private boolean isProven(Account account, Typed typed, String field, Unfit unfit, HttpServletRequest request) {
        if (account.demo()) {
            throw ProblemException.forbidden();
        }
        Guess guess = Guess.of(account.id(), request.getRemoteAddr());
        if (!guesses.begin(guess).isZero()) {
            Denial.because("too-many-guesses");
            unfit.add(field, "settings.old", "sign-in.wait");
            return false;
        }
        if (!encoder.matches(typed.text(field), account.secretHash())) {
            Denial.because("wrong-secret");
            unfit.add(field, "settings.old", "settings.old.wrong");
            return false;
        }
        guesses.wasRight(guess);
        return true;
    }

    /** The password is asked for, as above; what the device says comes with the next page. */
    private void passkey(Account account, Typed typed, Unfit unfit, HttpServletRequest request) {
        String called = typed.text("called").strip();
        if (called.isEmpty() || called.codePointCount(0, called.length()) > LONGEST) {
            unfit.add("called", "passkeys.called", "passkeys.called.form", Map.of("most", LONGEST));
        } else if (passkeys.of(account.id()).size() >= Passkeys.MOST) {
            unfit.add("called", "passkeys", "passkeys.full.now", Map.of("most", Passkeys.MOST));
        }
        if (isProven(account, typed, "present", unfit, request) && unfit.isEmpty()) {
            PasskeyPage.begin(passkeys.begin(account.id(), called), request);
        }
    }

    /** Whoever gives another address gets what lets somebody in: so the password is asked for here too. */
    private void mail(Account account, Typed typed, Unfit unfit, HttpServletRequest request) {
        Optional<MailAddress> mail = MailAddress.read(typed.text("mail"));
        if (mail.isEmpty() && !typed.text("mail").isBlank()) {
            unfit.add("mail", "people.mail", "people.mail.form");
        }
        if (isProven(account, typed, "known", unfit, request) && unfit.isEmpty()) {
            accounts.changeMail(account.id(), mail.map(MailAddress::text).orElse(null));
        }
    }

    private void removePasskey(Account account, Typed typed) {
        Long number = Sides.version(typed.text("number"));
        if (number == null) {
            throw ProblemException.malformed("number", "is missing");
        }
        people.removePasskey(account.id(), number);
    }

    private static Typed kept(Typed typed, HttpServletRequest request) {
        Typed chosen = chosen(request).with("called", typed.text("called"));
        if (typed.has(PersonsName.FIELD)) {
            return chosen.with(PersonsName.FIELD, typed.text(PersonsName.FIELD));
        }
        return typed.has("mail") ? chosen.with("mail", typed.text("mail")) : chosen;
    }

    private static Typed chosen(HttpServletRequest request) {
        return new Typed(fields(Choices.of(request)));
    }

    private static Map<String, String> fields(Chosen chosen) {
        Map<String, String> fields = new HashMap<>();
        if (chosen.language() != null) {
            fields.put("language", chosen.language().locale().getLanguage());
        }
        if (chosen.zone() != null) {
            fields.put("zone", chosen.zone().getId());
        }
        return fields;
    }

    private Passkey passkey(Passkeys.Listed row, View view) {
        return new Passkey(
                row.number(),
                row.called(),
                view.day(row.since(), view.zone()),
                row.usedAt() == null ? null : view.moment(row.usedAt(), view.zone()));
    }

    private String show(Account account, Typed typed, @Nullable NotDone notDone, View view, Model model) {
        List<String> languages = Stream.of(Language.values())
                .map(language -> language.locale().getLanguage())
                .toList();
        model.addAttribute("account", account.id());
        model.addAttribute("party", account.party());
        model.addAttribute("demo", account.demo());
        model.addAttribute(
                "passkeys",
                passkeys.of(account.id()).stream()
                        .map(row -> passkey(row, view))
                        .toList());
        model.addAttribute("most", Passkeys.MOST);
        model.addAttribute("mails", letters.areSent());
        model.addAttribute("languages", languages);
        model.addAttribute("zones", ZoneNames.ALL);
        String mail = accounts.mail(account.id()).orElse("");
        Typed shown = typed.has("mail") ? typed : typed.with("mail", mail);
        String name = accounts.name(account.id()).orElse("");
        model.addAttribute("typed", shown.has(PersonsName.FIELD) ? shown : shown.with(PersonsName.FIELD, name));
        model.addAttribute("notDone", notDone);
        model.addAttribute(
                "began",
                Map.of(
                        "view", began(fields(stored.of(account.id()))),
                        "name", began(Map.of(PersonsName.FIELD, name)),
                        "mail", began(Map.of("mail", mail))));
        return "people/settings";
    }
}
