package io.engagements.query.pages.proposals;

import io.engagements.events.Id;
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
import io.engagements.rules.work.Deliverable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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
    private final Acts acts;

    StatementsPage(Sides sides, Acts acts) {
        this.sides = sides;
        this.acts = acts;
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
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        show(sides.find(id, version, who, view), deliverable, after, view, model);
        model.addAttribute("typed", new Typed(Map.of("key", Acts.newKey(), "about", about == null ? "" : about)));
        return PAGE;
    }

    /** @param fields {@code about}: kind and id, with a colon between; {@code text}; {@code key} */
    @PostMapping({OF_ALL, OF_A_PIECE})
    @Nullable
    String say(
            @PathVariable String id,
            @PathVariable(required = false) @Nullable String deliverable,
            @RequestParam Map<String, String> fields,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Side side = sides.find(id, null, who, view);
        statements(side, deliverable, view);
        Typed typed = new Typed(fields);
        Outcome outcome = send(id, typed, who, view);
        if (outcome instanceof Done done) {
            return Onward.to(address(id, deliverable) + "?version=" + done.version(), request, response);
        }
        NotDone notDone = ((NotDone) outcome).named(wrong -> named(wrong, view));
        response.setStatus(notDone.status());
        show(side, deliverable, null, view, model);
        model.addAttribute("typed", typed.with("key", notDone.key()));
        model.addAttribute("notDone", notDone);
        return PAGE;
    }

    private Outcome send(String id, Typed typed, SignedIn who, View view) {
        String[] about = typed.text("about").split(":", 2);
        if (about.length < 2) {
            return NotDone.fields(
                    List.of(new Wrong("about", view.say("statements.what"), view.say("not-done.missing"))),
                    typed.text("key"),
                    view);
        }
        Map<String, Object> fields = new HashMap<>();
        fields.put("engagementId", id);
        fields.put("about", Map.of("kind", about[0], "id", about[1]));
        fields.put("text", typed.value("text"));
        return acts.send(who, view, "add-statement", fields, typed.text("key"));
    }

    private static Wrong named(Wrong wrong, View view) {
        String field = wrong.field().split("\\.", 2)[0];
        return switch (field) {
            case "about" -> new Wrong("about", view.say("statements.what"), wrong.detail());
            case "text" -> new Wrong("text", view.say("statements.text"), wrong.detail());
            default -> new Wrong("", wrong.label(), wrong.detail());
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

    private static void show(Side side, @Nullable String deliverable, @Nullable String after, View view, Model model) {
        Statements statements = statements(side, deliverable, view);
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
        model.addAttribute("said", statements.all(after));
        model.addAttribute("notDone", null);
    }
}
