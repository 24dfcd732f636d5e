package io.engagements.query.pages.review;

import io.engagements.events.Role;
import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.time.Deadline;
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
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.FairClock;
import io.engagements.query.pages.piece.Piece;
import io.engagements.query.pages.piece.Pieces;
import io.engagements.query.pages.piece.Versions;
import io.engagements.rules.engagement.MayReview;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.ReviewClocks;
import io.engagements.rules.review.Submission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.bind.annotation.ModelAttribute;
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
    private final Acts acts;

    ReviewPage(Pieces pieces, Acts acts) {
        this.pieces = pieces;
        this.acts = acts;
    }

    /** @param after the version of the engagement that has to be seen: one's own verdict */
    @GetMapping(PATH)
    String review(
            @PathVariable String id,
            @PathVariable String deliverableId,
            @RequestParam(required = false) @Nullable String after,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        show(piece(id, deliverableId, after, who, view), view, model);
        model.addAttribute("typed", new Typed(Map.of("key", Acts.newKey())));
        return PAGE;
    }

    @PostMapping(PATH)
    @Nullable
    String decide(
            @PathVariable String id,
            @PathVariable String deliverableId,
            @RequestParam Map<String, String> fields,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Piece piece = piece(id, deliverableId, null, who, view);
        Typed typed = new Typed(fields);
        Outcome outcome = send(piece, typed, who, view);
        if (outcome instanceof Done done) {
            return Onward.to(piece.path() + "/review?after=" + done.version(), request, response);
        }
        NotDone notDone = ((NotDone) outcome).named(each -> named(each, view));
        response.setStatus(notDone.status());
        // What stands by now: somebody else may have been first.
        show(piece(id, deliverableId, null, who, view), view, model);
        model.addAttribute("typed", typed.with("key", notDone.key()));
        model.addAttribute("notDone", notDone);
        model.addAttribute("first", first(notDone.first(), piece, view));
        return PAGE;
    }

    private Piece piece(String id, String deliverableId, @Nullable String after, SignedIn who, View view) {
        return pieces.find(new Pieces.Asked(id, deliverableId, Set.of(Role.CLIENT), after), who, view);
    }

    private Outcome send(Piece piece, Typed typed, SignedIn who, View view) {
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
                ? undecided(typed, view)
                : acts.send(who, view, command, fields, typed.text("key"), called(piece));
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

    /** Nothing is chosen for anybody, so it may be that nothing is. */
    private static NotDone undecided(Typed typed, View view) {
        return new NotDone(
                422,
                null,
                view.say("not-done.fields"),
                List.of(),
                List.of(),
                List.of(new Wrong("verdict", "", view.say("review.choose"))),
                typed.text("key"),
                null);
    }

    /** The fields of the command, by where they stand in the form and what they are called there. */
    private static Wrong named(Wrong wrong, View view) {
        String field = wrong.field().split("\\.", 2)[0];
        return switch (field) {
            case "criteria" -> new Wrong(field, view.say("review.unmet"), wrong.detail());
            case "explanation" -> new Wrong(field, view.say("review.explain"), wrong.detail());
            case "due" -> new Wrong(field, view.say("review.due.label"), wrong.detail());
            case "remarks", "rating" -> new Wrong(field, view.say("review." + field), wrong.detail());
            case "verdict" -> wrong;
            default -> new Wrong("", wrong.label(), wrong.detail());
        };
    }

    private static @Nullable String first(Outcome.@Nullable First first, Piece piece, View view) {
        if (first == null) {
            return null;
        }
        String key = "review.first." + (first.command().isEmpty() ? "time" : first.command());
        return view.say(
                view.knows(key) ? key : "review.first.other",
                Map.of(
                        "who", piece.name(first.party(), ""),
                        "at", view.second(first.at(), view.zone())));
    }

    private void show(Piece piece, View view, Model model) {
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
        model.addAttribute("until", until.map(view::due).orElse(null));
        model.addAttribute(
                "verdicts",
                may.filter(MayReview::isOpen)
                        .map(each -> Verdicts.of(each, piece, view))
                        .orElse(null));
        model.addAttribute(
                "ways",
                Map.of(
                        "accept-deliverable", "#verdict",
                        "request-quality-improvement", "#criteria",
                        "reject-deliverable", "#criteria",
                        "request-deliverable",
                                "/engagements/" + piece.contract().engagementId() + "/ask"));
        model.addAttribute("first", null);
        model.addAttribute("notDone", null);
    }
}
