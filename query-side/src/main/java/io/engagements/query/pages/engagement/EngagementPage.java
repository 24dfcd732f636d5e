package io.engagements.query.pages.engagement;

import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.events.engagement.WorkCommand.ProvideInput;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.engagement.EngagementView.DeliverableView;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.May;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Piece;
import io.engagements.query.pages.piece.Towards;
import io.engagements.query.pages.piece.Versions;
import io.engagements.query.pages.proposals.Statements;
import io.engagements.query.pages.proposals.Ways;
import io.engagements.rules.engagement.MayReview;
import io.engagements.rules.engagement.Tries;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.Delivery;
import io.engagements.rules.work.DueStanding;
import io.engagements.rules.work.Input;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An engagement for its two sides and its lawyer, each piece of its work, and the VA's answer to what is asked for. */
@Screen
class EngagementPage {

    private static final String COMMIT = "commit-to-deliverable";
    private static final String DECLINE = "decline-deliverable";

    private final Sides sides;
    private final Folder folder;
    private final Figures figures;

    EngagementPage(Sides sides, Folder folder, Figures figures) {
        this.sides = sides;
        this.folder = folder;
        this.figures = figures;
    }

    /**
     * @param version that has to be shown at least
     * @param before place in the engagement before which the events shown happened
     * @param news the version that was seen; what happened after it is marked
     */
    @GetMapping("/engagements/{id}")
    String engagement(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable String news,
            SignedIn who,
            @ModelAttribute("view") View asked,
            Model model,
            HttpServletRequest request) {
        Side side = sides.read(id, version, who, asked);
        View view = asked.within(side.zone());
        model.addAttribute("id", id);
        model.addAttribute("side", side);
        model.addAttribute("seen", Sides.version(news));
        model.addAttribute("happened", folder.happened(side, Sides.version(before), view));
        if (before != null && request.getHeader("HX-Request") != null) {
            return "engagement/engagement :: happened";
        }
        Folder.Ids ids = folder.ids(side, view);
        EngagementView shown = folder.shown(side, ids.shown(), view);
        model.addAttribute("shown", shown);
        model.addAttribute("state", shown.lifeCycle().state());
        model.addAttribute(
                "since",
                view.day(
                        shown.lifeCycle().hiredAt(),
                        shown.termsInForce().terms().zone()));
        model.addAttribute("zone", view.city(shown.termsInForce().terms().zone()));
        model.addAttribute("pieces", folder.pieces(shown, ids, side, view));
        model.addAttribute("proposals", folder.proposals(shown, side, view));
        model.addAttribute("terms", folder.terms(shown, view));
        model.addAttribute("nda", folder.nda(shown, view));
        model.addAttribute("entrusted", folder.entrusted(shown, view));
        model.addAttribute("figures", figures.of(side, view));
        model.addAttribute("may", May.of(side, view));
        model.addAttribute("over", side.contract().isClosedAt(view.now()));
        model.addAttribute("lastDay", side.contract().lastDay().map(view::due).orElse(null));
        return "engagement/engagement";
    }

    /** @param after cursor of the last piece seen */
    @GetMapping("/engagements/{id}/work")
    String work(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        Side side = sides.read(id, null, who, view);
        model.addAttribute("id", id);
        model.addAttribute("side", side);
        model.addAttribute("page", folder.all(side, after, view.within(side.zone())));
        return "engagement/work";
    }

    /**
     * @param version that has to be shown at least
     * @param versions cursor of the last version seen of what was handed in
     */
    @GetMapping("/engagements/{id}/work/{deliverable}")
    String piece(
            @PathVariable String id,
            @PathVariable String deliverable,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String versions,
            Form form) {
        return piece(sides.read(id, version, form.who(), form.view()), deliverable, versions, form);
    }

    /** The VA's answer. @param form {@code verdict}: commit or decline; {@code reason} */
    @PostMapping("/engagements/{id}/work/{deliverable}")
    @Nullable
    String answer(@PathVariable String id, @PathVariable String deliverable, Form form) {
        Side side = sides.find(id, null, form.who(), form.view(), Role.VA);
        if (!deliverable.matches(Id.PATTERN)) {
            throw ProblemException.unknown();
        }
        Map<String, Object> command = new LinkedHashMap<>();
        command.put("engagementId", id);
        command.put("deliverableId", deliverable);
        String name = command(form.typed().text("verdict"));
        if (name.equals(DECLINE)) {
            command.put("reason", form.typed().value("reason"));
        }
        return form.answer(
                form.send(name, command),
                wrong -> wrong.at(
                        wrong.field(),
                        wrong.field().equals("reason") ? form.view().say("engagement.decline.reason") : ""),
                done -> done.at("/engagements/" + id + "/work/" + deliverable),
                again -> piece(side, deliverable, null, again));
    }

    private static String command(String verdict) {
        return switch (verdict) {
            case "commit" -> COMMIT;
            case "decline" -> DECLINE;
            default -> throw ProblemException.malformed("verdict", "is commit or decline");
        };
    }

    private String piece(Side side, String deliverable, @Nullable String versions, Form form) {
        View view = form.view().within(side.zone());
        Model model = form.model();
        EngagementView shown = folder.shown(side, Set.of(deliverable), view);
        DeliverableView work = shown.deliverables().stream().findFirst().orElseThrow(ProblemException::unknown);
        Deliverable kept = Work.kept(work, side, view);
        Towards towards = Towards.of(kept, view);
        boolean unanswered = kept.isUnansweredAt(view.now());
        Tries tries = Tries.of(side.engagement(), view.now());
        model.addAttribute("id", side.contract().engagementId());
        model.addAttribute("side", side);
        model.addAttribute("work", work);
        model.addAttribute("piece", Work.piece(work, side, true, view));
        model.addAttribute("towards", towards);
        model.addAttribute("cancelled", cancelled(kept, side, view));
        model.addAttribute("own", own(kept, towards, view));
        model.addAttribute("first", Work.first(kept, view));
        model.addAttribute("asked", view.due(kept.delivery().requestedDue()));
        model.addAttribute("owed", Work.owed(kept, view));
        model.addAttribute(
                "mayGive",
                kept.inputs().stream()
                        .anyMatch(input -> input.state() != Input.State.PROVIDED
                                || tries.may(
                                        Role.CLIENT,
                                        new ProvideInput(
                                                side.contract().engagementId(),
                                                deliverable,
                                                input.inputId(),
                                                null,
                                                null,
                                                "?"))));
        model.addAttribute("unanswered", unanswered);
        model.addAttribute("deliverable", tries.may(side.side(), "submit-deliverable", deliverable));
        model.addAttribute(
                "reviewable",
                side.side() == Role.CLIENT
                        && MayReview.of(side.engagement(), deliverable, view.now())
                                .filter(MayReview::isOpen)
                                .isPresent());
        model.addAttribute("mayCommit", tries.may(Role.VA, COMMIT, deliverable));
        model.addAttribute("mayDecline", tries.may(Role.VA, DECLINE, deliverable));
        model.addAttribute("handedIn", HandedIn.of(side, deliverable, versions, view));
        model.addAttribute("turns", Versions.turns(Piece.of(side, kept), view));
        model.addAttribute("besides", Ways.of(side, deliverable, view));
        model.addAttribute("said", Statements.about(side, deliverable, view));
        model.addAttribute("ways", unanswered ? Map.of(DECLINE, "#reason") : Map.of());
        return form.show("engagement/piece");
    }

    /** @param missed that its deadline was missed, in words; absent where it was not */
    record Ended(
            String who, @Nullable String reason, @Nullable String missed) {}

    /** Who ended it, when and why; absent where nobody did. */
    private static @Nullable Ended cancelled(Deliverable kept, Side side, View view) {
        Delivery delivery = kept.delivery();
        Delivery.Cancelled cancelled = delivery.cancelled();
        if (cancelled == null) {
            return null;
        }
        return new Ended(
                view.say(
                        "engagement.piece.cancelled",
                        Map.of(
                                "cause",
                                cancelled.cause().name(),
                                "who",
                                side.who().actor(cancelled.by()).orElse(""),
                                "at",
                                view.moment(cancelled.by().occurredAt(), view.zone()))),
                cancelled.reason(),
                delivery.isMissed() && delivery.missedDue() != null
                        ? view.say(
                                "engagement.piece.cancelled.missed",
                                Map.of("due", view.moment(delivery.missedDue().instant(), view.zone())))
                        : null);
    }

    /** Of the work itself, while a round or the review is what counts. */
    private static @Nullable Towards own(Deliverable kept, Towards counts, View view) {
        return counts.is(DueStanding.Of.ROUND) || counts.is(DueStanding.Of.REVIEW)
                ? Towards.ofItself(kept, view)
                : null;
    }
}
