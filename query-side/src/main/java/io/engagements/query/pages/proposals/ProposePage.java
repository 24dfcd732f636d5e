package io.engagements.query.pages.proposals;

import io.engagements.events.Role;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.Resolution;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Meanwhile;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.TypedTime;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Piece;
import io.engagements.query.pages.piece.Pieces;
import io.engagements.query.pages.piece.Towards;
import io.engagements.rules.engagement.Tries;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.DueInForce;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * A side wants something else about a piece of work: another due, a further input, a new review, or the work no more. What
 * that means is said before anything is sent.
 */
@Screen
class ProposePage {

    private static final String PATH = "/engagements/{id}/work/{deliverable}/propose/{what}";
    private static final String PAGE = "proposals/propose";

    private final Pieces pieces;

    ProposePage(Pieces pieces) {
        this.pieces = pieces;
    }

    @GetMapping(PATH)
    String form(@PathVariable String id, @PathVariable String deliverable, @PathVariable String what, Form form) {
        Suggestion suggestion = Suggestion.at(what);
        Piece piece = piece(id, deliverable, suggestion, form);
        return show(
                piece, suggestion, form.with("due.zone", piece.zone().getId()).begin(now(piece, suggestion, form)));
    }

    /** @param form fields of the command, a due as day, time and zone; {@code act}: send, or look first */
    @PostMapping(PATH)
    @Nullable
    String propose(@PathVariable String id, @PathVariable String deliverable, @PathVariable String what, Form form) {
        Suggestion suggestion = Suggestion.at(what);
        Piece piece = piece(id, deliverable, suggestion, form);
        if (!form.typed().text("act").equals("send")) {
            return show(piece, suggestion, form);
        }
        Optional<Meanwhile> changed = form.meanwhile(
                now(piece, suggestion, form),
                (field, value) -> due(Deadlines.at(Instant.parse(value), piece.zone()), form.view()));
        if (changed.isPresent()) {
            return show(piece, suggestion, form.overtaken(changed.get(), wrong -> named(wrong, form.view())));
        }
        String then = suggestion.isProposal() ? "/proposals" : "/work/" + deliverable;
        return form.answer(
                form.within(piece.zone()).send(suggestion.command(), command(piece, suggestion, form.typed())),
                wrong -> named(wrong, form.view()),
                done -> done.at("/engagements/" + id + then),
                again -> show(piece(id, deliverable, suggestion, form), suggestion, again));
    }

    /** The due that another one is to replace. */
    private static Typed now(Piece piece, Suggestion suggestion, Form form) {
        return suggestion != Suggestion.DUE_DATE
                ? new Typed(Map.of())
                : new Typed(DueInForce.of(piece.deliverable(), form.view().now())
                        .map(due -> Map.of("due.day", due.due().instant().toString()))
                        .orElse(Map.of()));
    }

    private static String due(Deadline due, View view) {
        View.Due told = view.due(due);
        return told.local() + " " + told.zone();
    }

    /** For those alone who may ever ask for it. */
    private Piece piece(String id, String deliverable, Suggestion suggestion, Form form) {
        View view = form.view();
        Piece piece =
                pieces.find(new Pieces.Asked(id, deliverable, Set.of(Role.CLIENT, Role.VA), null), form.who(), view);
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
            case "due", "due.local" -> wrong.when("due.day", view.say("ask.due"), view);
            case "due.day" -> wrong.at("due.day", view.say("ask.due"));
            case "due.zone" -> wrong.at("due.zone", view.say("ask.zone"));
            case "description" -> wrong.at("description", view.say("proposals.propose.what"));
            case "reason" -> wrong.at("reason", view.say("proposals.propose.reason"));
            default -> wrong.nowhere();
        };
    }

    private static String show(Piece piece, Suggestion suggestion, Form form) {
        View view = form.view().within(piece.zone());
        Model model = form.model();
        String id = piece.contract().engagementId();
        String about = piece.deliverable().deliverableId();
        Map<String, Object> words = words(piece);
        Optional<Deadline> named =
                suggestion.hasDue() ? TypedTime.of(form.typed(), "due").deadline(piece.zone()) : Optional.empty();
        model.addAttribute("id", id);
        model.addAttribute("piece", piece);
        model.addAttribute("what", suggestion);
        model.addAttribute("head", view.say("proposals.propose." + suggestion, words));
        model.addAttribute("means", view.say("proposals.propose." + suggestion + ".means", words));
        model.addAttribute("send", view.say("proposals.propose." + suggestion + ".act", words));
        model.addAttribute(
                "possible", Tries.of(piece.engagement(), view.now()).may(piece.side(), suggestion.command(), about));
        model.addAttribute("now", Towards.ofTheWork(piece.deliverable(), view));
        model.addAttribute("named", named.map(view::ahead).orElse(null));
        model.addAttribute(
                "clockChange",
                named.filter(due -> due.resolution() != Resolution.EXACT)
                        .map(due -> view.say("engagement.resolution." + due.resolution()))
                        .orElse(null));
        model.addAttribute("zones", TypedTime.zones(view, piece.zone(), view.zone()));
        model.addAttribute("contractZone", piece.zone().getId());
        model.addAttribute("ways", ways(id, about, suggestion));
        return form.show(PAGE);
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
