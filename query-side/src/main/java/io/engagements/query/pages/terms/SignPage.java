package io.engagements.query.pages.terms;

import io.engagements.events.Role;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.May;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Versions;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The VA promises confidentiality. What is signed is known by its hash, and the form sends the one that it shows: where the
 * client lays down another document meanwhile, the rule says so and nothing is signed unseen.
 */
@Screen
class SignPage {

    private static final String PATH = "/engagements/{id}/documents/sign";
    private static final String PAGE = "terms/sign";
    private static final String HASH = "documentSha256";

    private final Sides sides;
    private final Papers papers;

    SignPage(Sides sides, Papers papers) {
        this.sides = sides;
        this.papers = papers;
    }

    @GetMapping(PATH)
    String form(@PathVariable String id, Form form) {
        return show(side(id, form), false, form);
    }

    /**
     * @param form {@code documentSha256}; {@code validFrom} and {@code validUntil}: days in the contract's zone, either may
     *     be left out; {@code act}: check, change or sign
     */
    @PostMapping(PATH)
    @Nullable
    String sign(@PathVariable String id, Form form) {
        Side side = side(id, form);
        String act = form.typed().text("act");
        if (!act.equals("sign")) {
            return show(side, act.equals("check"), form);
        }
        return form.answer(
                form.send("sign-nda", command(id, form.typed())),
                wrong -> named(wrong, form.view()),
                done -> done.at("/engagements/" + id + "/documents"),
                again -> show(side(id, form), false, again));
    }

    private Side side(String id, Form form) {
        return sides.find(id, null, form.who(), form.view(), Role.VA);
    }

    private static Map<String, Object> command(String id, Typed typed) {
        Map<String, Object> command = new HashMap<>();
        command.put("engagementId", id);
        command.put(HASH, typed.text(HASH).replaceAll("\\s", ""));
        command.put("validFrom", time(typed.value("validFrom"), "T00:00"));
        command.put("validUntil", time(typed.value("validUntil"), "T23:59:59"));
        return command;
    }

    /** A day begins and ends in the contract's zone. */
    private static @Nullable Object time(@Nullable String day, String at) {
        return day == null ? null : Map.of("local", day.strip() + at);
    }

    private static Wrong named(Wrong wrong, View view) {
        String field = wrong.field().split("\\.", 2)[0];
        return switch (field) {
            case HASH, "validFrom", "validUntil" -> wrong.at(field, view.say("terms.sign." + field));
            default -> wrong.nowhere();
        };
    }

    private String show(Side side, boolean check, Form form) {
        Typed typed = form.typed();
        View view = form.view().within(side.zone());
        Model model = form.model();
        EngagementView shown = EngagementView.of(side.engagement(), view.now(), Set.of());
        Optional<Papers.Paper> paper = papers.toSign(shown, view);
        String hash = paper.map(Papers.Paper::sha256).orElse(typed.text(HASH).replaceAll("\\s", ""));
        // Somebody who had another one in view has seen another one.
        boolean seen = paper.isEmpty() || hash.equals(typed.text(HASH));
        model.addAttribute("id", side.contract().engagementId());
        model.addAttribute("side", side);
        model.addAttribute("paper", paper.orElse(null));
        model.addAttribute("hash", hash);
        model.addAttribute("groups", Versions.groups(hash));
        model.addAttribute("check", check && seen);
        model.addAttribute("other", check && !seen);
        model.addAttribute("coverage", papers.coverage(shown, view));
        model.addAttribute("zone", view.city(side.contract().terms().zone()));
        model.addAttribute("from", day(typed.value("validFrom"), side, view));
        model.addAttribute("until", day(typed.value("validUntil"), side, view));
        model.addAttribute("ways", Map.of("sign-nda", "#sign"));
        May.of(side, view).into(model, "sign-nda");
        return form.show(PAGE);
    }

    /** In words; what is no day as it was typed. */
    private static @Nullable String day(@Nullable String typed, Side side, View view) {
        ZoneId zone = side.contract().terms().zone();
        try {
            return typed == null
                    ? null
                    : view.day(LocalDate.parse(typed.strip()).atStartOfDay(zone).toInstant(), zone);
        } catch (DateTimeException none) {
            return typed;
        }
    }
}
