package io.engagements.query.pages.terms;

import io.engagements.events.Role;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.ProposalCommand.ProposePause;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.When;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.engagement.AgreementView.Pause;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.May;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.TypedTime;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.Decision;
import io.engagements.rules.clock.Pauses;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.Tries;
import io.engagements.rules.proposal.Proposal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Either side proposes that clocks stand still for a while, and sees first which ends that would move. */
@Screen
class PausePage {

    private static final String PATH = "/engagements/{id}/pause";
    private static final String PAGE = "terms/pause";
    private static final int MOST = 5;

    private final Sides sides;

    PausePage(Sides sides) {
        this.sides = sides;
    }

    /** @param stands to come, running, over, in words */
    record Agreed(String from, String until, String stands, boolean runs) {}

    /**
     * What a pause would do.
     *
     * @param moves absent where it cannot be told, because a time is none, or the rule would refuse it
     */
    record Preview(
            View.@Nullable Due from,
            View.@Nullable Due until,
            @Nullable Moves moves) {}

    /**
     * @param version of the engagement that has to be shown at least
     * @param before as {@link Latest} has it, for the pauses agreed
     */
    @GetMapping(PATH)
    String form(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String before,
            Form form) {
        return show(sides.find(id, version, form.who(), form.view()), before, form);
    }

    /**
     * @param form {@code from} and {@code until}: day and time of each, in the contract's zone; {@code reason};
     *     {@code act}: preview, propose, resume or propose-resume
     */
    @PostMapping(PATH)
    @Nullable
    String act(@PathVariable String id, Form form) {
        Side side = sides.find(id, null, form.who(), form.view());
        String act = form.typed().text("act");
        if (act.equals("preview")) {
            return show(side, null, form);
        }
        String then = "/engagements/" + id + (act.equals("resume") ? "/pause" : "/proposals");
        return form.answer(
                form.within(side.zone()).send(named(act), command(id, act, form.typed())),
                wrong -> named(wrong, act, form.view()),
                done -> done.at(then),
                again -> show(sides.find(id, null, form.who(), form.view()), null, again));
    }

    private static String named(String act) {
        return switch (act) {
            case "propose" -> "propose-pause";
            case "resume" -> "resume-engagement";
            case "propose-resume" -> "propose-resume";
            default -> throw ProblemException.malformed("act", "is preview, propose, resume or propose-resume");
        };
    }

    private static Map<String, Object> command(String id, String act, Typed typed) {
        Map<String, Object> command = new HashMap<>();
        command.put("engagementId", id);
        if (act.equals("propose")) {
            command.put("from", TypedTime.of(typed, "from").command());
            command.put("until", TypedTime.of(typed, "until").command());
        }
        if (!act.equals("resume")) {
            command.put("reason", typed.value(act.equals("propose") ? "reason" : "why"));
        }
        return command;
    }

    private static Wrong named(Wrong wrong, String act, View view) {
        String field = wrong.field().split("\\.", 2)[0];
        return switch (field) {
            case "from", "until" -> wrong.when(field + ".day", view.say("terms.pause." + field), view);
            case "reason" -> wrong.at(act.equals("propose") ? "reason" : "why", view.say("terms.pause.reason"));
            default -> wrong.nowhere();
        };
    }

    private static String show(Side side, @Nullable String before, Form form) {
        View view = form.view().within(side.zone());
        Model model = form.model();
        EngagementView shown = EngagementView.of(side.engagement(), view.now(), Set.of());
        model.addAttribute("id", side.contract().engagementId());
        model.addAttribute("side", side);
        model.addAttribute("zone", view.city(side.contract().terms().zone()));
        model.addAttribute("preview", form.typed().has("act") ? preview(side, form) : null);
        model.addAttribute("may", May.of(side, view));
        model.addAttribute("running", running(shown, view));
        model.addAttribute(
                "pauses", Latest.of(shown.agreement().pauses(), before, MOST).map(each -> agreed(each, view)));
        model.addAttribute("open", hasOpen(shown));
        model.addAttribute(
                "ways",
                Map.of(
                        "propose-pause", "#from.day",
                        "propose-resume", "#resume",
                        "resume-engagement", "#resume"));
        return form.show(PAGE);
    }

    private static boolean hasOpen(EngagementView shown) {
        return shown.agreement().proposals().stream()
                .anyMatch(each -> each.state() == Proposal.State.OPEN
                        && (each.kind() == ProposalKind.PAUSE || each.kind() == ProposalKind.RESUME));
    }

    /** When the pause that runs ends by itself; absent where none runs. */
    private static View.@Nullable Due running(EngagementView shown, View view) {
        return shown.agreement().pauses().stream()
                .filter(each -> runs(each, view.now()))
                .findFirst()
                .map(each -> view.due(each.until()))
                .orElse(null);
    }

    private static boolean runs(Pause pause, Instant at) {
        return !at.isBefore(pause.beginsAt()) && at.isBefore(ends(pause));
    }

    private static Instant ends(Pause pause) {
        Instant early = pause.endedAt();
        return early == null ? pause.until().instant() : early;
    }

    private static Agreed agreed(Pause pause, View view) {
        boolean runs = runs(pause, view.now());
        String stands = runs ? "runs" : view.now().isBefore(pause.beginsAt()) ? "ahead" : "over";
        return new Agreed(
                view.moment(pause.beginsAt(), view.zone()),
                view.moment(ends(pause), view.zone()),
                view.say("terms.pause." + stands),
                runs);
    }

    /** As if the other side agreed at once. */
    private static Preview preview(Side side, Form form) {
        Typed typed = form.typed();
        ZoneId contract = side.zone();
        View view = form.view().within(contract);
        Optional<Deadline> from = TypedTime.of(typed, "from").deadline(contract);
        Optional<Deadline> until = TypedTime.of(typed, "until").deadline(contract);
        if (from.isEmpty() || until.isEmpty()) {
            return new Preview(null, null, null);
        }
        String id = side.contract().engagementId();
        ProposePause pause = new ProposePause(
                id,
                "?",
                When.of(from.get().local(), contract),
                When.of(until.get().local(), contract),
                null);
        AnswerProposal yes = new AnswerProposal(AnswerProposal.Verb.ACCEPT, ProposalKind.PAUSE, id, null, "?", null);
        Tries now = Tries.of(side.engagement(), view.now());
        Decision proposed = now.decide(side.side(), pause);
        if (!(proposed instanceof Decision.Done)) {
            return new Preview(null, null, null);
        }
        Tries open = now.after(proposed);
        Role other = side.side() == Role.CLIENT ? Role.VA : Role.CLIENT;
        Engagement agreed = open.after(open.decide(other, yes)).now();
        List<Pauses.Agreed> all = agreed.contract().pauses().all();
        Pauses.Agreed last = all.get(all.size() - 1);
        return new Preview(view.due(last.from()), view.due(last.until()), Moves.between(now.now(), agreed, view));
    }
}
