package io.engagements.query.pages.proposals;

import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Outcome;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.work.Deliverable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The right of reply: what was said to a piece of work and its review, or to notices and ends, and what one has to say to
 * it. It changes no number and no state, and can be said at any time.
 */
@Screen
class StatementsPage {

    private static final String OF_ALL = "/engagements/{id}/statements";
    private static final String OF_A_PIECE = "/engagements/{id}/work/{deliverable}/statements";
    private static final String PAGE = "proposals/statements";

    private final Sides sides;

    StatementsPage(Sides sides) {
        this.sides = sides;
    }

    /**
     * @param version that has to be shown at least
     * @param after cursor of the last statement seen
     * @param about kind and id of what is to be answered, with a colon between; chosen in the form then
     */
    @GetMapping({OF_ALL, OF_A_PIECE})
    String statements(
            @PathVariable String id,
            @PathVariable(required = false) @Nullable String deliverable,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String about,
            Form form) {
        Side side = sides.read(id, version, form.who(), form.view());
        return show(side, deliverable, after, form.with("about", about == null ? "" : about));
    }

    /** @param form {@code about}: kind and id, with a colon between; {@code text} */
    @PostMapping({OF_ALL, OF_A_PIECE})
    @Nullable
    String say(@PathVariable String id, @PathVariable(required = false) @Nullable String deliverable, Form form) {
        Side side = sides.read(id, null, form.who(), form.view());
        statements(side, deliverable, form.view());
        return form.answer(
                send(id, form),
                wrong -> named(wrong, form.view()),
                done -> done.at(address(id, deliverable)),
                again -> show(side, deliverable, null, again));
    }

    private static Outcome send(String id, Form form) {
        String[] about = form.typed().text("about").split(":", 2);
        Map<String, Object> fields = new HashMap<>();
        fields.put("engagementId", id);
        fields.put("about", about.length < 2 ? null : Map.of("kind", about[0], "id", about[1]));
        fields.put("text", form.typed().value("text"));
        return form.send("add-statement", fields);
    }

    private static Wrong named(Wrong wrong, View view) {
        String field = wrong.field().split("\\.", 2)[0];
        return switch (field) {
            case "about" -> wrong.at("about", view.say("statements.what"));
            case "text" -> wrong.at("text", view.say("statements.text"));
            default -> wrong.nowhere();
        };
    }

    private static String address(String id, @Nullable String deliverable) {
        return "/engagements/" + id + (deliverable == null ? "" : "/work/" + deliverable) + "/statements";
    }

    private static Statements statements(Side side, @Nullable String deliverable, View view) {
        if (deliverable == null) {
            return Statements.ofTheEnd(side, view);
        } else if (!deliverable.matches(Id.PATTERN)) {
            throw ProblemException.unknown();
        }
        return Statements.of(side, deliverable, view).orElseThrow(ProblemException::unknown);
    }

    private static String show(Side side, @Nullable String deliverable, @Nullable String after, Form form) {
        Model model = form.model();
        Statements statements = statements(side, deliverable, form.view());
        String id = side.contract().engagementId();
        model.addAttribute("id", id);
        model.addAttribute("side", side);
        model.addAttribute("at", address(id, deliverable));
        model.addAttribute("back", "/engagements/" + id + (deliverable == null ? "" : "/work/" + deliverable));
        model.addAttribute(
                "title",
                deliverable == null
                        ? null
                        : side.engagement()
                                .deliverables()
                                .get(deliverable)
                                .map(Deliverable::title)
                                .orElse(null));
        model.addAttribute("topics", statements.topics());
        model.addAttribute("speaks", side.side() != Role.AUDITOR);
        model.addAttribute("said", statements.all(after));
        return form.show(PAGE);
    }
}
