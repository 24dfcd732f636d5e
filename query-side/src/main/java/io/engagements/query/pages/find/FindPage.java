package io.engagements.query.pages.find;

import io.engagements.events.Role;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Viewer;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Who;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.contract.Contract;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Every engagement, for an auditor, in the order in which they began. What was asked for stands in the address. */
@Screen
class FindPage {

    private static final int MOST = 30;

    private final EngagementRows engagements;
    private final Sides sides;

    FindPage(EngagementRows engagements, Sides sides) {
        this.engagements = engagements;
        this.sides = sides;
    }

    /**
     * @param parties ids of client and VA
     * @param end until when it lasts; absent where that is open
     * @param reason why it ends or has ended; absent while it does not
     * @param last sequence of its last event
     */
    record Row(
            String id,
            String client,
            String va,
            String parties,
            EngagementStatus state,
            String since,
            @Nullable String end,
            @Nullable String reason,
            long last) {}

    /**
     * @param state only those that are in it; absent or empty for all
     * @param party only those of which it is a side or the lawyer, by its id; absent or empty for all
     * @param after cursor of the last one seen
     */
    @GetMapping("/find")
    String find(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String party,
            @RequestParam(required = false) @Nullable String after,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        if (!who.caller().has(Role.AUDITOR)) {
            throw ProblemException.unknown();
        }
        List<String> states =
                Stream.of(EngagementStatus.values()).map(Enum::name).toList();
        String inState = absentIfEmpty(state);
        if (inState != null && !states.contains(inState)) {
            throw ProblemException.parameter("state", "is one of " + String.join(", ", states));
        }
        String of = absentIfEmpty(party);
        Page<Contract> page = engagements.page(Viewer.of(who.caller()), inState, of, MOST, after);
        Who names = sides.names(page.items(), view);
        model.addAttribute("states", states);
        model.addAttribute("state", inState);
        model.addAttribute("party", of);
        model.addAttribute("further", after != null);
        model.addAttribute("sides", of == null ? List.of() : sidesOf(of, page.items()));
        model.addAttribute("page", page.map(contract -> row(contract, names, view)));
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

    private static @Nullable String absentIfEmpty(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Row row(Contract contract, Who names, View view) {
        return new Row(
                contract.engagementId(),
                names.called(contract.parties().clientId()).business(),
                names.called(contract.parties().vaId()).person(),
                contract.parties().clientId() + " · " + contract.parties().vaId(),
                contract.stateAt(view.now()),
                view.day(contract.hired().occurredAt(), contract.terms().zone()),
                contract.lastDay()
                        .map(end -> view.day(end.instant(), end.zone()))
                        .orElse(null),
                contract.ending().reason() == null
                        ? null
                        : view.say("change.code.endReason."
                                + contract.ending().reason().name()),
                contract.version());
    }
}
