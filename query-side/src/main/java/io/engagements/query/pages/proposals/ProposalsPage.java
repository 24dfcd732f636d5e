package io.engagements.query.pages.proposals;

import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Outcome;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.proposal.Proposal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the sides propose to each other, and the one place where it is answered or taken back, of whatever kind. */
@Screen
class ProposalsPage {

    private static final String PATH = "/engagements/{id}/proposals";
    private static final String PAGE = "proposals/proposals";

    private final Sides sides;

    ProposalsPage(Sides sides) {
        this.sides = sides;
    }

    /**
     * @param version that has to be shown at least
     * @param proposal that comes first, wherever it would stand in the list
     * @param after cursor of the last open proposal seen
     * @param past likewise of those that are over
     */
    @GetMapping(PATH)
    String proposals(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String proposal,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String past,
            Form form) {
        return show(sides.read(id, version, form.who(), form.view()), proposal, after, past, form);
    }

    /** @param form {@code proposal}: its id; {@code verb}: accept, decline or withdraw; {@code reason} */
    @PostMapping(PATH)
    @Nullable
    String answer(@PathVariable String id, Form form) {
        Side side = sides.find(id, null, form.who(), form.view());
        Proposal proposal =
                side.contract().proposals().find(form.typed().text("proposal")).orElseThrow(ProblemException::unknown);
        return form.answer(
                send(side, proposal, form),
                wrong -> named(wrong, proposal, form.view()),
                done -> done.at("/engagements/" + id + "/proposals"),
                again -> {
                    again.model().addAttribute("ways", ways(id, proposal));
                    // What stands by now: somebody else may have been first.
                    return show(
                            sides.find(id, null, form.who(), form.view()), proposal.proposalId(), null, null, again);
                });
    }

    private static Outcome send(Side side, Proposal proposal, Form form) {
        Typed typed = form.typed();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("engagementId", side.contract().engagementId());
        fields.put("proposalId", proposal.proposalId());
        fields.put("reason", typed.value("reason"));
        if (proposal.deliverableId() != null) {
            fields.put("deliverableId", proposal.deliverableId());
        }
        String command = AnswerProposal.nameOf(
                verb(typed.text("verb")), proposal.change().kind());
        return form.send(command, fields);
    }

    private static Verb verb(String verb) {
        return switch (verb) {
            case "accept" -> Verb.ACCEPT;
            case "decline" -> Verb.DECLINE;
            case "withdraw" -> Verb.WITHDRAW;
            default -> throw ProblemException.malformed("verb", "is accept, decline or withdraw");
        };
    }

    private static Wrong named(Wrong wrong, Proposal proposal, View view) {
        return wrong.field().equals("reason")
                ? wrong.at("reason-" + proposal.proposalId(), view.say("proposals.reason"))
                : wrong.nowhere();
    }

    private static Map<String, String> ways(String id, Proposal proposal) {
        Map<String, String> ways = new HashMap<>();
        String kind = proposal.change().kind().kebab();
        for (String verb : new String[] {"accept-", "decline-", "withdraw-"}) {
            ways.put(verb + kind, "#proposal-" + proposal.proposalId());
        }
        if (proposal.deliverableId() != null) {
            for (Suggestion each : Suggestion.values()) {
                ways.put(each.command(), each.address(id, proposal.deliverableId()));
            }
        }
        return ways;
    }

    private static String show(
            Side side, @Nullable String proposal, @Nullable String after, @Nullable String past, Form form) {
        View view = form.view().within(side.zone());
        Model model = form.model();
        Told told = new Told(side, view);
        Page<Told.Open> open = told.open(proposal, after);
        model.addAttribute("asked", proposal);
        model.addAttribute("id", side.contract().engagementId());
        model.addAttribute("side", side);
        model.addAttribute("open", open);
        model.addAttribute("forMe", told.waiting(true));
        model.addAttribute("forOther", told.waiting(false));
        model.addAttribute("past", told.past(past));
        return form.show(PAGE);
    }
}
