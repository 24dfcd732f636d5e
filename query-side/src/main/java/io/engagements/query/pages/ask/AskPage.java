package io.engagements.query.pages.ask;

import io.engagements.events.Role;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.Resolution;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.May;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.TypedTime;
import io.engagements.query.pages.frame.View;
import io.engagements.query.party.PartyNames;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A client asks its VA for work; before sending it, the client sees what the VA will read. */
@Screen
class AskPage {

    private final Sides sides;
    private final PartyNames parties;

    AskPage(Sides sides, PartyNames parties) {
        this.sides = sides;
        this.parties = parties;
    }

    /**
     * What the VA will read.
     *
     * @param brief absent while there is none
     * @param criteria those of which anything is written
     * @param due in the VA's zone; absent while day, time or zone are none
     * @param utc the same moment for everybody
     * @param clockChange what is said of a time that exists twice or not at all; absent for any other
     */
    record Preview(
            String title,
            @Nullable String brief,
            List<String> criteria,
            View.@Nullable Due due,
            @Nullable String utc,
            @Nullable String clockChange,
            List<Owed> owed) {}

    record Owed(String what, boolean confidential, View.@Nullable Due due) {}

    @GetMapping("/engagements/{id}/ask")
    String form(@PathVariable String id, Form form) {
        Side side = sides.find(id, null, form.who(), form.view(), Role.CLIENT);
        AskForm begun =
                AskForm.begun(form.typed(), side.contract().terms().zone().getId());
        return show(side, begun, false, form);
    }

    /** @param form as {@link AskForm} has it; {@code act}: which button was pressed */
    @PostMapping("/engagements/{id}/ask")
    @Nullable
    String act(@PathVariable String id, Form form) {
        Side side = sides.find(id, null, form.who(), form.view(), Role.CLIENT);
        String act = form.typed().text("act");
        if (!act.equals("send")) {
            form.model().addAttribute("added", act.startsWith("add-") ? act : null);
            return show(side, new AskForm(form.typed()).after(act), true, form);
        }
        AskForm filled = new AskForm(form.typed()).filled();
        return form.with(filled.typed())
                .answer(
                        form.within(side.zone()).send("request-deliverable", filled.command(id)),
                        wrong -> AskForm.named(wrong, form.view()),
                        done -> done.at("/engagements/" + id + "/work/"
                                + done.answer().path("deliverableId").asString()),
                        again -> show(side, new AskForm(again.typed()), true, again));
    }

    private String show(Side side, AskForm written, boolean previewed, Form form) {
        ZoneId contract = side.zone();
        View view = form.view().within(contract);
        Model model = form.model();
        ZoneId vas = parties.whereabouts(side.contract().parties().vaId())
                .map(PartyNames.Whereabouts::zone)
                .orElse(contract);
        model.addAttribute("id", side.contract().engagementId());
        model.addAttribute("side", side);
        model.addAttribute("criteria", written.rows("criteria"));
        model.addAttribute("prescribed", written.prescribed());
        model.addAttribute("inputs", written.rows("inputs"));
        model.addAttribute("most", Typed.MOST_ROWS);
        model.addAttribute("ways", Map.of("request-deliverable", "#title"));
        May.of(side, view).into(model, "request-deliverable");
        model.addAttribute("contractZone", contract.getId());
        // The contract's first.
        model.addAttribute("zones", TypedTime.zones(view, contract, view.zone(), vas));
        model.addAttribute("preview", previewed ? preview(written, contract, view.in(vas), view) : null);
        return form.with(written.typed()).show("ask/ask");
    }

    private static Preview preview(AskForm form, ZoneId contract, View there, View here) {
        Typed typed = form.typed();
        Optional<Deadline> due = form.time("due").deadline(contract);
        return new Preview(
                typed.text("title").strip(),
                typed.value("brief"),
                form.rows("criteria").stream()
                        .flatMap(row -> Stream.ofNullable(typed.value("criteria." + row + ".text")))
                        .toList(),
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
