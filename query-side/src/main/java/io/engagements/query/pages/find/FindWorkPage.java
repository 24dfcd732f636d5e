package io.engagements.query.pages.find;

import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.find.Found;
import io.engagements.query.find.WorkFinder;
import io.engagements.query.find.WorkFinder.Piece;
import io.engagements.query.find.WorkFinder.Place;
import io.engagements.query.find.WorkFinder.Row;
import io.engagements.query.find.WorkFinder.Wish;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Who;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.Overdue.Whose;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Every piece of work, for an auditor, by engagement and in the order in which they were asked for. */
@Screen
class FindWorkPage {

    private static final String PATH = FindPage.PATH + "/work";

    private final Finding finding;
    private final WorkFinder work;
    private final EngagementRows engagements;
    private final Sides sides;

    FindWorkPage(Finding finding, WorkFinder work, EngagementRows engagements, Sides sides) {
        this.finding = finding;
        this.work = work;
        this.engagements = engagements;
        this.sides = sides;
    }

    /**
     * @param id the engagement's
     * @param due the one agreed on, or asked for
     * @param handedIn when it was first handed in whole, in the reader's zone; absent while it was not
     */
    record Told(
            String id,
            String client,
            String va,
            String deliverable,
            String title,
            DeliverableState state,
            View.Due due,
            @Nullable String handedIn,
            boolean late) {}

    @GetMapping(PATH)
    String find(Filters given, SignedIn who, @ModelAttribute("view") View view, Model model) {
        finding.requireAuditor(who);
        Filters asked = given.in(view.zone());
        Wish wish = new Wish(
                Filters.one("state", asked.state(), DeliverableState.values(), Enum::name),
                asked.party(),
                Filters.one("late", asked.late(), Whose.values(), Enum::name),
                finding.span(asked, view));
        Place after = asked.further()
                ? new Place(Finding.place(asked.after()), Finding.place(asked.within()))
                : Place.BEGINNING;
        Found<Piece, Row> found = work.find(wish, view.now(), after);
        Map<String, Contract> contracts = engagements.contracts(
                found.items().stream().map(Piece::engagementId).collect(Collectors.toSet()));
        finding.looked(contracts.keySet());
        Who names = sides.names(contracts.values(), view);
        model.addAttribute("states", DeliverableState.values());
        model.addAttribute("whose", Whose.values());
        model.addAttribute(
                "rows",
                found.items().stream()
                        .map(piece -> told(
                                piece.work(), Objects.requireNonNull(contracts.get(piece.engagementId())), names, view))
                        .toList());
        finding.tell(
                "work",
                asked,
                found,
                row -> asked.further(PATH, row.place().engagement(), row.place().ordinal()),
                view,
                model);
        return "find/work";
    }

    private static Told told(Deliverable work, Contract contract, Who names, View view) {
        View there = view.within(contract.terms().zone());
        Instant handedIn = work.delivery().submittedAt();
        return new Told(
                contract.engagementId(),
                names.called(contract.parties().clientId()).business(),
                names.called(contract.parties().vaId()).person(),
                work.deliverableId(),
                work.title(),
                work.state(),
                there.due(WorkFinder.dueOf(work)),
                handedIn == null ? null : there.moment(handedIn, there.zone()),
                work.lateBySeconds() > 0);
    }
}
