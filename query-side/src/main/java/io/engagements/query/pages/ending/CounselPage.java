package io.engagements.query.pages.ending;

import io.engagements.events.Role;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.engagement.TerminationEvent.TerminationApproved;
import io.engagements.events.time.Deadline;
import io.engagements.query.answer.Page;
import io.engagements.query.casefile.CaseFile;
import io.engagements.query.history.EventSummaries;
import io.engagements.query.history.Sentences;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Outcome;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.FairClock;
import io.engagements.rules.Decision;
import io.engagements.rules.contract.LegalOpinions.Word;
import io.engagements.rules.contract.TermsInForce.Approval;
import io.engagements.rules.engagement.MayEnd;
import io.engagements.rules.ground.Ground;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The appointed lawyer's two questions: may this contract be ended for cause, and is this contract right? */
@Screen
class CounselPage {

    private static final String DECISION = "/engagements/{id}/end/decision";
    private static final String CONTRACT = "/engagements/{id}/end/contract";
    private static final String APPROVE = "approve";
    private static final String REFUSE = "refuse";
    private static final String OTHER = "other";

    /** The latest; an approval may name any other text by its hash. */
    private static final int MOST_DOCUMENTS = 5;

    private static final int MOST_GROUNDS = 10;

    private static final int MOST_REFUSED = 5;

    private final Sides sides;
    private final Grounds grounds;
    private final Sentences sentences;
    private final EventSummaries events;
    private final Dossier dossier;

    CounselPage(Sides sides, Grounds grounds, Sentences sentences, EventSummaries events, Dossier dossier) {
        this.sides = sides;
        this.grounds = grounds;
        this.sentences = sentences;
        this.events = events;
        this.dossier = dossier;
    }

    /**
     * A ground that is decided on.
     *
     * @param clock of the work that it is about; absent where it is about several
     * @param client what the client said
     * @param va what the VA said
     */
    record Named(Grounds.Row row, @Nullable FairClock clock, List<Voices.Reply> client, List<Voices.Reply> va) {}

    /** @param tone class of the icon's colour */
    record Found(String tone, String icon, String words) {}

    /**
     * @param hash in groups of eight digits
     * @param approved whether it is what was approved last
     */
    record Text(
            int version,
            String title,
            String provided,
            String href,
            boolean elsewhere,
            String sha256,
            List<String> hash,
            boolean approved) {}

    /**
     * @param version that has to be shown at least
     * @param refused cursor of the last refused attempt seen
     */
    @GetMapping(DECISION)
    String question(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String refused,
            Form form) {
        return question(
                Matter.of(sides.readAsLawyer(id, version, form.who(), form.view()), form.view()), refused, form);
    }

    /** @param form {@code verdict}: approve or refuse; {@code statement}; {@code ground.*}; {@code step} */
    @PostMapping(DECISION)
    @Nullable
    String decide(@PathVariable String id, Form form) {
        Matter matter = matter(id, null, form);
        Typed typed = form.typed();
        String verdict = typed.text("verdict");
        List<String> named = matter.now().grounds().values().stream()
                .map(Ground::groundId)
                .filter(ground -> typed.has("ground." + ground))
                .toList();
        boolean decided = !named.isEmpty() && (verdict.equals(APPROVE) || verdict.equals(REFUSE));
        if (typed.text("step").equals("edit")) {
            return question(matter, null, form);
        } else if (decided && !typed.text("step").equals("send")) {
            return check(matter, verdict, named, form);
        }
        Outcome outcome = decided
                ? form.send(
                        verdict + "-termination",
                        command(id, Map.of("groundIds", named), "statement", typed.value("statement")),
                        matter.called())
                : form.unfit("verdict", matter.say("ending.decision.choose"));
        return form.answer(
                outcome,
                wrong -> wrong.field().equals("statement")
                        ? wrong.at("statement", matter.say("ending.decision.statement"))
                        : wrong.at(wrong.field().equals("verdict") ? "verdict" : "", ""),
                done -> done.at(matter.path() + "/decision"),
                again -> question(matter(id, null, form), null, again));
    }

    private Matter matter(String id, @Nullable String version, Form form) {
        return Matter.of(sides.ofLawyer(id, version, form.who(), form.view()), form.view());
    }

    private static Map<String, Object> command(String id, Map<String, ?> fields, String name, @Nullable String value) {
        Map<String, Object> command = new HashMap<>(fields);
        command.put("engagementId", id);
        command.put(name, value);
        return command;
    }

    /** What the client asks about, while it stands; where nobody asks, all that stand. */
    private static List<Ground> asked(Matter matter) {
        List<Ground> standing = matter.standing();
        List<Ground> asked = matter.contract()
                .ending()
                .counsel()
                .openRequest()
                .map(request -> standing.stream()
                        .filter(ground -> request.groundIds().contains(ground.groundId()))
                        .toList())
                .orElse(List.of());
        return (asked.isEmpty() ? standing : asked).stream().limit(MOST_GROUNDS).toList();
    }

    private String check(Matter matter, String verdict, List<String> named, Form form) {
        Model model = form.model();
        Decision decision = verdict.equals(APPROVE)
                ? matter.may().approval(named)
                : matter.may().refusal(named);
        List<Ground> chosen = matter.grounds(named);
        model.addAttribute(
                "check", Check.of("ending.decision." + verdict, matter, decision, chosen, form.typed(), sentences));
        model.addAttribute(
                "others",
                Voices.about(matter, chosen, matter.contract().parties().vaId()));
        model.addAttribute("note", null);
        common(matter, "decision", model);
        return form.show("ending/check");
    }

    private String question(Matter matter, @Nullable String refused, Form form) {
        Model model = form.model();
        List<Ground> asked = asked(matter);
        List<String> ids = asked.stream().map(Ground::groundId).toList();
        Decision approval = matter.may().approval(ids);
        Optional<Word> request = matter.contract().ending().counsel().openRequest();
        Answer answer = Answer.of(matter);
        boolean decides = matter.isOf(Role.LAWYER);
        boolean open = decides && answer.isOpen() && approval instanceof Decision.Done;
        model.addAttribute("open", open);
        model.addAttribute("head", answer.isOpen() ? null : answer.head());
        model.addAttribute("lead", decides ? lead(matter, answer, request, open) : answer.head());
        model.addAttribute(
                "nothing",
                open
                        ? null
                        : decides
                                ? nothing(matter, answer, request.isPresent())
                                : matter.say("ending.decision.lawyers"));
        model.addAttribute("question", request.map(Word::statement).orElse(null));
        model.addAttribute("named", named(matter, asked));
        model.addAttribute("found", found(matter, asked));
        Optional<Deadline> holds =
                MayEnd.event(approval, TerminationApproved.class).map(TerminationApproved::holdsUntil);
        model.addAttribute("holds", holds.map(matter::time).orElse(""));
        model.addAttribute("clocks", dossier.clocks(matter, asked, open ? holds.orElse(null) : null));
        model.addAttribute("papers", dossier.papers(matter));
        model.addAttribute("compared", dossier.compared(matter));
        model.addAttribute("vetting", dossier.vetting(matter).orElse(null));
        model.addAttribute("said", Voices.of(matter));
        model.addAttribute("refused", refused(matter, refused));
        model.addAttribute("ways", Map.of());
        common(matter, "decision", model);
        return form.show("ending/decision");
    }

    private static String asked(Matter matter, Optional<Word> request) {
        return request.map(each -> matter.say(
                        "ending.decision.asked",
                        Map.of("at", matter.moment(each.by().occurredAt()))))
                .orElseGet(() -> matter.say("ending.decision.not-asked"));
    }

    private static @Nullable String lead(Matter matter, Answer answer, Optional<Word> request, boolean open) {
        return open ? asked(matter, request) : answer.isOpen() ? null : answer.lead();
    }

    /** Why there is nothing to decide. */
    private static String nothing(Matter matter, Answer answer, boolean asked) {
        String why =
                answer.isOpen() ? asked ? "ASKED" : "NOBODY" : answer.kind().name();
        return matter.say(
                "ending.decision.nothing",
                Map.of("why", why, "grounds", matter.standing().size()));
    }

    /** On record, the latest first. */
    private Page<Grounds.Event> refused(Matter matter, @Nullable String after) {
        View view = matter.view();
        return events.refused(
                        matter.contract().engagementId(),
                        CaseFile.ATTEMPTS,
                        view.now(),
                        after,
                        MOST_REFUSED,
                        view.language(),
                        matter.side().who())
                .map(each -> Grounds.Event.of(each, view));
    }

    private List<Named> named(Matter matter, List<Ground> asked) {
        List<Grounds.Row> rows = grounds.tell(matter, asked);
        List<Named> named = new ArrayList<>();
        for (int place = 0; place < asked.size(); place++) {
            List<Ground> one = List.of(asked.get(place));
            named.add(new Named(
                    rows.get(place),
                    matter.work(asked.get(place))
                            .flatMap(work -> FairClock.of(work, matter.view()))
                            .orElse(null),
                    Voices.about(matter, one, matter.contract().parties().clientId()),
                    Voices.about(matter, one, matter.contract().parties().vaId())));
        }
        return named;
    }

    private static List<Found> found(Matter matter, List<Ground> asked) {
        List<Found> found = new ArrayList<>();
        for (Ground ground : asked) {
            Map<String, String> title = Map.of("title", matter.title(ground));
            found.add(new Found("c-pine", "bi-check2", matter.say("ending.found.stands", title)));
            Grounds.cure(matter, ground)
                    .ifPresentOrElse(
                            cure -> found.add(new Found(
                                    cure.over() ? "c-pine" : "c-ochre",
                                    cure.over() ? "bi-check2" : "bi-hourglass-split",
                                    matter.say(
                                            cure.over() ? "ending.found.cure-over" : "ending.found.cure-runs",
                                            Map.of(
                                                    "title",
                                                    matter.title(ground),
                                                    "until",
                                                    cure.until().local() + " "
                                                            + cure.until().zone())))),
                            () -> found.add(new Found(
                                    ground.needsNotice() ? "c-ochre" : "c-pine",
                                    ground.needsNotice() ? "bi-exclamation-circle" : "bi-check2",
                                    matter.say(
                                            ground.needsNotice()
                                                    ? "ending.found.no-notice"
                                                    : "ending.found.notice-not-needed",
                                            title))));
            if (ground.isContested()) {
                found.add(new Found("c-plum", "bi-person-exclamation", matter.say("ending.found.contested", title)));
            }
        }
        found.add(contract(matter));
        said(matter).ifPresent(found::add);
        return found;
    }

    /** What the lawyer said last of a termination, unless the client has asked again since. */
    private static Optional<Found> said(Matter matter) {
        List<Word> words = matter.contract().ending().counsel().words();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Word last = words.get(words.size() - 1);
        String at = matter.moment(last.by().occurredAt());
        return switch (last.kind()) {
            case APPROVED ->
                Optional.of(new Found(
                        "c-pine",
                        "bi-check2",
                        matter.say(
                                "ending.found.approved",
                                Map.of(
                                        "at",
                                        at,
                                        "until",
                                        last.holdsUntil() == null ? "" : matter.time(last.holdsUntil())))));
            case REFUSED ->
                Optional.of(new Found(
                        "c-ochre", "bi-exclamation-circle", matter.say("ending.found.refused", Map.of("at", at))));
            case REQUESTED -> Optional.empty();
        };
    }

    private static Found contract(Matter matter) {
        Approval approval = matter.contract().inForce().approval();
        if (approval == null) {
            return new Found("c-ochre", "bi-exclamation-circle", matter.say("ending.found.contract.none"));
        }
        boolean counts = matter.contract().ending().counsel().isAfterRefusal(approval.sequence());
        boolean holds = approval.holds() && counts;
        String key = holds
                ? "ending.found.contract"
                : counts ? "ending.found.contract.gone" : "ending.found.contract.refused";
        return new Found(
                holds ? "c-pine" : "c-ochre",
                holds ? "bi-check2" : "bi-exclamation-circle",
                matter.say(key, Map.of("at", matter.moment(approval.by().occurredAt()))));
    }

    @GetMapping(CONTRACT)
    String contract(@PathVariable String id, @RequestParam(required = false) @Nullable String version, Form form) {
        return contract(matter(id, version, form), form);
    }

    /** @param form {@code document}: its hash, or other; then {@code sha256} */
    @PostMapping(CONTRACT)
    @Nullable
    String approve(@PathVariable String id, Form form) {
        Matter matter = matter(id, null, form);
        String chosen = form.typed().value("document");
        String hash = OTHER.equals(chosen) ? form.typed().value("sha256") : chosen;
        Outcome outcome = chosen == null
                ? form.unfit("document", matter.say("ending.contract.choose"))
                : form.send("approve-contract", command(id, Map.of(), "documentSha256", hash));
        return form.answer(
                outcome,
                wrong -> wrong.field().equals("documentSha256")
                        ? wrong.at("sha256", matter.say("ending.contract.sha256"))
                        : wrong.at(wrong.field().equals("document") ? "document" : "", ""),
                done -> done.at(matter.path() + "/contract"),
                again -> contract(matter, again));
    }

    private String contract(Matter matter, Form form) {
        Model model = form.model();
        model.addAttribute("texts", texts(matter));
        model.addAttribute("terms", matter.contract().terms());
        model.addAttribute("termsVersion", matter.contract().termsVersion());
        model.addAttribute("stands", contract(matter));
        model.addAttribute("papers", dossier.papers(matter));
        model.addAttribute("compared", dossier.compared(matter));
        model.addAttribute("vetting", dossier.vetting(matter).orElse(null));
        model.addAttribute(
                "open", Answer.of(matter).isOpen() && matter.may().contractApproval() instanceof Decision.Done);
        model.addAttribute("ways", Map.of());
        common(matter, "contract", model);
        return form.show("ending/contract");
    }

    private static List<Text> texts(Matter matter) {
        return Dossier.documents(matter, DocumentKind.CONTRACT).stream()
                .limit(MOST_DOCUMENTS)
                .map(each -> Dossier.text(matter, each))
                .toList();
    }

    private static void common(Matter matter, String act, Model model) {
        model.addAttribute("id", matter.contract().engagementId());
        model.addAttribute("side", matter.side());
        model.addAttribute("words", matter.words());
        model.addAttribute("back", matter.path() + "/" + act);
        model.addAttribute("action", matter.path() + "/" + act);
    }
}
