package io.engagements.query.pages.hire;

import io.engagements.events.Role;
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
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The client appoints a lawyer, who alone of all others then sees the engagement. */
@Screen
class LawyerPage {

    private static final String PATH = "/engagements/{id}/lawyer";
    private static final String PAGE = "hire/lawyer";

    private final Sides sides;
    private final Acts acts;

    LawyerPage(Sides sides, Acts acts) {
        this.sides = sides;
        this.acts = acts;
    }

    /** @param version that has to be shown at least */
    @GetMapping(PATH)
    String lawyer(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String version,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        Side side = sides.find(id, version, who, view, Role.CLIENT);
        show(side, new Typed(Map.of("key", Acts.newKey())), null, model);
        return PAGE;
    }

    /** @param fields {@code lawyerId}; {@code key} */
    @PostMapping(PATH)
    @Nullable
    String appoint(
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Side side = sides.find(id, null, who, view, Role.CLIENT);
        Typed typed = new Typed(fields);
        Map<String, Object> command = new HashMap<>();
        command.put("engagementId", id);
        command.put("lawyerId", typed.value("lawyerId"));
        Outcome outcome = acts.send(who, view, "appoint-lawyer", command, typed.text("key"));
        if (outcome instanceof Done done) {
            return Onward.to("/engagements/" + id + "/lawyer?version=" + done.version(), request, response);
        }
        NotDone notDone = ((NotDone) outcome)
                .named(wrong -> wrong.field().equals("lawyerId")
                        ? new Wrong("lawyerId", view.say("hire.lawyer.id"), wrong.detail())
                        : new Wrong("", wrong.label(), wrong.detail()));
        response.setStatus(notDone.status());
        show(side, typed.with("key", notDone.key()), notDone, model);
        return PAGE;
    }

    private static void show(Side side, Typed typed, @Nullable NotDone notDone, Model model) {
        model.addAttribute("id", side.contract().engagementId());
        model.addAttribute("side", side);
        model.addAttribute("typed", typed);
        model.addAttribute("notDone", notDone);
        model.addAttribute("ways", Map.of());
    }
}
