package io.engagements.query.pages.ending;

import io.engagements.events.Role;
import io.engagements.events.engagement.EngagementEvent.LastDayFixed;
import io.engagements.events.engagement.Subject;
import io.engagements.events.engagement.TerminationEvent.ContractTerminated;
import io.engagements.events.engagement.TerminationEvent.OrdinaryNoticeGiven;
import io.engagements.events.time.Deadline;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.history.Sentences;
import io.engagements.query.pages.ending.Voices.Voice;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Outcome;
import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Typed;
import io.engagements.rules.Decision;
import io.engagements.rules.contract.Ending.Notice;
import io.engagements.rules.engagement.MayEnd;
import io.engagements.rules.ground.Ground;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Every act of client and VA towards an end: a form, for what cannot be undone a page to check it, then the act. */
@Screen
class ActPage {

    private static final String PATH = "/engagements/{id}/end/{act}";

    /** So many grounds can be chosen from, those that arose first. */
    private static final int MOST_GROUNDS = 50;

    private final Sides sides;
    private final Grounds grounds;
    private final Sentences sentences;

    ActPage(Sides sides, Grounds grounds, Sentences sentences) {
        this.sides = sides;
        this.grounds = grounds;
        this.sentences = sentences;
    }

    /** @param fields for a reply {@code kind} and {@code about} of what it answers */
    @GetMapping(PATH)
    String form(
            @PathVariable String id, @PathVariable String act, @RequestParam Map<String, String> fields, Form form) {
        Act asked = Act.at(act).orElseThrow(ProblemException::unknown);
        Matter matter = matter(id, asked, form);
        return show(
                asked,
                matter,
                form.with(new Typed(fields).with("key", form.typed().text("key"))));
    }

    /** @param form as {@link Act#fields} has it; {@code ground.*}; {@code step}: check, edit or send */
    @PostMapping(PATH)
    @Nullable
    String act(@PathVariable String id, @PathVariable String act, Form form) {
        Act asked = Act.at(act).orElseThrow(ProblemException::unknown);
        Matter matter = matter(id, asked, form);
        String step = form.typed().text("step");
        List<String> named = chosen(asked, matter, form.typed());
        boolean unnamed = asked.isOnGrounds() && named.isEmpty();
        if (step.equals("edit")) {
            return show(asked, matter, form);
        }
        Map<String, Object> command = command(asked, matter, named, form.typed());
        Form here = form.within(matter.side().zone());
        Optional<NotDone> slip = unnamed
                ? Optional.of(form.unfit("grounds", matter.say("ending.grounds.none")))
                : here.slip(asked.command(), command);
        if (slip.isEmpty() && asked.isChecked() && !step.equals("send")) {
            return check(asked, matter, named, form);
        }
        Outcome outcome = slip.isPresent() ? slip.get() : here.send(asked.command(), command, matter.called());
        String then = asked == Act.AGREEMENT ? "/engagements/" + id + "/proposals" : matter.path();
        return form.answer(
                outcome,
                wrong -> named(asked, wrong, matter),
                done -> done.at(then),
                again -> show(asked, matter(id, asked, form), again));
    }

    private Matter matter(String id, Act act, Form form) {
        Matter matter = Matter.of(sides.find(id, null, form.who(), form.view()), form.view());
        if (!act.isFor(matter.side().side())) {
            throw ProblemException.unknown();
        }
        return matter;
    }

    private static String chosen(String groundId) {
        return "ground." + groundId;
    }

    private static List<String> chosen(Act act, Matter matter, Typed typed) {
        return !act.isOnGrounds()
                ? List.of()
                : matter.now().grounds().values().stream()
                        .map(Ground::groundId)
                        .filter(ground -> typed.has(chosen(ground)))
                        .toList();
    }

    /** The grounds that a form lists. */
    private static List<Ground> toChoose(Act act, Matter matter) {
        List<Ground> all =
                switch (act) {
                    case NOTICE -> matter.grounds(matter.may().noticeable());
                    case APPROVAL, TERMINATE -> matter.standing();
                    default -> List.of();
                };
        return all.stream().limit(MOST_GROUNDS).toList();
    }

    private static Map<String, Object> command(Act act, Matter matter, List<String> grounds, Typed typed) {
        Map<String, Object> command = new HashMap<>();
        command.put("engagementId", matter.contract().engagementId());
        if (act.isOnGrounds()) {
            command.put("groundIds", grounds);
        }
        act.fields().forEach(field -> command.put(field.id(), typed.value(field.id())));
        if (act == Act.STATEMENT) {
            command.put("about", Map.of("kind", typed.text("kind"), "id", typed.text("about")));
        }
        return command;
    }

    private static Wrong named(Act act, Wrong wrong, Matter matter) {
        String field = wrong.field().split("\\.", 2)[0];
        if (field.equals("groundIds") || field.equals("grounds")) {
            return new Wrong("grounds", "", wrong.detail());
        }
        return act.fields().stream()
                .filter(each -> each.id().equals(field))
                .findFirst()
                .map(each -> wrong.at(each.id(), matter.say(label(act, each))))
                .orElseGet(() -> new Wrong("", "", wrong.detail()));
    }

    private static String label(Act act, Act.Field field) {
        return "ending." + act.path() + "." + field.id();
    }

    private String check(Act act, Matter matter, List<String> named, Form form) {
        Typed typed = form.typed();
        Model model = form.model();
        Decision decision =
                switch (act) {
                    case NOTICE -> matter.may().notice(named);
                    case BY_NOTICE -> matter.may().ordinaryNotice(Check.day(typed, "lastDay"));
                    default -> matter.may().termination(named, Check.when(typed, "effectiveAt"));
                };
        List<Ground> chosen = matter.grounds(named);
        model.addAttribute("check", Check.of("ending." + act.path(), matter, decision, chosen, typed, sentences));
        model.addAttribute("noticed", act == Act.NOTICE ? noticed(matter, chosen) : List.of());
        model.addAttribute(
                "others",
                Voices.about(matter, chosen, matter.contract().parties().vaId()));
        boolean curable = act == Act.TERMINATE
                && chosen.stream().anyMatch(ground -> ground.kind() == Ground.Kind.MISSED_DEADLINE);
        model.addAttribute("note", curable ? matter.say("ending.check.curable") : null);
        common(matter, act.path(), model);
        return form.show("ending/check");
    }

    /** Somebody of one's own side may have given it meanwhile. */
    private static List<String> noticed(Matter matter, List<Ground> chosen) {
        return chosen.stream()
                .filter(ground -> ground.stateAt(matter.at()) == Ground.State.NOTICED)
                .flatMap(ground -> matter.notice(ground).map(given -> noticed(matter, ground, given)).stream())
                .toList();
    }

    private static String noticed(Matter matter, Ground ground, Notice given) {
        Deadline until = matter.contract().cureEnd(given);
        return matter.say(
                "ending.notice.given",
                Map.of(
                        "title", matter.titles(List.of(ground)),
                        "at", matter.moment(given.by().occurredAt()),
                        "until", matter.time(until),
                        "over", until.isMetAt(matter.at()) ? "no" : "yes"));
    }

    private String show(Act act, Matter matter, Form form) {
        Model model = form.model();
        model.addAttribute("act", act.path());
        model.addAttribute("checked", act.isChecked());
        model.addAttribute("possible", isPossible(act, matter));
        model.addAttribute("choose", grounds.tell(matter, toChoose(act, matter)));
        model.addAttribute(
                "fields",
                act.fields().stream()
                        .map(field -> Map.of(
                                "id", field.id(),
                                "input", field.input(),
                                "required", field.required(),
                                "label", matter.say(label(act, field)),
                                "hint", matter.say(label(act, field) + ".hint", hints(act, matter))))
                        .toList());
        model.addAttribute("answers", act == Act.STATEMENT ? answered(matter, form.typed()) : null);
        model.addAttribute("ways", ways(matter));
        model.addAttribute("waiting", act == Act.AGREEMENT ? Waiting.of(matter) : null);
        common(matter, act.path(), model);
        return form.show("ending/act");
    }

    private static void common(Matter matter, String act, Model model) {
        model.addAttribute("id", matter.contract().engagementId());
        model.addAttribute("side", matter.side());
        model.addAttribute("words", matter.words());
        model.addAttribute("back", matter.path());
        model.addAttribute("action", matter.path() + "/" + act);
    }

    private static boolean isPossible(Act act, Matter matter) {
        MayEnd may = matter.may();
        return switch (act) {
            case AGREEMENT -> may.agreement(matter.side().side()) instanceof Decision.Done;
            case BY_NOTICE -> may.ordinaryNotice(null) instanceof Decision.Done;
            case NOTICE -> !may.noticeable().isEmpty();
            case APPROVAL -> matter.hasLawyer() && may.question(List.of()) instanceof Decision.Done;
            case TERMINATE -> Answer.of(matter).isOpen() && !matter.standing().isEmpty();
            case WITHDRAW -> may.withdrawal() instanceof Decision.Done;
            case STATEMENT -> true;
        };
    }

    /** @return the earliest last day that is possible, where somebody chooses one, and in which zone days count */
    private static Map<String, ?> hints(Act act, Matter matter) {
        Optional<? extends LastDayFixed> earliest =
                switch (act) {
                    case BY_NOTICE -> MayEnd.event(matter.may().ordinaryNotice(null), OrdinaryNoticeGiven.class);
                    case TERMINATE ->
                        Answer.of(matter)
                                .termination()
                                .flatMap(decision -> MayEnd.event(decision, ContractTerminated.class));
                    default -> Optional.empty();
                };
        return Map.of(
                "known",
                earliest.isPresent() ? "yes" : "no",
                "earliest",
                earliest.map(LastDayFixed::lastDay).map(matter::time).orElse(""),
                "days",
                matter.contract().terms().noticeDays(),
                "zone",
                matter.view().city(matter.contract().terms().zone()),
                "appointed",
                matter.hasLawyer() ? "yes" : "no");
    }

    /** What a reply answers. @throws ProblemException 404 when there is no such thing */
    private static Voice answered(Matter matter, Typed typed) {
        String kind = typed.text("kind");
        if (Stream.of(Subject.Kind.NOTICE, Subject.Kind.TERMINATION)
                .noneMatch(each -> each.name().equals(kind))) {
            throw ProblemException.unknown();
        }
        return Voices.find(matter, new Subject(Subject.Kind.valueOf(kind), typed.text("about")))
                .orElseThrow(ProblemException::unknown);
    }

    /** Where what may be done instead is done. */
    static Map<String, String> ways(Matter matter) {
        String engagement = "/engagements/" + matter.contract().engagementId();
        Map<String, String> ways = new HashMap<>();
        if (matter.isOf(Role.CLIENT)) {
            Stream.of(Act.values()).forEach(act -> ways.put(act.command(), matter.path() + "/" + act.path()));
            ways.put("appoint-lawyer", engagement + "/lawyer");
            ways.put("request-quality-improvement", engagement);
        }
        ways.put("propose-end", matter.path() + "/" + Act.AGREEMENT.path());
        return ways;
    }
}
