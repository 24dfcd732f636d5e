package io.engagements.query.pages.terms;

import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.TerminationCommand.ResignEngagement;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Counted;
import io.engagements.events.time.Deadline;
import io.engagements.query.engagement.EndView;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.May;
import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Who.Doer;
import io.engagements.rules.Decision;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.Tries;
import io.engagements.rules.onboarding.Entrusted;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.Deliverable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The VA leaves, after its own notice: a form with the last day, what follows from it to be checked, then the act. */
@Screen
class ResignPage {

    private static final String PATH = "/engagements/{id}/resign";
    private static final String PAGE = "terms/resign";
    private static final int MOST = 10;

    private final Sides sides;

    ResignPage(Sides sides) {
        this.sides = sides;
    }

    /** @param further how many there are besides */
    record Some(List<String> titles, int further) {

        private static Some of(Engagement engagement, Predicate<Deliverable> which, View view) {
            List<String> all = engagement.deliverables().stream()
                    .map(kept -> kept.at(view.now()))
                    .filter(which)
                    .map(Deliverable::title)
                    .toList();
            return new Some(all.stream().limit(MOST).toList(), Math.max(0, all.size() - MOST));
        }
    }

    /**
     * What follows from a last day.
     *
     * @param day the same as a day in the contract's zone
     * @param owed committed work that stays due until then
     * @param released committed work that falls due later, and is owed no more
     * @param things how many things that the client entrusted come back
     */
    record Follows(View.Due lastDay, String day, Some owed, Some released, long things) {

        /** @param engagement whose last day is fixed */
        private static Follows from(Engagement engagement, Deadline end, View view) {
            return new Follows(
                    view.ahead(end),
                    view.day(end.instant(), end.zone()),
                    Some.of(engagement, Deliverable::isOwed, view),
                    Some.of(engagement, work -> work.state() == DeliverableState.RELEASED, view),
                    engagement
                            .contract()
                            .onboarding()
                            .all()
                            .filter(Entrusted::isOwed)
                            .count());
        }
    }

    /** @param version of the engagement that has to be shown at least */
    @GetMapping(PATH)
    String form(@PathVariable String id, @RequestParam(required = false) @Nullable String version, Form form) {
        Side side = sides.find(id, version, form.who(), form.view(), Role.VA);
        String day = earliest(side, form.view()).local().toLocalDate().toString();
        return show(side, null, form.with("lastDay", day));
    }

    /** @param form {@code lastDay}: a day in the contract's zone; {@code reason}; {@code act}: check, change or resign */
    @PostMapping(PATH)
    @Nullable
    String resign(@PathVariable String id, Form form) {
        Side side = sides.find(id, null, form.who(), form.view(), Role.VA);
        Typed typed = form.typed();
        if (typed.text("act").equals("check")) {
            return check(side, form);
        } else if (!typed.text("act").equals("resign")) {
            return show(side, null, form);
        }
        Map<String, Object> command = new HashMap<>();
        command.put("engagementId", id);
        command.put("lastDay", typed.value("lastDay"));
        command.put("reason", typed.value("reason"));
        return form.answer(
                form.within(side.zone()).send("resign-engagement", command),
                wrong -> named(wrong, form.view()),
                done -> done.at("/engagements/" + id + "/resign"),
                again -> show(sides.find(id, null, form.who(), form.view(), Role.VA), null, again));
    }

    /** Nothing is sent: what would be refused is said at the day. */
    private static String check(Side side, Form form) {
        Optional<LocalDate> day = day(form.typed().value("lastDay"));
        Optional<Follows> follows =
                day.flatMap(each -> follows(side, each, form.view().within(side.zone())));
        return show(side, follows.orElse(null), follows.isPresent() ? form : form.refused(notYet(side, day, form)));
    }

    private static NotDone notYet(Side side, Optional<LocalDate> day, Form form) {
        View view = form.view();
        Deadline earliest = earliest(side, view);
        String why = day.isEmpty()
                ? view.say("terms.resign.no-day")
                : view.say(
                        "terms.resign.not-then",
                        Map.of(
                                "earliest",
                                view.day(earliest.instant(), earliest.zone()),
                                "zone",
                                view.city(earliest.zone())));
        return form.unfit(List.of(new Wrong("lastDay", view.say("terms.resign.last-day"), why)));
    }

    private static Wrong named(Wrong wrong, View view) {
        return switch (wrong.field()) {
            case "lastDay" -> wrong.at("lastDay", view.say("terms.resign.last-day"));
            case "reason" -> wrong.at("reason", view.say("terms.resign.reason"));
            default -> wrong.nowhere();
        };
    }

    /** When the notice that the terms name would have run, if it began now; the day of that is the first that can be the last. */
    private static Deadline earliest(Side side, View view) {
        Terms terms = side.contract().terms();
        return Deadlines.afterDays(view.now(), terms.noticeDays(), terms.zone());
    }

    /** Empty for what is no day that is counted. */
    private static Optional<LocalDate> day(@Nullable String typed) {
        try {
            return Optional.ofNullable(typed)
                    .map(text -> LocalDate.parse(text.strip()))
                    .filter(Counted::holds);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Empty where the rule would not let it be. */
    private static Optional<Follows> follows(Side side, LocalDate lastDay, View view) {
        Tries tries = Tries.of(side.engagement(), view.now());
        Decision decision = tries.decide(Role.VA, resignation(side, lastDay));
        if (!(decision instanceof Decision.Done)) {
            return Optional.empty();
        }
        Engagement after = tries.after(decision).now();
        return after.contract().lastDay().map(end -> Follows.from(after, end, view));
    }

    private static ResignEngagement resignation(Side side, LocalDate lastDay) {
        return new ResignEngagement(side.contract().engagementId(), lastDay, null);
    }

    private static String show(Side side, @Nullable Follows follows, Form form) {
        View view = form.view().within(side.zone());
        Model model = form.model();
        Deadline earliest = earliest(side, view);
        model.addAttribute("id", side.contract().engagementId());
        model.addAttribute("side", side);
        model.addAttribute("follows", follows);
        model.addAttribute("notice", side.contract().terms().noticeDays());
        model.addAttribute("earliest", view.due(earliest));
        model.addAttribute("first", view.day(earliest.instant(), earliest.zone()));
        model.addAttribute("zone", view.city(earliest.zone()));
        model.addAttribute("resigned", resigned(side, view));
        model.addAttribute("stands", stands(side, view));
        model.addAttribute("over", side.contract().isClosedAt(view.now()));
        model.addAttribute("may", May.of(side, view).send("resign-engagement"));
        model.addAttribute(
                "ways",
                Map.of(
                        "resign-engagement",
                        "#lastDay",
                        "propose-end",
                        "/engagements/" + side.contract().engagementId() + "/end"));
        return form.show(PAGE);
    }

    /** What follows from the last day that is fixed; absent while none is. */
    private static @Nullable Follows stands(Side side, View view) {
        Engagement now = Tries.of(side.engagement(), view.now()).now();
        return now.contract().lastDay().map(end -> Follows.from(now, end, view)).orElse(null);
    }

    /** Who resigned when, in words. */
    record Resigned(boolean self, String who, String when) {}

    /** Absent while nobody did. */
    private static @Nullable Resigned resigned(Side side, View view) {
        return EngagementView.of(side.engagement(), view.now(), Set.of()).end().lastDays().stream()
                .filter(each -> each.reason() == EndReason.RESIGNED && each.withdrawn() == null)
                .reduce((earlier, later) -> later)
                .map(EndView.LastDay::by)
                .map(by -> resigned(side.who().doer(by), by, view))
                .orElse(null);
    }

    private static Resigned resigned(Doer doer, Stamp by, View view) {
        return new Resigned(doer.self(), doer.name(), view.moment(by.occurredAt(), view.zone()));
    }
}
