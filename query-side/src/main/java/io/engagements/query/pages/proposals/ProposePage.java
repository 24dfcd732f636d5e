package io.engagements.query.pages.proposals;

import io.engagements.events.Role;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.Resolution;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Acts;
import io.engagements.query.pages.frame.Onward;
import io.engagements.query.pages.frame.Outcome;
import io.engagements.query.pages.frame.Outcome.Done;
import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.TypedTime;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Piece;
import io.engagements.query.pages.piece.Pieces;
import io.engagements.rules.engagement.Tries;
import io.engagements.rules.work.DueInForce;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A side wants something else about a piece of work: another due, a further input, a new review, or the work no more. What
 * that means is said before anything is sent.
 */
@Screen
class ProposePage {

    private static final String PATH = "/engagements/{id}/work/{deliverable}/propose/{what}";
    private static final String PAGE = "proposals/propose";

    private final Pieces pieces;
    private final Acts acts;

    ProposePage(Pieces pieces, Acts acts) {
        this.pieces = pieces;
        this.acts = acts;
    }

    @GetMapping(PATH)
    String form(
            @PathVariable String id,
            @PathVariable String deliverable,
            @PathVariable String what,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        Suggestion suggestion = Suggestion.at(what);
        Piece piece = piece(id, deliverable, suggestion, who, view);
        Typed empty =
                new Typed(Map.of("key", Acts.newKey(), "due.zone", piece.zone().getId()));
        return form(piece, suggestion, empty, null, view, model);
    }

    /** @param fields those of the command, a due as day, time and zone; {@code act}: send, or look first; {@code key} */
    @PostMapping(PATH)
    @Nullable
    String propose(
            @PathVariable String id,
            @PathVariable String deliverable,
            @PathVariable String what,
            @RequestParam Map<String, String> fields,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Suggestion suggestion = Suggestion.at(what);
        Piece piece = piece(id, deliverable, suggestion, who, view);
        Typed typed = new Typed(fields);
        if (!typed.text("act").equals("send")) {
            return form(piece, suggestion, typed, null, view, model);
        }
        Outcome outcome =
                acts.send(who, view, suggestion.command(), command(piece, suggestion, typed), typed.text("key"));
        if (outcome instanceof Done done) {
            String then = suggestion.isProposal() ? "/proposals" : "/work/" + deliverable;
            return Onward.to("/engagements/" + id + then + "?version=" + done.version(), request, response);
        }
        NotDone notDone = ((NotDone) outcome).named(wrong -> named(wrong, view));
        response.setStatus(notDone.status());
        return form(
                piece(id, deliverable, suggestion, who, view),
                suggestion,
                typed.with("key", notDone.key()),
                notDone,
                view,
                model);
    }

    /** For those alone who may ever ask for it. */
    private Piece piece(String id, String deliverable, Suggestion suggestion, SignedIn who, View view) {
        Piece piece = pieces.find(new Pieces.Asked(id, deliverable, Set.of(Role.CLIENT, Role.VA), null), who, view);
        if (!Tries.of(piece.engagement(), view.now()).isFor(piece.side(), suggestion.command(), deliverable)) {
            throw ProblemException.unknown();
        }
        return piece;
    }

    private static Map<String, Object> command(Piece piece, Suggestion suggestion, Typed typed) {
        Map<String, Object> command = new LinkedHashMap<>();
        command.put("engagementId", piece.contract().engagementId());
        command.put("deliverableId", piece.deliverable().deliverableId());
        if (suggestion.hasDue()) {
            command.put("due", TypedTime.of(typed, "due").command());
        }
        if (suggestion.hasReason()) {
            command.put("reason", typed.value("reason"));
        } else {
            command.put("description", typed.value("description"));
            command.put("confidential", typed.has("confidential"));
        }
        return command;
    }

    private static Wrong named(Wrong wrong, View view) {
        return switch (wrong.field()) {
            case "due", "due.local" -> new Wrong("due.day", view.say("ask.due"), view.say("ask.wrong.when"));
            case "due.zone" -> new Wrong("due.zone", view.say("ask.zone"), wrong.detail());
            case "description" -> new Wrong("description", view.say("proposals.propose.what"), wrong.detail());
            case "reason" -> new Wrong("reason", view.say("proposals.propose.reason"), wrong.detail());
            default -> new Wrong("", wrong.label(), wrong.detail());
        };
    }

    private static String form(
            Piece piece, Suggestion suggestion, Typed typed, @Nullable NotDone notDone, View view, Model model) {
        String id = piece.contract().engagementId();
        String about = piece.deliverable().deliverableId();
        Map<String, Object> words = words(piece);
        Optional<Deadline> named =
                suggestion.hasDue() ? TypedTime.of(typed, "due").deadline(piece.zone()) : Optional.empty();
        model.addAttribute("id", id);
        model.addAttribute("piece", piece);
        model.addAttribute("what", suggestion);
        model.addAttribute("head", view.say("proposals.propose." + suggestion, words));
        model.addAttribute("means", view.say("proposals.propose." + suggestion + ".means", words));
        model.addAttribute("send", view.say("proposals.propose." + suggestion + ".act", words));
        model.addAttribute(
                "possible", Tries.of(piece.engagement(), view.now()).may(piece.side(), suggestion.command(), about));
        model.addAttribute(
                "now",
                DueInForce.of(piece.deliverable(), view.now())
                        .map(due -> view.due(due.due()))
                        .orElse(null));
        model.addAttribute("named", named.map(view::due).orElse(null));
        model.addAttribute(
                "clockChange",
                named.filter(due -> due.resolution() != Resolution.EXACT)
                        .map(due -> view.say("engagement.resolution." + due.resolution()))
                        .orElse(null));
        model.addAttribute("zones", TypedTime.zones(view, piece.zone(), view.zone()));
        model.addAttribute("contractZone", piece.zone().getId());
        model.addAttribute("typed", typed);
        model.addAttribute("notDone", notDone);
        model.addAttribute("ways", ways(id, about, suggestion));
        return PAGE;
    }

    private static Map<String, Object> words(Piece piece) {
        return Map.of(
                "title", piece.deliverable().title(),
                "who", piece.other(),
                "va", piece.va(),
                "client", piece.client(),
                "side", piece.side().name(),
                "days", piece.contract().terms().reviewWindowDays());
    }

    private static Map<String, String> ways(String id, String about, Suggestion shown) {
        Map<String, String> ways = new HashMap<>();
        for (Suggestion each : Suggestion.values()) {
            ways.put(each.command(), each == shown ? "#form" : each.address(id, about));
            ways.put(each.command().replace("propose-", "withdraw-"), "/engagements/" + id + "/proposals");
        }
        return ways;
    }
}
