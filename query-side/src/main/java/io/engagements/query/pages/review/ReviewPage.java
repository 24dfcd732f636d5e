package io.engagements.query.pages.review;

import io.engagements.events.Role;
import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.time.Deadline;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Outcome;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.FairClock;
import io.engagements.query.pages.piece.Piece;
import io.engagements.query.pages.piece.Pieces;
import io.engagements.query.pages.piece.Versions;
import io.engagements.rules.engagement.MayReview;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.ReviewClocks;
import io.engagements.rules.review.Submission;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The client decides about what was handed in, with what was asked for beside it. Whether it may be, the rules say. */
@Screen
class ReviewPage {

    private static final String PATH = "/engagements/{id}/deliverables/{deliverableId}/review";
    private static final String PAGE = "review/review";
    private static final String ACCEPT = "accept";
    private static final String IMPROVE = "improve";
    private static final String REJECT = "reject";

    private final Pieces pieces;

    ReviewPage(Pieces pieces) {
        this.pieces = pieces;
    }

    /** @param after the version of the engagement that has to be seen: one's own verdict */
    @GetMapping(PATH)
    String review(
            @PathVariable String id,
            @PathVariable String deliverableId,
            @RequestParam(required = false) @Nullable String after,
            Form form) {
        Pieces.Asked asked = new Pieces.Asked(id, deliverableId, Set.of(Role.CLIENT, Role.LAWYER, Role.AUDITOR), after);
        return show(pieces.find(asked, form.who(), form.view()), form);
    }

    /** @param form {@code verdict}: accept, improve or reject; {@code version} that it is about; what belongs to it */
    @PostMapping(PATH)
    @Nullable
    String decide(@PathVariable String id, @PathVariable String deliverableId, Form form) {
        Piece piece = piece(id, deliverableId, null, form);
        return form.answer(
                send(piece, form),
                wrong -> named(wrong, form.view()),
                done -> piece.path() + "/review?after=" + done.version(),
                again -> show(piece(id, deliverableId, null, form), again));
    }

    private Piece piece(String id, String deliverableId, @Nullable String after, Form form) {
        return pieces.find(new Pieces.Asked(id, deliverableId, Set.of(Role.CLIENT), after), form.who(), form.view());
    }

    private static Outcome send(Piece piece, Form form) {
        Typed typed = form.typed();
        Map<String, Object> fields = new HashMap<>();
        fields.put("engagementId", piece.contract().engagementId());
        fields.put("deliverableId", piece.deliverable().deliverableId());
        fields.put("submissionVersion", typed.number("version"));
        String command =
                switch (typed.text("verdict")) {
                    case ACCEPT -> {
                        fields.put("remarks", typed.value("remarks"));
                        fields.put("rating", typed.number("rating"));
                        yield "accept-deliverable";
                    }
                    case IMPROVE -> {
                        fields.put("due", typed.value("due"));
                        yield unmet("request-quality-improvement", fields, piece, typed);
                    }
                    case REJECT -> unmet("reject-deliverable", fields, piece, typed);
                    default -> null;
                };
        return command == null
                // Nothing is chosen for anybody, so it may be that nothing is.
                ? form.unfit("verdict", form.view().say("review.choose"))
                : form.within(piece.zone()).send(command, fields, called(piece));
    }

    private static String unmet(String command, Map<String, Object> fields, Piece piece, Typed typed) {
        List<String> ticked = piece.criteria().stream()
                .map(AcceptanceCriterion::id)
                .filter(each -> typed.has("criteria." + each))
                .toList();
        fields.put("criteria", ticked);
        fields.put("explanation", typed.value("explanation"));
        return command;
    }

    private static Map<String, String> called(Piece piece) {
        return piece.criteria().stream()
                .collect(Collectors.toMap(AcceptanceCriterion::id, AcceptanceCriterion::text, (one, other) -> one));
    }

    /** The fields of the command, by where they stand in the form and what they are called there. */
    private static Wrong named(Wrong wrong, View view) {
        String field = wrong.field().split("\\.", 2)[0];
        return switch (field) {
            case "criteria" -> new Wrong(field, view.say("review.unmet"), view.say("review.tick"));
            case "explanation" -> wrong.at(field, view.say("review.explain"));
            case "due" -> wrong.at(field, view.say("review.due.label"));
            case "remarks", "rating" -> wrong.at(field, view.say("review." + field));
            case "verdict" -> wrong;
            default -> wrong.nowhere();
        };
    }

    private static String show(Piece piece, Form form) {
        View view = form.view().within(piece.zone());
        Model model = form.model();
        if (piece.deliverable().review().submissions().isEmpty()) {
            throw ProblemException.unknown();
        }
        List<Submission> handedIn = piece.deliverable().review().submissions();
        Submission shown = piece.deliverable().review().latest().orElse(handedIn.get(handedIn.size() - 1));
        Optional<MayReview> may =
                MayReview.of(piece.engagement(), piece.deliverable().deliverableId(), view.now());
        Optional<Deadline> until = piece.deliverable().state() == DeliverableState.SUBMITTED
                ? ReviewClocks.reviewEnd(piece.deliverable())
                : Optional.empty();
        model.addAttribute("piece", piece);
        model.addAttribute("shown", Versions.version(shown, view));
        model.addAttribute(
                "others",
                handedIn.stream()
                        .filter(each -> each.version() != shown.version())
                        .sorted(Comparator.comparing(Submission::version).reversed())
                        .map(each -> Versions.version(each, view))
                        .toList());
        model.addAttribute("turns", Versions.turns(piece, view));
        model.addAttribute("clock", FairClock.of(piece.deliverable(), view).orElse(null));
        model.addAttribute("until", until.map(view::running).orElse(null));
        model.addAttribute(
                "verdicts",
                may.filter(each -> piece.side() == Role.CLIENT && each.isOpen())
                        .map(each -> Verdicts.of(each, piece, view))
                        .orElse(null));
        model.addAttribute(
                "ways",
                Map.of(
                        "accept-deliverable", "#verdict",
                        "request-quality-improvement", "#criteria",
                        "reject-deliverable", "#criteria",
                        "request-deliverable",
                                "/engagements/" + piece.contract().engagementId() + "/ask",
                        "propose-reopening",
                                "/engagements/" + piece.contract().engagementId() + "/work/"
                                        + piece.deliverable().deliverableId() + "/propose/reopening"));
        return form.show(PAGE);
    }
}
