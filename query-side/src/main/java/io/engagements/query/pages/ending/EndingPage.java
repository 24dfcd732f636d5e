package io.engagements.query.pages.ending;

import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.events.engagement.TerminationEvent.OrdinaryNoticeGiven;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.casefile.PrintedCaseFiles;
import io.engagements.query.pages.ending.Grounds.Row;
import io.engagements.query.pages.frame.May;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.Decision;
import io.engagements.rules.engagement.MayEnd;
import io.engagements.rules.engagement.WhatIf;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.work.Deliverable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** "May I end this?" for the client, and for the VA what is alleged and what cures it; the answer is the rules'. */
@Screen
class EndingPage {

    private static final int MOST_IN_STEPS = 3;

    private final Sides sides;
    private final Grounds grounds;
    private final PrintedCaseFiles caseFiles;

    EndingPage(Sides sides, Grounds grounds, PrintedCaseFiles caseFiles) {
        this.sides = sides;
        this.grounds = grounds;
        this.caseFiles = caseFiles;
    }

    /**
     * @param version of the engagement that has to be shown at least
     * @param after cursor of the last ground seen
     */
    @GetMapping("/engagements/{id}/end")
    String ending(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String after,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        Matter matter = Matter.of(sides.find(id, version, who, view), view);
        Answer answer = Answer.of(matter);
        boolean client = matter.isOf(Role.CLIENT);
        model.addAttribute("id", id);
        model.addAttribute("side", matter.side());
        model.addAttribute("words", matter.words());
        model.addAttribute("answer", answer);
        model.addAttribute("client", client);
        Grounds.Listed listed = grounds.all(matter, after);
        model.addAttribute("grounds", listed);
        model.addAttribute("said", Voices.of(matter));
        May may = May.of(matter.side(), view);
        Waiting proposed = Waiting.of(matter);
        model.addAttribute("agreement", proposed == null && may.send("propose-end"));
        model.addAttribute("proposed", proposed);
        model.addAttribute("resignable", answer.isOpen() && may.send("resign-engagement"));
        model.addAttribute("waits", matter.waitsForExitList());
        model.addAttribute("still", answer.kind() == Answer.Kind.TERMINATED ? Still.of(matter) : null);
        if (client) {
            addClients(matter, answer, listed, model);
        } else {
            model.addAttribute("head", vasHead(matter, answer));
        }
        return "ending/ending";
    }

    private void addClients(Matter matter, Answer answer, Grounds.Listed listed, Model model) {
        List<Row> rows =
                rows(matter, answer.focus().stream().limit(MOST_IN_STEPS).toList(), listed);
        model.addAttribute("head", new String[] {answer.head(), answer.lead()});
        model.addAttribute("steps", answer.isOpen() ? Steps.of(matter, answer, rows) : List.of());
        model.addAttribute("notice", ordinaryNotice(matter));
        model.addAttribute(
                "noNotice",
                matter.say(
                        matter.contract().terms().clientNoticeDays() == null
                                ? "ending.by-notice.not"
                                : "ending.by-notice.runs"));
        model.addAttribute("withdrawable", matter.may().withdrawal() instanceof Decision.Done);
        model.addAttribute("ifDelivered", ifDelivered(matter, answer).orElse(null));
    }

    /** Most of them are listed already; those on another page of the list are told besides. */
    private List<Row> rows(Matter matter, List<Ground> shown, Grounds.Listed listed) {
        Map<String, Row> known = new HashMap<>();
        listed.items().forEach(row -> known.put(row.id(), row));
        List<Ground> others = shown.stream()
                .filter(ground -> !known.containsKey(ground.groundId()))
                .toList();
        if (!others.isEmpty()) {
            grounds.tell(matter, others).forEach(row -> known.put(row.id(), row));
        }
        return shown.stream()
                .flatMap(ground -> Stream.ofNullable(known.get(ground.groundId())))
                .toList();
    }

    private static @Nullable String ordinaryNotice(Matter matter) {
        return MayEnd.event(matter.may().ordinaryNotice(null), OrdinaryNoticeGiven.class)
                .map(given -> matter.say("ending.by-notice.from", Map.of("until", matter.time(given.lastDay()))))
                .orElse(null);
    }

    /** What a whole delivery now would make of the answer: for the first of the grounds that it could cure. */
    private static Optional<String> ifDelivered(Matter matter, Answer answer) {
        return answer.focus().stream()
                .filter(ground -> ground.kind() == Ground.Kind.MISSED_DEADLINE)
                .findFirst()
                .flatMap(matter::work)
                .flatMap(work -> ifDelivered(matter, answer, work));
    }

    private static Optional<String> ifDelivered(Matter matter, Answer answer, Deliverable work) {
        return WhatIf.delivered(matter.now(), work.deliverableId(), matter.at())
                .filter(what -> what.decision() instanceof Decision.Done)
                .map(what -> Answer.of(new Matter(matter.side(), MayEnd.of(what.after(), matter.at()), matter.view())))
                .map(then -> matter.say(
                        answer.kind() != Answer.Kind.YES
                                ? "ending.if.cured"
                                : then.kind() == Answer.Kind.YES ? "ending.if.stays" : "ending.if.turns",
                        Map.of("title", work.title())));
    }

    /** The VA asks something else: what is alleged. */
    private static String[] vasHead(Matter matter, Answer answer) {
        int standing = matter.standing().size();
        return switch (answer.kind()) {
            case OVER, TERMINATED -> new String[] {answer.head(), answer.lead()};
            default ->
                new String[] {
                    matter.say("ending.head.va", Map.of("n", standing)),
                    matter.say(standing == 0 ? "ending.lead.va.none" : "ending.lead.va")
                };
        };
    }

    /** The whole case as it stands, to be saved and given to somebody. */
    @GetMapping("/engagements/{id}/end/case-file")
    ResponseEntity<InputStreamResource> caseFile(
            @PathVariable String id, SignedIn who, @ModelAttribute("view") View view) {
        if (!id.matches(Id.PATTERN)) {
            throw ProblemException.unknown();
        }
        return caseFiles.ofNow(id, view.language(), who.caller());
    }
}
