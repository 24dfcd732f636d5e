package io.engagements.standalone.people;

import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.PersonalChoices;
import io.engagements.query.pages.frame.PersonalChoices.Chosen;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.query.party.Parties;
import io.engagements.standalone.identity.Accounts;
import io.engagements.standalone.identity.SignInConfiguration;
import io.engagements.standalone.people.Invitation.Link;
import io.engagements.standalone.people.Invitation.State;
import io.engagements.standalone.people.People.Accepted;
import io.engagements.support.limits.Network;
import io.engagements.support.limits.Quota;
import io.engagements.support.security.Denial;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a link leads that somebody was given: a name and a password are chosen, or a password alone. What is sent has the
 * token in the form and not in the address, which logs may name.
 */
@Screen
class InvitationPage {

    static final String PATH = "/invitation";

    private static final String PAGE = "people/invitation";

    /** Narrower than ids are, so that no two names look alike. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,31}");

    /** So often within a while what is sent to one link is looked at, wherever it comes from. */
    private static final int TRIES = 10;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int OPEN_LINKS = 10_000;

    /** What acts here by itself. */
    private static final Set<String> RESERVED = Set.of("clock", "web");

    /** So often in a minute a stranger has the database look for nothing. */
    static final int UNKNOWN_FROM_HERE = 100;

    /** Where a browser says it comes from that opens a link, unless it stands on somebody else's page. */
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final People people;
    private final Accounts accounts;
    private final Parties parties;
    private final NewPassword passwords;
    private final PersonalChoices choices;
    private final Letters letters;
    private final Quota tries = new Quota(TRIES, WINDOW, OPEN_LINKS, InstantSource.system());

    /**
     * Those that lead nowhere, by the address that they come from. Anybody's page can have a browser ask for such links, so
     * they use up nothing that signing in needs, and what other pages lead to is counted apart from what people open
     * themselves; and of 256 bits none is guessed.
     */
    private final Quota unknown = new Quota(UNKNOWN_FROM_HERE, Duration.ofMinutes(1), 10_000, InstantSource.system());

    InvitationPage(
            People people,
            Accounts accounts,
            Parties parties,
            NewPassword passwords,
            PersonalChoices choices,
            Letters letters) {
        this.people = people;
        this.accounts = accounts;
        this.parties = parties;
        this.passwords = passwords;
        this.choices = choices;
        this.letters = letters;
    }

    /** What is passed on to whom it is for. */
    static String address(String publicUrl, Link link) {
        return publicUrl + PATH + "/" + link.token();
    }

    @GetMapping({PATH, PATH + "/{token}"})
    String open(
            @PathVariable(required = false) @Nullable String token,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (isLoadedElsewhere(request)) {
            throw ProblemException.unknown();
        }
        String given = token == null ? "" : token;
        return show(given, find(given, request), new Typed(Map.of()), null, model, response);
    }

    /** @param fields {@code token}; {@code person}, {@code name}, {@code secret}, {@code again}, {@code zone} */
    @PostMapping(PATH)
    String accept(
            @RequestParam Map<String, String> fields,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Typed typed = new Typed(fields);
        String token = typed.text("token");
        Optional<Invitation> found = find(token, request);
        if (found.isEmpty() || found.get().state() != State.OPEN) {
            return show(token, found, typed, null, model, response);
        }
        Invitation invitation = found.get();
        countTry(invitation);
        Unfit unfit = unfit(invitation, typed, view);
        if (unfit.isEmpty()) {
            Accepted accepted = accept(invitation, typed);
            if (accepted == Accepted.DONE) {
                if (invitation.account() != null) {
                    letters.changed(invitation.account(), "password", view);
                }
                return "redirect:" + SignInConfiguration.PATH + "?done="
                        + (invitation.account() == null ? "welcome" : "changed");
            } else if (accepted == Accepted.LINK_OVER) {
                return show(token, people.opened(token), typed, null, model, response);
            }
            unfit.add("name", "people.name", "people.name.taken");
        }
        return show(token, found, typed, unfit.told(), model, response);
    }

    /** Looked for only while there is a try left. */
    private Optional<Invitation> find(String token, HttpServletRequest request) {
        String from = Network.of(request.getRemoteAddr()) + (isLedHere(request) ? " led here" : "");
        allow(unknown.take(from), "too-many-links");
        Optional<Invitation> found = people.opened(token);
        if (found.isPresent()) {
            unknown.giveBack(from);
        }
        return found;
    }

    /** Whoever holds a link may not try names, nor have secrets hashed, without end. */
    private void countTry(Invitation invitation) {
        allow(tries.take(String.valueOf(invitation.number())), "too-many-guesses");
    }

    private static void allow(Duration pause, String reason) {
        if (!pause.isZero()) {
            Denial.because(reason);
            throw ProblemException.tooMany();
        }
    }

    /** What another's page has loaded into itself, an image say: nobody reads it there, so none is looked for. */
    private static boolean isLoadedElsewhere(HttpServletRequest request) {
        return isLedHere(request) && !"document".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    /** By another's page: a link on it, or a window that it opened. */
    private static boolean isLedHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !OURS.contains(site);
    }

    private Unfit unfit(Invitation invitation, Typed typed, View view) {
        Unfit unfit = new Unfit(view);
        String name = name(invitation, typed);
        if (invitation.account() == null) {
            PersonsName.check(typed, unfit);
            if (!NAME.matcher(name).matches()) {
                unfit.add("name", "people.name", "people.name.form");
            } else if (isTaken(name, invitation)) {
                unfit.add("name", "people.name", "people.name.taken");
            }
            if (!typed.text("zone").isEmpty()
                    && ZoneNames.read(typed.text("zone")).isEmpty()) {
                unfit.add("zone", "people.zone", "people.zone.unknown");
            }
        }
        passwords.check(typed, name, unfit);
        return unfit;
    }

    private static String name(Invitation invitation, Typed typed) {
        return invitation.account() == null ? typed.text("name").strip() : invitation.account();
    }

    /** Before the secret is hashed, which is slow. */
    private boolean isTaken(String name, Invitation invitation) {
        return RESERVED.contains(name) || accounts.isTaken(name) || isAnothersParty(name, invitation);
    }

    /** Who acts for none is a party of that name where acts are told: it must not look like one that is registered. */
    private boolean isAnothersParty(String name, Invitation invitation) {
        return !name.equals(invitation.party()) && parties.find(name).isPresent();
    }

    private Accepted accept(Invitation invitation, Typed typed) {
        String hash = passwords.hash(typed);
        if (invitation.account() != null) {
            return people.renew(invitation, hash);
        }
        String name = name(invitation, typed);
        Accepted accepted = people.join(invitation, name, PersonsName.of(typed), hash);
        if (accepted == Accepted.DONE) {
            ZoneNames.read(typed.text("zone")).ifPresent(zone -> choices.keep(name, new Chosen(null, zone)));
        }
        return accepted;
    }

    private String show(
            String token,
            Optional<Invitation> found,
            Typed typed,
            @Nullable NotDone notDone,
            Model model,
            HttpServletResponse response) {
        State state = found.map(Invitation::state).orElse(null);
        model.addAttribute("path", PATH + "/" + token);
        model.addAttribute("token", token);
        model.addAttribute("typed", typed);
        model.addAttribute("notDone", notDone);
        model.addAttribute("invitation", state == State.OPEN ? found.orElseThrow() : null);
        model.addAttribute("over", state == null ? "unknown" : state.name().toLowerCase(Locale.ROOT));
        model.addAttribute(
                "business",
                found.map(Invitation::party)
                        .flatMap(parties::find)
                        .map(known -> Businesses.name(known.name()))
                        .orElse(null));
        model.addAttribute("zones", ZoneNames.ALL);
        if (state != State.OPEN) {
            response.setStatus((state == null ? HttpStatus.NOT_FOUND : HttpStatus.GONE).value());
        } else if (notDone != null) {
            response.setStatus(notDone.status());
        }
        return PAGE;
    }
}
