package io.engagements.standalone.people;

import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.standalone.identity.Account;
import io.engagements.standalone.identity.Passkeys;
import io.engagements.standalone.identity.Passkeys.Added;
import io.engagements.standalone.identity.Passkeys.Begun;
import io.engagements.support.security.Denial;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The device makes the passkey that was asked for in the settings: only a script can ask it. */
@Screen
class PasskeyPage {

    static final String PATH = SettingsPage.PATH + "/passkey";

    private static final Logger log = LoggerFactory.getLogger(PasskeyPage.class);

    private static final String BEGUN = PasskeyPage.class.getName();
    private static final String ASIDE = "redirect:" + SettingsPage.PATH;

    private final People people;
    private final Passkeys passkeys;
    private final Letters letters;

    PasskeyPage(People people, Passkeys passkeys, Letters letters) {
        this.people = people;
        this.passkeys = passkeys;
        this.letters = letters;
    }

    /** In the session of who has just typed the password; another one instead of one that was begun before. */
    static void begin(Begun begun, HttpServletRequest request) {
        request.getSession().setAttribute(BEGUN, begun);
    }

    private static Optional<Begun> begun(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (Begun) session.getAttribute(BEGUN))
                .filter(begun -> !begun.isOver());
    }

    /** Whoever has not begun anything, or too long ago, is back in the settings. */
    @GetMapping(PATH)
    String ask(SignedIn who, Model model, HttpServletRequest request) {
        people.self(who.caller().person());
        return begun(request).map(begun -> show(begun, null, model)).orElse(ASIDE);
    }

    /** @param credential what the device says, as the browser puts it */
    @PostMapping(PATH)
    String made(
            @RequestParam(required = false) @Nullable String credential,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Account account = people.self(who.caller().person());
        Optional<Begun> begun = begun(request);
        if (begun.isEmpty()) {
            return ASIDE;
        }
        if (credential == null) {
            throw ProblemException.malformed("credential", "is missing");
        }
        Added added = passkeys.add(begun.get(), credential);
        if (added == Added.DONE) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.removeAttribute(BEGUN);
            }
            log.info("{} has a passkey more", account.id());
            letters.changed(account.id(), "passkey", view);
            return "redirect:" + SettingsPage.PATH + "?saved=passkey";
        }
        Denial.because("wrong-passkey");
        Unfit unfit = new Unfit(view);
        unfit.add("create", "passkeys.new", "passkeys.new." + added.name().toLowerCase(Locale.ROOT));
        NotDone notDone = unfit.told();
        response.setStatus(notDone.status());
        return show(begun.get(), notDone, model);
    }

    private static String show(Begun begun, @Nullable NotDone notDone, Model model) {
        model.addAttribute("called", begun.called());
        model.addAttribute("asked", begun.asked());
        model.addAttribute("notDone", notDone);
        return "people/passkey";
    }
}
