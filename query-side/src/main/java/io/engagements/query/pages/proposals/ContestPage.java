package io.engagements.query.pages.proposals;

import io.engagements.events.Role;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Outcome;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Piece;
import io.engagements.query.pages.piece.Pieces;
import io.engagements.query.pages.piece.Versions;
import io.engagements.rules.engagement.Tries;
import io.engagements.rules.review.Review;
import io.engagements.rules.review.ReviewClocks;
import io.engagements.rules.review.Round;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The VA does not let a round or a rejection stand; one of the two gives in. Who may do what now, the rules say. */
@Screen
class ContestPage {

    private static final String PATH = "/engagements/{id}/work/{deliverable}/contest";
    private static final String PAGE = "proposals/contest";
    private static final String CONTEST = "contest-improvement";
    private static final String CONCEDE = "concede-improvement";
    private static final String WITHDRAW = "withdraw-improvement";
    private static final String OF_A_REJECTION = "contest-rejection";
    private static final List<String> ACTS = List.of(CONTEST, CONCEDE, WITHDRAW, OF_A_REJECTION);

    private final Pieces pieces;

    ContestPage(Pieces pieces) {
        this.pieces = pieces;
    }

    /**
     * What is contested.
     *
     * @param because why, in words; absent for a rejection
     * @param until from when on rejecting becomes possible, if nobody gives in; absent for a rejection
     */
    record Contested(
            String head,
            String when,
            @Nullable String because,
            @Nullable String statement,
            View.@Nullable Due until) {}

    /** @param version that has to be shown at least */
    @GetMapping(PATH)
    String contest(
            @PathVariable String id,
            @PathVariable String deliverable,
            @RequestParam(required = false) @Nullable String version,
            Form form) {
        return show(piece(id, deliverable, version, form), form);
    }

    /** @param form {@code act}: the command; {@code number} of what it is about; {@code because}; {@code statement} */
    @PostMapping(PATH)
    @Nullable
    String act(@PathVariable String id, @PathVariable String deliverable, Form form) {
        Piece piece = piece(id, deliverable, null, form);
        Typed typed = form.typed();
        String act = typed.text("act");
        if (!ACTS.contains(act)) {
            throw ProblemException.malformed("act", "is none of this page");
        }
        Outcome outcome = act.equals(CONTEST) && typed.value("because") == null
                ? form.unfit("because", form.view().say("contest.choose"))
                : form.send(act, command(piece, act, typed));
        return form.answer(
                outcome,
                wrong -> named(wrong, act, form.view()),
                done -> done.at("/engagements/" + id + "/work/" + deliverable + "/contest"),
                again -> show(piece(id, deliverable, null, form), again));
    }

    private Piece piece(String id, String deliverable, @Nullable String version, Form form) {
        return pieces.find(
                new Pieces.Asked(id, deliverable, Set.of(Role.CLIENT, Role.VA), version), form.who(), form.view());
    }

    private static Map<String, Object> command(Piece piece, String act, Typed typed) {
        Map<String, Object> command = new HashMap<>();
        command.put("engagementId", piece.contract().engagementId());
        command.put("deliverableId", piece.deliverable().deliverableId());
        command.put("statement", typed.value("statement"));
        command.put(act.equals(OF_A_REJECTION) ? "submissionVersion" : "round", typed.number("number"));
        if (act.equals(CONTEST)) {
            command.put("because", typed.value("because"));
        }
        return command;
    }

    private static Wrong named(Wrong wrong, String act, View view) {
        return switch (wrong.field()) {
            case "statement" -> wrong.at("statement-" + act, view.say("contest.statement"));
            case "because" -> wrong;
            default -> wrong.nowhere();
        };
    }

    private static String show(Piece piece, Form form) {
        View view = form.view().within(piece.zone());
        Model model = form.model();
        Tries tries = Tries.of(piece.engagement(), view.now());
        String about = piece.deliverable().deliverableId();
        Review review = piece.deliverable().review();
        List<String> may =
                ACTS.stream().filter(act -> tries.may(piece.side(), act, about)).toList();
        model.addAttribute("piece", piece);
        model.addAttribute("id", piece.contract().engagementId());
        model.addAttribute("may", may);
        model.addAttribute("stands", piece.stands(view));
        model.addAttribute("round", review.openRound().map(Round::round).orElse(0));
        model.addAttribute(
                "rejected",
                review.lastRejection().map(Review.Rejection::submissionVersion).orElse(0));
        model.addAttribute(
                "roundDue",
                review.openRound()
                        .flatMap(round -> ReviewClocks.roundDue(piece.deliverable(), round))
                        .map(view::due)
                        .orElse(null));
        model.addAttribute("contested", contested(piece, view));
        model.addAttribute("turns", Versions.turns(piece, view));
        model.addAttribute("ways", Map.of());
        return form.show(PAGE);
    }

    /** The one that is open; a rejection that is contested stays so. */
    private static @Nullable Contested contested(Piece piece, View view) {
        Review review = piece.deliverable().review();
        Round disputed = review.openRound().filter(Round::isInDispute).orElse(null);
        if (disputed != null && disputed.contest() != null) {
            Round.Contest contest =
                    disputed.contest().movedBy(piece.deliverable().standstill().pauses());
            return new Contested(
                    view.say("contest.round", Map.of("va", piece.va(), "n", disputed.round())),
                    when(contest.by().occurredAt(), view),
                    view.say("contest.because." + contest.because()),
                    contest.statement(),
                    view.due(contest.rejectableAfter()));
        }
        Review.Rejection rejection = review.lastRejection().orElse(null);
        Review.Contest contest = rejection == null ? null : rejection.contest();
        return rejection == null || contest == null
                ? null
                : new Contested(
                        view.say("contest.rejection", Map.of("va", piece.va(), "n", rejection.submissionVersion())),
                        when(contest.by().occurredAt(), view),
                        null,
                        contest.statement(),
                        null);
    }

    private static String when(Instant at, View view) {
        return view.moment(at, view.zone()) + " " + view.city(view.zone());
    }
}
