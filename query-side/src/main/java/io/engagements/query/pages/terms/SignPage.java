package io.engagements.query.pages.terms;

import io.engagements.events.Role;
import io.engagements.query.engagement.EngagementView;
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
import io.engagements.query.pages.piece.Versions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    private final Acts acts;

    SignPage(Sides sides, Papers papers, Acts acts) {
        this.sides = sides;
        this.papers = papers;
        this.acts = acts;
    }

    @GetMapping(PATH)
    String form(@PathVariable String id, SignedIn who, @ModelAttribute("view") View view, Model model) {
        Side side = sides.find(id, null, who, view, Role.VA);
        show(side, new Typed(Map.of("key", Acts.newKey())), false, null, view, model);
        return PAGE;
    }

    /**
     * @param fields {@code documentSha256}; {@code validFrom} and {@code validUntil}: days in the contract's zone, either may
     *     be left out; {@code act}: check, change or sign; {@code key}
     */
    @PostMapping(PATH)
    @Nullable
    String sign(
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Side side = sides.find(id, null, who, view, Role.VA);
        Typed typed = new Typed(fields);
        if (!typed.text("act").equals("sign")) {
            show(side, typed, typed.text("act").equals("check"), null, view, model);
            return PAGE;
        }
        Outcome outcome = acts.send(who, view, "sign-nda", command(id, typed), typed.text("key"));
        if (outcome instanceof Done done) {
            return Onward.to("/engagements/" + id + "/documents?version=" + done.version(), request, response);
        }
        NotDone notDone = ((NotDone) outcome).named(wrong -> named(wrong, view));
        response.setStatus(notDone.status());
        Side now = sides.find(id, null, who, view, Role.VA);
        show(now, typed.with("key", notDone.key()), false, notDone, view, model);
        return PAGE;
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
            case HASH, "validFrom", "validUntil" -> new Wrong(field, view.say("terms.sign." + field), wrong.detail());
            default -> new Wrong("", wrong.label(), wrong.detail());
        };
    }

    private void show(Side side, Typed typed, boolean check, @Nullable NotDone notDone, View view, Model model) {
        EngagementView shown = EngagementView.of(side.engagement(), view.now(), Set.of());
        Optional<Papers.Paper> paper = papers.toSign(shown, view);
        String hash = paper.map(Papers.Paper::sha256).orElse(typed.text(HASH).replaceAll("\\s", ""));
        // Somebody who had another one in view has seen another one.
        boolean seen = paper.isEmpty() || hash.equals(typed.text(HASH));
        model.addAttribute("id", side.contract().engagementId());
        model.addAttribute("side", side);
        model.addAttribute("typed", typed);
        model.addAttribute("paper", paper.orElse(null));
        model.addAttribute("hash", hash);
        model.addAttribute("groups", Versions.groups(hash));
        model.addAttribute("check", check && seen);
        model.addAttribute("other", check && !seen);
        model.addAttribute("coverage", papers.coverage(shown, view));
        model.addAttribute("zone", view.city(side.contract().terms().zone()));
        model.addAttribute("from", day(typed.value("validFrom"), side, view));
        model.addAttribute("until", day(typed.value("validUntil"), side, view));
        model.addAttribute("notDone", notDone);
        model.addAttribute("ways", Map.of("sign-nda", "#sign"));
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
