package io.engagements.standalone.people;

import io.engagements.events.Role;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.party.Parties;
import io.engagements.query.party.PartyNames;
import io.engagements.standalone.identity.Account;
import io.engagements.standalone.identity.Accounts;
import io.engagements.standalone.people.Invitation.Link;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who has an account, who is invited, and, for the operator, which parties there are. */
@Screen
class PeoplePage {

    static final String PATH = "/people";
    static final String REMOVE = PATH + "/{account}/remove";

    private final People people;
    private final Parties parties;
    private final PartyNames names;
    private final MadeLinks links;
    private final Letters letters;
    private final Accounts accounts;

    PeoplePage(People people, Parties parties, PartyNames names, MadeLinks links, Letters letters, Accounts accounts) {
        this.people = people;
        this.parties = parties;
        this.names = names;
        this.links = links;
        this.letters = letters;
        this.accounts = accounts;
    }

    /**
     * @param called absent where nobody has told it
     * @param business acted for; absent where there is none
     */
    record Person(
            String account,
            @Nullable String called,
            List<String> roles,
            @Nullable String business,
            String since,
            boolean self,
            boolean demo,
            boolean resettable,
            boolean removable) {}

    /** @param role absent where the link chooses the password of the account that it is called by */
    record Open(
            long number,
            String called,
            @Nullable String role,
            @Nullable String business,
            String until,
            @Nullable String by,
            @Nullable String mail,
            @Nullable String mailed) {}

    record Business(String id, String name, String person, String kind, String city, boolean erased) {}

    /**
     * Each list has its own cursor.
     *
     * @param after of accounts
     * @param open of invitations
     * @param from of parties
     */
    @GetMapping(PATH)
    String people(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String open,
            @RequestParam(required = false) @Nullable String from,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request) {
        Circle circle = people.of(who.caller().person());
        Page<Accounts.Listed> accounts = people.in(circle, after);
        Page<Invitation> invitations = people.open(circle, open);
        Map<String, String> called = Businesses.names(names, parties(accounts.items(), invitations.items()));
        model.addAttribute("made", MadeLinks.take(request).orElse(null));
        model.addAttribute("all", circle.isAll());
        model.addAttribute("accounts", accounts.map(row -> person(row, circle, called, view)));
        model.addAttribute("invitations", invitations.map(row -> open(row, called, view)));
        model.addAttribute(
                "businesses", circle.isAll() ? parties.list(null, from).map(row -> business(row, view)) : null);
        return "people/people";
    }

    private static Collection<String> parties(List<Accounts.Listed> accounts, List<Invitation> invitations) {
        return Stream.concat(
                        accounts.stream().map(row -> row.account().party()),
                        invitations.stream().map(Invitation::party).filter(Objects::nonNull))
                .toList();
    }

    private Person person(Accounts.Listed row, Circle circle, Map<String, String> called, View view) {
        Account account = row.account();
        boolean forNobody = account.roles().stream().anyMatch(People.FOR_NOBODY::contains);
        return new Person(
                account.id(),
                row.called(),
                account.roles().stream().sorted().map(Role::name).toList(),
                forNobody ? null : called.get(account.party()),
                view.day(row.since(), view.zone()),
                account.id().equals(circle.person()),
                account.demo(),
                circle.isAll() && !account.demo(),
                people.mayGo(circle, account));
    }

    private static Open open(Invitation row, Map<String, String> called, View view) {
        return new Open(
                row.number(),
                row.called(),
                row.role() == null ? null : row.role().name(),
                row.party() == null ? null : called.get(row.party()),
                view.moment(row.expiresAt(), view.zone()),
                row.invitedBy(),
                row.mail(),
                row.mailed() == null ? null : row.mailed().name());
    }

    private static Business business(Parties.Known row, View view) {
        String person = row.name().name();
        return new Business(
                row.name().partyId(),
                Businesses.name(row.name()),
                person == null ? "" : person,
                String.valueOf(row.name().kind()),
                view.city(row.zone()),
                row.name().erased());
    }

    /** @param withdraw number of an invitation, or else {@code reset}: account that shall choose its password anew */
    @PostMapping(PATH)
    String act(
            @RequestParam(required = false) @Nullable String withdraw,
            @RequestParam(required = false) @Nullable String reset,
            SignedIn who,
            @ModelAttribute("view") View view,
            HttpServletRequest request) {
        Circle circle = people.of(who.caller().person());
        Long number = Sides.version(withdraw);
        if (number != null) {
            people.withdraw(circle, number);
        } else if (reset != null) {
            Link link = people.reset(circle, reset, letters.areSent());
            String mail = letters.areSent() ? accounts.mail(reset).orElse(null) : null;
            if (mail != null) {
                letters.reset(link, reset, circle.person(), view);
            }
            links.keep(link, reset, true, mail, request);
        } else {
            throw ProblemException.malformed("withdraw", "is missing");
        }
        return "redirect:" + PATH;
    }

    @GetMapping(REMOVE)
    String check(@PathVariable String account, SignedIn who, Model model) {
        Circle circle = people.of(who.caller().person());
        Account leaving = people.find(circle, account);
        if (!people.mayGo(circle, leaving)) {
            throw ProblemException.forbidden();
        }
        model.addAttribute("account", leaving.id());
        return "people/remove";
    }

    @PostMapping(REMOVE)
    String remove(@PathVariable String account, SignedIn who) {
        people.remove(people.of(who.caller().person()), account);
        return "redirect:" + PATH;
    }
}
