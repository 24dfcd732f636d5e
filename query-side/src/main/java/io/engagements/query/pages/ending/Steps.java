package io.engagements.query.pages.ending;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.TerminationEvent.ContractTerminated;
import io.engagements.query.pages.ending.Grounds.Cure;
import io.engagements.query.pages.ending.Grounds.Event;
import io.engagements.query.pages.ending.Grounds.Row;
import io.engagements.rules.contract.Ending.Notice;
import io.engagements.rules.contract.LegalOpinions;
import io.engagements.rules.contract.LegalOpinions.Word;
import io.engagements.rules.contract.TermsInForce.Approval;
import io.engagements.rules.engagement.MayEnd;
import io.engagements.rules.engagement.MayTerminate.Missing;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.termination.ProvenCase;
import io.engagements.rules.termination.TerminationApproval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The way to an end for cause, step by step, for the client: what is done, what runs, what is missing. */
final class Steps {

    private static final String YES = "yes";
    private static final String RUNS = "wait";
    private static final String MISSING = "no";
    private static final String TO_COME = "";

    private final Matter matter;
    private final Answer answer;
    private final List<Row> rows;
    private final TerminationApproval word;

    /**
     * @param mark {@code yes}, {@code wait}, {@code no}, or empty for what has not begun
     * @param words sentences about it
     * @param link where something is done about it; absent where nothing is
     */
    record Step(
            String mark,
            String head,
            List<String> words,
            @Nullable Cure cure,
            List<Event> events,
            @Nullable Link link) {}

    /** @param stops whether it leads to what cannot be undone */
    record Link(
            String href,
            String words,
            boolean stops,
            @Nullable String note) {}

    private Steps(Matter matter, Answer answer, List<Row> rows) {
        this.matter = matter;
        this.answer = answer;
        this.rows = rows;
        word = word(matter, answer.focus());
    }

    /** @param rows of the grounds that the answer rests on */
    static List<Step> of(Matter matter, Answer answer, List<Row> rows) {
        Steps steps = new Steps(matter, answer, rows);
        return List.of(steps.ground(), steps.notice(), steps.cure(), steps.lawyer(), steps.end());
    }

    private static TerminationApproval word(Matter matter, List<Ground> grounds) {
        return new TerminationApproval(
                new ProvenCase(matter.contract(), matter.now().grounds()),
                grounds.stream().map(Ground::groundId).toList(),
                matter.at());
    }

    /** The lawyer's word that stands behind a termination on these grounds, and on which; empty where none does. */
    static Optional<String> approval(Matter matter, List<Ground> grounds) {
        return approval(matter, word(matter, grounds));
    }

    private static Optional<String> approval(Matter matter, TerminationApproval word) {
        return word.ofTermination().map(own -> approved(matter, own)).or(() -> word.ofContract()
                .map(contract -> approved(matter, contract)));
    }

    private Step ground() {
        List<String> words = rows.isEmpty()
                ? List.of(matter.say("ending.step.ground.none"))
                : rows.stream().map(row -> row.title() + ": " + row.what()).toList();
        return new Step(
                rows.isEmpty() ? MISSING : YES,
                matter.say(rows.isEmpty() ? "ending.step.ground.no" : "ending.step.ground"),
                words,
                null,
                rows.stream().flatMap(row -> row.events().stream()).distinct().toList(),
                null);
    }

    private List<Ground> needingNotice() {
        return answer.focus().stream().filter(Ground::needsNotice).toList();
    }

    private Step notice() {
        List<Ground> needing = needingNotice();
        boolean given = !answer.lacks(Missing.NOTICE);
        boolean noticeable = !matter.may().noticeable().isEmpty();
        if (answer.focus().isEmpty()) {
            return new Step(TO_COME, matter.say("ending.step.notice"), List.of(), null, List.of(), null);
        } else if (needing.isEmpty()) {
            return new Step(
                    YES,
                    matter.say("ending.step.notice.not-needed"),
                    Stream.of("lateness", "others")
                            .filter(word -> noticeable || !word.equals("others"))
                            .map(word -> matter.say("ending.step.notice." + word))
                            .toList(),
                    null,
                    List.of(),
                    noticeable ? link("notice", true) : null);
        }
        List<String> words = given
                ? needing.stream()
                        .flatMap(ground -> matter.notice(ground).stream())
                        .distinct()
                        .map(this::given)
                        .toList()
                : List.of(matter.say(
                        "ending.step.notice.how",
                        Map.of("days", matter.contract().terms().cureDays())));
        return new Step(
                given ? YES : MISSING,
                matter.say(given ? "ending.step.notice.yes" : "ending.step.notice.no"),
                words,
                null,
                List.of(),
                noticeable ? link("notice", true) : null);
    }

    private String given(Notice notice) {
        return matter.say(
                "ending.step.notice.given",
                Map.of("at", matter.moment(notice.by().occurredAt())));
    }

    private Step cure() {
        Optional<Cure> last = needingNotice().stream()
                .flatMap(ground -> Grounds.cure(matter, ground).stream())
                .max(Comparator.comparing(cure -> cure.until().utc()));
        boolean missing = answer.lacks(Missing.NOTICE) || answer.lacks(Missing.CURE);
        if (answer.focus().isEmpty() || (missing && last.isEmpty())) {
            return new Step(TO_COME, matter.say("ending.step.cure"), List.of(), null, List.of(), null);
        } else if (needingNotice().isEmpty()) {
            return new Step(YES, matter.say("ending.step.cure.not-needed"), List.of(), null, List.of(), null);
        }
        boolean runs = last.filter(cure -> !cure.over()).isPresent();
        return new Step(
                runs ? RUNS : missing ? TO_COME : YES,
                matter.say(runs ? "ending.step.cure.runs" : missing ? "ending.step.cure" : "ending.step.cure.yes"),
                List.of(matter.say(runs ? "ending.step.cure.delivery" : "ending.step.cure.still")),
                last.orElse(null),
                List.of(),
                null);
    }

    private Step lawyer() {
        if (answer.focus().isEmpty()) {
            return lawyer(TO_COME, "ending.step.lawyer", List.of(), matter.hasLawyer() ? null : "lawyer");
        }
        Optional<String> approval = approval(matter, word);
        if (approval.isPresent()) {
            return lawyer(YES, "ending.step.lawyer.yes", List.of(approval.get()), null);
        }
        LegalOpinions counsel = matter.contract().ending().counsel();
        Optional<Word> asked = counsel.openRequest();
        if (asked.isPresent()) {
            return lawyer(
                    RUNS,
                    "ending.step.lawyer.asked",
                    List.of(at("ending.step.lawyer.asked-at", asked.get().by())),
                    null);
        }
        List<String> words = new ArrayList<>();
        if (answer.lacks(Missing.REFUSED)) {
            counsel.refusal().ifPresent(refused -> words.add(at("ending.step.lawyer.refused", refused.by())));
        }
        Stream.of(Missing.CONTESTED, Missing.NEW_APPROVAL)
                .filter(answer::lacks)
                .map(each -> Answer.missing(matter, each))
                .forEach(words::add);
        if (words.isEmpty()) {
            words.add(matter.say(matter.hasLawyer() ? "ending.step.lawyer.how" : "ending.step.lawyer.none"));
        }
        return lawyer(MISSING, "ending.step.lawyer.no", words, matter.hasLawyer() ? "approval" : "lawyer");
    }

    private Step lawyer(String mark, String head, List<String> words, @Nullable String act) {
        return new Step(mark, matter.say(head), words, null, List.of(), act == null ? null : link(act, false));
    }

    private String at(String key, Stamp by) {
        return at(matter, key, by);
    }

    private static String at(Matter matter, String key, Stamp by) {
        return matter.say(key, Map.of("at", matter.moment(by.occurredAt())));
    }

    private static String approved(Matter matter, Word word) {
        return matter.say(
                "ending.step.lawyer.approved",
                Map.of(
                        "grounds",
                        matter.titles(matter.grounds(word.groundIds())),
                        "at",
                        matter.moment(word.by().occurredAt()),
                        "until",
                        word.holdsUntil() == null ? "" : matter.time(word.holdsUntil())));
    }

    private static String approved(Matter matter, Approval contract) {
        return at(matter, "ending.step.lawyer.contract", contract.by());
    }

    private Step end() {
        int days = matter.contract().terms().noticeDays();
        Optional<ContractTerminated> now =
                answer.termination().flatMap(decision -> MayEnd.event(decision, ContractTerminated.class));
        return new Step(
                now.isPresent() ? RUNS : TO_COME,
                matter.say("ending.step.end", Map.of("days", days)),
                now.map(event -> List.of(
                                matter.say("ending.step.end.now", Map.of("until", matter.time(event.effectiveAt())))))
                        .orElse(List.of()),
                null,
                List.of(),
                now.map(event -> new Link(
                                matter.path() + "/terminate",
                                matter.say("ending.act.terminate"),
                                true,
                                matter.say("ending.act.checked")))
                        .orElse(null));
    }

    private Link link(String act, boolean checked) {
        String lawyer = "/engagements/" + matter.contract().engagementId() + "/lawyer";
        return new Link(
                act.equals("lawyer") ? lawyer : matter.path() + "/" + act,
                matter.say("ending.act." + act),
                false,
                checked ? matter.say("ending.act.checked") : null);
    }
}
