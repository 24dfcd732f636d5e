package io.engagements.standalone.people;

import io.engagements.events.Role;
import io.engagements.events.party.PartyKind;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.party.Parties;
import io.engagements.query.party.PartyName;
import io.engagements.standalone.mail.MailAddress;
import io.engagements.standalone.people.Invitation.Link;
import io.engagements.support.access.AccessTo;
import io.engagements.support.problem.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Somebody is invited: for a party, or, by the operator, as one who acts for none. */
@Screen
class InvitePage {

    static final String PATH = PeoplePage.PATH + "/invite";

    private static final int LONGEST = 200;

    private final People people;
    private final Parties parties;
    private final Reader reader;
    private final MadeLinks links;
    private final Letters letters;

    InvitePage(People people, Parties parties, Reader reader, MadeLinks links, Letters letters) {
        this.people = people;
        this.parties = parties;
        this.reader = reader;
        this.links = links;
        this.letters = letters;
    }

    /**
     * @param party for which; a business has its own, whatever is said here
     * @param version of the party that must be known
     */
    @GetMapping(PATH)
    String form(
            @RequestParam(required = false) @Nullable String party,
            @RequestParam(required = false) @Nullable String version,
            Form form) {
        Circle circle = people.of(form.who().caller().person());
        return show(of(circle, party, version), form);
    }

    /** @param form {@code party}, or {@code role} of who acts for none; {@code called}; {@code mail} */
    @PostMapping(PATH)
    String invite(HttpServletRequest request, Form form) {
        Circle circle = people.of(form.who().caller().person());
        Typed typed = form.typed();
        PartyName party = of(circle, typed.value("party"), null);
        Unfit unfit = new Unfit(form.view());
        Optional<Role> role = party == null ? forNobody(typed.text("role")) : Optional.of(roleOf(party));
        if (role.isEmpty()) {
            unfit.add("role", "people.as", "people.as.none");
        }
        String called = typed.text("called").strip();
        if (called.isEmpty() || called.codePointCount(0, called.length()) > LONGEST) {
            unfit.add("called", "people.called", "people.called.form", Map.of("most", LONGEST));
        }
        Optional<MailAddress> mail = mail(typed, unfit);
        if (unfit.isEmpty()) {
            String partyId = party == null ? null : party.partyId();
            String address = mail.map(MailAddress::text).orElse(null);
            Optional<Link> link = people.invite(circle, called, role.orElseThrow(), partyId, address);
            if (link.isPresent()) {
                mail.ifPresent(to -> letters.invite(
                        link.get(),
                        to,
                        languageOf(partyId).orElse(form.view().language()),
                        circle.person(),
                        party == null ? null : Businesses.name(party),
                        form.view()));
                links.keep(link.get(), called, false, address, request);
                return "redirect:" + PeoplePage.PATH;
            }
            unfit.add("called", "people.called", "people.invite.full", Map.of("most", People.MOST_OPEN));
        }
        return show(party, form.refused(unfit.told()));
    }

    /** Where mail is sent, and nobody has to give an address. */
    private Optional<MailAddress> mail(Typed typed, Unfit unfit) {
        if (!letters.areSent() || typed.text("mail").isBlank()) {
            return Optional.empty();
        }
        Optional<MailAddress> mail = MailAddress.read(typed.text("mail"));
        if (mail.isEmpty()) {
            unfit.add("mail", "people.mail", "people.mail.form");
        }
        return mail;
    }

    private Optional<Language> languageOf(@Nullable String party) {
        return Optional.ofNullable(party).flatMap(parties::find).map(known -> Language.asked(known.language()));
    }

    /** @throws ProblemException 404 where there is no such party, or no name of it any more */
    private @Nullable PartyName of(Circle circle, @Nullable String asked, @Nullable String version) {
        String party = circle.isAll() ? asked : circle.party();
        if (party == null) {
            return null;
        }
        Parties.Known known = reader.find(
                AccessTo.party(party), Sides.version(version), () -> parties.find(party), Parties.Known::version);
        if (known.name().erased()) {
            throw ProblemException.unknown();
        }
        return known.name();
    }

    private static Role roleOf(PartyName party) {
        PartyKind kind = party.kind();
        if (kind == null) {
            throw ProblemException.unknown();
        }
        return switch (kind) {
            case CLIENT -> Role.CLIENT;
            case VA -> Role.VA;
            case LAWYER -> Role.LAWYER;
        };
    }

    private static Optional<Role> forNobody(String name) {
        return People.FOR_NOBODY.stream()
                .filter(role -> role.name().equals(name))
                .findFirst();
    }

    private String show(@Nullable PartyName party, Form form) {
        Model model = form.model();
        model.addAttribute("party", party == null ? null : party.partyId());
        model.addAttribute("business", party == null ? null : Businesses.name(party));
        model.addAttribute("as", party == null ? null : roleOf(party).name());
        model.addAttribute("roles", People.FOR_NOBODY.stream().map(Role::name).toList());
        model.addAttribute("mails", letters.areSent());
        return form.show("people/invite");
    }
}
