package io.engagements.query.pages.numbers;

import io.engagements.events.Role;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Viewer;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Pair;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.contract.Contract;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** All engagements of a client, a VA or a lawyer, those that have ended last. */
@Screen
class EngagementsPage {

    private static final int MOST = 20;

    private final EngagementRows engagements;
    private final Sides sides;

    EngagementsPage(EngagementRows engagements, Sides sides) {
        this.engagements = engagements;
        this.sides = sides;
    }

    /** @param lastDay until when it lasts; absent where that is open */
    record Row(
            String id,
            String name,
            String business,
            EngagementStatus state,
            String since,
            @Nullable String lastDay) {}

    /**
     * @param state only those that are in it; absent for all
     * @param after cursor of the last one seen
     */
    @GetMapping("/engagements")
    String engagements(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        if (!who.caller().has(Role.LAWYER)) {
            Sides.ownSide(who);
        }
        List<String> states =
                Stream.of(EngagementStatus.values()).map(Enum::name).toList();
        if (state != null && !states.contains(state)) {
            throw ProblemException.parameter("state", "is one of " + String.join(", ", states));
        }
        Page<Contract> page = engagements.runningFirst(Viewer.of(who.caller()), state, MOST, after);
        Map<String, Pair> pairs = sides.of(page.items(), who, view);
        model.addAttribute("states", states);
        model.addAttribute("state", state);
        model.addAttribute("further", after != null);
        model.addAttribute(
                "page",
                page.map(contract -> row(contract, Objects.requireNonNull(pairs.get(contract.engagementId())), view)));
        return "numbers/engagements";
    }

    private static Row row(Contract contract, Pair pair, View view) {
        return new Row(
                contract.engagementId(),
                pair.other().person(),
                pair.other().business(),
                contract.stateAt(view.now()),
                view.day(contract.hired().occurredAt(), contract.terms().zone()),
                contract.lastDay()
                        .map(end -> view.day(end.instant(), end.zone()))
                        .orElse(null));
    }
}
