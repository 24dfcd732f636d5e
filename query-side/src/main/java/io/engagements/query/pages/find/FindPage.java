package io.engagements.query.pages.find;

import io.engagements.events.engagement.EndReason;
import io.engagements.events.refusal.RuleId;
import io.engagements.query.find.EngagementFinder;
import io.engagements.query.find.EngagementFinder.Row;
import io.engagements.query.find.EngagementFinder.Wish;
import io.engagements.query.find.Found;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Who;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.ground.Ground;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Every engagement, for an auditor, in the order in which they began. What was asked for stands in the address. */
@Screen
class FindPage {

    static final String PATH = "/find";

    private final Finding finding;
    private final EngagementFinder engagements;
    private final Sides sides;

    FindPage(Finding finding, EngagementFinder engagements, Sides sides) {
        this.finding = finding;
        this.engagements = engagements;
        this.sides = sides;
    }

    /**
     * @param parties ids of client and VA
     * @param end until when it lasts; absent where that is open
     * @param reason why it ends or has ended; absent while it does not
     * @param last sequence of its last event
     */
    record Told(
            String id,
            String client,
            String va,
            String parties,
            EngagementStatus state,
            String since,
            @Nullable String end,
            @Nullable String reason,
            long last) {}

    @GetMapping(PATH)
    String find(Filters given, SignedIn who, @ModelAttribute("view") View view, Model model) {
        finding.requireAuditor(who);
        Filters asked = given.in(view.zone());
        Wish wish = new Wish(
                Filters.one("state", asked.state(), EngagementStatus.values(), Enum::name),
                Filters.one("reason", asked.reason(), EndReason.values(), Enum::name),
                asked.party(),
                Filters.one("ground", asked.ground(), Ground.Kind.values(), Enum::name),
                Filters.one("rule", asked.rule(), RuleId.values(), RuleId::id),
                finding.span(asked, view));
        Found<Contract, Row> found = engagements.find(wish, view.now(), Finding.place(asked.after()));
        finding.looked(found.items().stream().map(Contract::engagementId).toList());
        Who names = sides.names(found.items(), view);
        model.addAttribute("states", EngagementStatus.values());
        model.addAttribute("reasons", EndReason.values());
        model.addAttribute("grounds", Ground.Kind.values());
        model.addAttribute(
                "rules", Stream.of(RuleId.values()).map(RuleId::id).sorted().toList());
        model.addAttribute("sides", asked.party() == null ? List.of() : sidesOf(asked.party(), found.items()));
        model.addAttribute(
                "rows",
                found.items().stream()
                        .map(contract -> told(contract, names, view))
                        .toList());
        finding.tell("engagements", asked, found, row -> asked.further(PATH, row.place(), null), view, model);
        return "find/find";
    }

    /** On which sides a party is in these. */
    private static List<String> sidesOf(String party, List<Contract> contracts) {
        return contracts.stream()
                .filter(contract -> party.equals(contract.parties().vaId())
                        || party.equals(contract.parties().clientId()))
                .map(contract -> contract.sideOf(party).name())
                .distinct()
                .sorted()
                .toList();
    }

    private static Told told(Contract contract, Who names, View view) {
        EndReason reason = contract.ending().reason();
        return new Told(
                contract.engagementId(),
                names.called(contract.parties().clientId()).business(),
                names.called(contract.parties().vaId()).person(),
                contract.parties().clientId() + " · " + contract.parties().vaId(),
                contract.stateAt(view.now()),
                view.day(contract.hired().occurredAt(), contract.terms().zone()),
                contract.lastDay()
                        .map(end -> view.day(end.instant(), end.zone()))
                        .orElse(null),
                reason == null ? null : view.say("change.code.endReason." + reason.name()),
                contract.version());
    }
}
