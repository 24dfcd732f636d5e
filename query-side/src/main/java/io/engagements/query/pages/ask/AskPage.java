package io.engagements.query.pages.ask;

import io.engagements.events.Role;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.Resolution;
import io.engagements.query.pages.frame.Acts;
import io.engagements.query.pages.frame.Onward;
import io.engagements.query.pages.frame.Outcome;
import io.engagements.query.pages.frame.Outcome.Done;
import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.TypedTime;
import io.engagements.query.pages.frame.View;
import io.engagements.query.party.PartyNames;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A client asks its VA for work; before sending it, the client sees what the VA will read. */
@Screen
class AskPage {

    private final Sides sides;
    private final PartyNames parties;
    private final Acts acts;

    AskPage(Sides sides, PartyNames parties, Acts acts) {
        this.sides = sides;
        this.parties = parties;
        this.acts = acts;
    }

    /**
     * What the VA will read.
     *
     * @param due in the VA's zone; absent while day, time or zone are none
     * @param utc the same moment for everybody
     * @param clockChange what is said of a time that exists twice or not at all; absent for any other
     */
    record Preview(
            String title,
            View.@Nullable Due due,
            @Nullable String utc,
            @Nullable String clockChange,
            List<Owed> owed) {}

    record Owed(String what, boolean confidential, View.@Nullable Due due) {}

    @GetMapping("/engagements/{id}/ask")
    String form(@PathVariable String id, SignedIn who, @ModelAttribute("view") View view, Model model) {
        Side side = sides.find(id, null, who, view, Role.CLIENT);
        AskForm empty = AskForm.empty(side.contract().terms().zone().getId());
        return form(side, empty, false, Acts.newKey(), null, view, model);
    }

    /** @param fields as {@link AskForm} has them; {@code act}: which button was pressed; {@code key} */
    @PostMapping("/engagements/{id}/ask")
    @Nullable
    String act(
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Side side = sides.find(id, null, who, view, Role.CLIENT);
        Typed typed = new Typed(fields);
        String act = typed.text("act");
        String key = typed.text("key");
        if (!act.equals("send")) {
            AskForm form = new AskForm(typed).after(act);
            model.addAttribute("added", act.startsWith("add-") ? act : null);
            return form(side, form, true, key, null, view, model);
        }
        AskForm form = new AskForm(typed).filled();
        Outcome outcome = acts.send(who, view, "request-deliverable", form.command(id), key);
        if (outcome instanceof Done done) {
            String made = done.answer().path("deliverableId").asString();
            return Onward.to("/engagements/" + id + "/work/" + made + "?version=" + done.version(), request, response);
        }
        NotDone notDone = ((NotDone) outcome).named(wrong -> AskForm.named(wrong, view));
        response.setStatus(notDone.status());
        return form(side, form, true, notDone.key(), notDone, view, model);
    }

    private String form(
            Side side, AskForm form, boolean previewed, String key, @Nullable NotDone notDone, View view, Model model) {
        ZoneId contract = side.contract().terms().zone();
        ZoneId vas = parties.whereabouts(side.contract().parties().vaId())
                .map(PartyNames.Whereabouts::zone)
                .orElse(contract);
        model.addAttribute("id", side.contract().engagementId());
        model.addAttribute("side", side);
        model.addAttribute("typed", form.typed());
        model.addAttribute("criteria", form.rows("criteria"));
        model.addAttribute("inputs", form.rows("inputs"));
        model.addAttribute("most", Typed.MOST_ROWS);
        model.addAttribute("key", key);
        model.addAttribute("notDone", notDone);
        model.addAttribute("ways", Map.of("request-deliverable", "#title"));
        model.addAttribute("contractZone", contract.getId());
        // The contract's first.
        model.addAttribute("zones", TypedTime.zones(view, contract, view.zone(), vas));
        model.addAttribute("preview", previewed ? preview(form, contract, view.in(vas), view) : null);
        return "ask/ask";
    }

    private static Preview preview(AskForm form, ZoneId contract, View there, View here) {
        Typed typed = form.typed();
        Optional<Deadline> due = form.time("due").deadline(contract);
        return new Preview(
                typed.text("title").strip(),
                due.map(there::due).orElse(null),
                due.map(end -> end.instant().toString()).orElse(null),
                due.filter(end -> end.resolution() != Resolution.EXACT)
                        .map(end -> here.say(
                                "ask.clock." + end.resolution(),
                                Map.of("then", here.moment(end.instant(), end.zone()), "zone", here.city(end.zone()))))
                        .orElse(null),
                form.rows("inputs").stream()
                        .filter(row -> typed.value("inputs." + row + ".description") != null)
                        .map(row -> new Owed(
                                typed.text("inputs." + row + ".description"),
                                typed.has("inputs." + row + ".confidential"),
                                form.time("inputs." + row)
                                        .deadline(contract)
                                        .map(there::due)
                                        .orElse(null)))
                        .toList());
    }
}
