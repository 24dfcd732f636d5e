package io.engagements.query.pages.hire;

import io.engagements.events.Role;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.May;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The client appoints a lawyer, who alone of all others then sees the engagement. */
@Screen
class LawyerPage {

    private static final String PATH = "/engagements/{id}/lawyer";
    private static final String PAGE = "hire/lawyer";

    private final Sides sides;

    LawyerPage(Sides sides) {
        this.sides = sides;
    }

    /** @param version that has to be shown at least */
    @GetMapping(PATH)
    String lawyer(@PathVariable String id, @RequestParam(required = false) @Nullable String version, Form form) {
        return show(sides.find(id, version, form.who(), form.view(), Role.CLIENT), form);
    }

    /** @param form {@code lawyerId} */
    @PostMapping(PATH)
    @Nullable
    String appoint(@PathVariable String id, Form form) {
        Side side = sides.find(id, null, form.who(), form.view(), Role.CLIENT);
        Map<String, Object> command = new HashMap<>();
        command.put("engagementId", id);
        command.put("lawyerId", form.typed().pasted("lawyerId"));
        return form.answer(
                form.send("appoint-lawyer", command),
                wrong -> wrong.field().equals("lawyerId")
                        ? wrong.at("lawyerId", form.view().say("hire.lawyer.id"))
                        : wrong.nowhere(),
                done -> done.at("/engagements/" + id + "/lawyer"),
                again -> show(side, again));
    }

    private static String show(Side side, Form form) {
        Model model = form.model();
        model.addAttribute("id", side.contract().engagementId());
        model.addAttribute("side", side);
        model.addAttribute("ways", Map.of());
        May.of(side, form.view()).into(model, "appoint-lawyer");
        return form.show(PAGE);
    }
}
