package io.engagements.query.pages.find;

import io.engagements.events.party.PartyEvent;
import io.engagements.events.party.PartyKind;
import io.engagements.query.find.Found;
import io.engagements.query.find.PartyFinder;
import io.engagements.query.find.PartyFinder.Registered;
import io.engagements.query.find.PartyFinder.Row;
import io.engagements.query.find.PartyFinder.Wish;
import io.engagements.query.pages.frame.Names;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides.Called;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Who;
import io.engagements.rules.party.Party;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Every party, for an auditor, in the order in which they were registered. */
@Screen
class FindPartiesPage {

    private static final String PATH = FindPage.PATH + "/parties";

    private final Finding finding;
    private final PartyFinder parties;
    private final Names names;

    FindPartiesPage(Finding finding, PartyFinder parties, Names names) {
        this.finding = finding;
        this.parties = parties;
        this.names = names;
    }

    /**
     * @param business what it is called
     * @param person the same where it has no name of its own, else who acts for it
     * @param zone as it was registered with
     * @param engaged whether there are numbers and reports of it
     */
    record Told(
            String id,
            String business,
            String person,
            PartyKind kind,
            Party.Status state,
            String registered,
            String zone,
            String subject,
            boolean engaged) {}

    @GetMapping(PATH)
    String find(Filters given, SignedIn who, @ModelAttribute("view") View view, Model model) {
        finding.requireAuditor(who);
        Filters asked = given.in(view.zone());
        Wish wish = new Wish(
                asked.party(),
                Filters.one("kind", asked.kind(), PartyKind.values(), Enum::name),
                Filters.one("state", asked.state(), Party.Status.values(), Enum::name),
                finding.span(asked, view));
        Found<Registered, Row> found = parties.find(wish, Finding.place(asked.after()));
        Who all = names.of(
                found.items().stream()
                        .map(Registered::party)
                        .collect(Collectors.toMap(
                                Party::partyId,
                                party -> view.say("role." + party.kind().name()))),
                view);
        model.addAttribute("kinds", PartyKind.values());
        model.addAttribute("states", Party.Status.values());
        model.addAttribute(
                "rows",
                found.items().stream().map(each -> told(each, all, view)).toList());
        finding.tell("parties", asked, found, row -> asked.further(PATH, row.place(), null), view, model);
        return "find/parties";
    }

    private static Told told(Registered registered, Who names, View view) {
        Party party = registered.party();
        Called called = names.called(party.partyId());
        return new Told(
                party.partyId(),
                called.business(),
                called.person(),
                party.kind(),
                party.state(),
                view.day(registered.at(), view.zone()),
                view.city(party.zone()),
                PartyEvent.PREFIX + party.partyId(),
                registered.engaged());
    }
}
