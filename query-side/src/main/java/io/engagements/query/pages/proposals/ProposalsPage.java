package io.engagements.query.pages.proposals;

import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Acts;
import io.engagements.query.pages.frame.Onward;
import io.engagements.query.pages.frame.Outcome;
import io.engagements.query.pages.frame.Outcome.Done;
import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.proposal.Proposal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the sides propose to each other, and the one place where it is answered or taken back, of whatever kind. */
@Screen
class ProposalsPage {

    private static final String PATH = "/engagements/{id}/proposals";
    private static final String PAGE = "proposals/proposals";

    private final Sides sides;
    private final Acts acts;

    ProposalsPage(Sides sides, Acts acts) {
        this.sides = sides;
        this.acts = acts;
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
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        Side side = sides.find(id, version, who, view);
        show(side, proposal, after, past, view, model);
        model.addAttribute("typed", new Typed(Map.of("key", Acts.newKey())));
        return PAGE;
    }

    /** @param fields {@code proposal}: its id; {@code verb}: accept, decline or withdraw; {@code reason}; {@code key} */
    @PostMapping(PATH)
    @Nullable
    String answer(
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Side side = sides.find(id, null, who, view);
        Typed typed = new Typed(fields);
        Proposal proposal =
                side.contract().proposals().find(typed.text("proposal")).orElseThrow(ProblemException::unknown);
        Outcome outcome = send(side, proposal, typed, who, view);
        if (outcome instanceof Done done) {
            return Onward.to("/engagements/" + id + "/proposals?version=" + done.version(), request, response);
        }
        NotDone notDone = ((NotDone) outcome).named(wrong -> named(wrong, proposal, view));
        response.setStatus(notDone.status());
        // What stands by now: somebody else may have been first.
        show(sides.find(id, null, who, view), proposal.proposalId(), null, null, view, model);
        model.addAttribute("typed", typed.with("key", notDone.key()));
        model.addAttribute("notDone", notDone);
        model.addAttribute("ways", ways(id, proposal));
        model.addAttribute("first", first(notDone.first(), side, view));
        return PAGE;
    }

    private Outcome send(Side side, Proposal proposal, Typed typed, SignedIn who, View view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("engagementId", side.contract().engagementId());
        fields.put("proposalId", proposal.proposalId());
        fields.put("reason", typed.value("reason"));
        if (proposal.deliverableId() != null) {
            fields.put("deliverableId", proposal.deliverableId());
        }
        String command = AnswerProposal.nameOf(
                verb(typed.text("verb")), proposal.change().kind());
        return acts.send(who, view, command, fields, typed.text("key"));
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
                ? new Wrong("reason-" + proposal.proposalId(), view.say("proposals.reason"), wrong.detail())
                : new Wrong("", wrong.label(), wrong.detail());
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

    private static @Nullable String first(Outcome.@Nullable First first, Side side, View view) {
        if (first == null) {
            return null;
        }
        String who = side.names().get(first.party());
        String at = view.second(first.at(), view.zone());
        return who == null
                ? view.say("proposals.first.time", Map.of("at", at))
                : view.say("proposals.first", Map.of("who", who, "at", at));
    }

    private static void show(
            Side side,
            @Nullable String proposal,
            @Nullable String after,
            @Nullable String past,
            View view,
            Model model) {
        Told told = new Told(side, view);
        Page<Told.Open> open = told.open(proposal, after);
        model.addAttribute("asked", proposal);
        model.addAttribute("id", side.contract().engagementId());
        model.addAttribute("side", side);
        model.addAttribute("open", open);
        model.addAttribute("forMe", told.waiting(true));
        model.addAttribute("forOther", told.waiting(false));
        model.addAttribute("past", told.past(past));
        model.addAttribute("notDone", null);
        model.addAttribute("first", null);
    }
}
