package io.engagements.query.pages.find;

import io.engagements.query.find.CandidacyFinder;
import io.engagements.query.find.CandidacyFinder.Opened;
import io.engagements.query.find.CandidacyFinder.Row;
import io.engagements.query.find.CandidacyFinder.Wish;
import io.engagements.query.find.Found;
import io.engagements.query.pages.frame.Names;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Who;
import io.engagements.rules.candidacy.Candidacy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Every candidacy, for an auditor, in the order in which they were opened. */
@Screen
class FindCandidaciesPage {

    private static final String PATH = FindPage.PATH + "/candidacies";

    private final Finding finding;
    private final CandidacyFinder candidacies;
    private final Names names;

    FindCandidaciesPage(Finding finding, CandidacyFinder candidacies, Names names) {
        this.finding = finding;
        this.candidacies = candidacies;
        this.names = names;
    }

    /**
     * @param parties ids of client and VA
     * @param last when something happened last
     * @param engagement that it led to; absent while it has not
     * @param events so many
     */
    record Told(
            String id,
            String client,
            String va,
            String parties,
            Candidacy.Status state,
            String opened,
            String last,
            @Nullable String engagement,
            long events) {}

    @GetMapping(PATH)
    String find(Filters given, SignedIn who, @ModelAttribute("view") View view, Model model) {
        finding.requireAuditor(who);
        Filters asked = given.in(view.zone());
        Wish wish = new Wish(
                Filters.one("state", asked.state(), Candidacy.Status.values(), Enum::name),
                asked.party(),
                finding.span(asked, view));
        Found<Opened, Row> found = candidacies.find(wish, Finding.place(asked.after()));
        finding.lookedAtCandidacies(found.items().stream()
                .map(each -> each.candidacy().candidacyId())
                .toList());
        Who all = names(found.items(), view);
        model.addAttribute("states", Candidacy.Status.values());
        model.addAttribute(
                "rows",
                found.items().stream().map(each -> told(each, all, view)).toList());
        finding.tell("candidacies", asked, found, row -> asked.further(PATH, row.place(), null), view, model);
        return "find/candidacies";
    }

    private Who names(List<Opened> found, View view) {
        Map<String, String> otherwise = new HashMap<>();
        found.forEach(each -> {
            otherwise.put(each.candidacy().clientId(), view.say("role.CLIENT"));
            otherwise.put(each.candidacy().vaId(), view.say("role.VA"));
        });
        return names.of(otherwise, view);
    }

    private static Told told(Opened opened, Who names, View view) {
        Candidacy candidacy = opened.candidacy();
        return new Told(
                candidacy.candidacyId(),
                names.called(candidacy.clientId()).business(),
                names.called(candidacy.vaId()).person(),
                candidacy.clientId() + " · " + candidacy.vaId(),
                candidacy.state(),
                view.day(opened.at(), view.zone()),
                view.day(candidacy.last().at(), view.zone()),
                candidacy.engagementId(),
                candidacy.version() + 1);
    }
}
