package io.engagements.query.pages.proposals;

import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.Resolution;
import io.engagements.query.answer.Page;
import io.engagements.query.engagement.AgreementView.Change;
import io.engagements.query.engagement.AgreementView.Pause;
import io.engagements.query.engagement.AgreementView.Proposed;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Clauses;
import io.engagements.query.pages.piece.Clauses.Clause;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Tries;
import io.engagements.rules.proposal.Answerable;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.proposal.ProposedChange.ExtraRound;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.DueInForce;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the sides propose to each other, in words, as one of them reads it. */
final class Told {

    private static final int MOST_OPEN = 20;
    private static final int MOST_PAST = 10;

    private final Side side;
    private final View view;
    private final EngagementView shown;
    private final Tries tries;

    Told(Side side, View view) {
        this.side = side;
        this.view = view;
        shown = EngagementView.of(side.engagement(), view.now(), Set.of());
        tries = Tries.of(side.engagement(), view.now());
    }

    /**
     * Something that a proposal says.
     *
     * @param text absent where a due says it
     * @param typed whether somebody typed the text
     * @param note what is said of a local time that exists twice or not at all; absent for any other
     */
    record Fact(
            String name,
            @Nullable String text,
            boolean typed,
            View.@Nullable Due due,
            @Nullable String note) {}

    /**
     * A proposal that waits for an answer.
     *
     * @param mine whether the viewer's side made it
     * @param head who proposes what, in a sentence
     * @param piece address of the piece of work that it is about; absent when it is about none
     * @param until until when it can be answered
     * @param accepted what follows if it is accepted
     * @param unanswered what follows if nobody answers
     * @param acceptable whether accepting it would be done
     */
    record Open(
            String id,
            String kind,
            boolean mine,
            String head,
            @Nullable String piece,
            List<Fact> facts,
            List<Clause> clauses,
            @Nullable String reason,
            View.Due until,
            boolean late,
            String accepted,
            String unanswered,
            boolean acceptable) {}

    /**
     * One that was answered, taken back, overtaken, or lapsed.
     *
     * @param when that was; of one that was overtaken when it was made
     * @param said what was said to it, or when taking it back
     */
    record Past(
            String when,
            String utc,
            String what,
            String became,
            @Nullable String said) {}

    /** What waits for the viewer first, then what lapses first. @param asked the one that stands before all others */
    Page<Open> open(@Nullable String asked, @Nullable String after) {
        List<Proposed> open = proposals(true)
                .sorted(Comparator.comparing(
                                (Proposed each) -> !each.proposalId().equals(asked))
                        .thenComparing(each -> each.proposedBy() == side.side())
                        .thenComparing(each -> each.lapsesAt().instant()))
                .toList();
        return Page.within("open-proposals", open, MOST_OPEN, after).map(this::open);
    }

    /** How many wait for this side, or for the other one. */
    long waiting(boolean forMe) {
        return proposals(true)
                .filter(each -> (each.proposedBy() != side.side()) == forMe)
                .count();
    }

    /** The last answered first. */
    Page<Past> past(@Nullable String after) {
        List<Proposed> past = proposals(false)
                .sorted(Comparator.comparing(Told::over).reversed())
                .toList();
        return Page.within("past-proposals", past, MOST_PAST, after).map(this::past);
    }

    private Stream<Proposed> proposals(boolean open) {
        return shown.agreement().proposals().stream().filter(each -> (each.state() == Proposal.State.OPEN) == open);
    }

    private static Instant over(Proposed each) {
        return Objects.requireNonNullElse(each.answeredAt(), each.proposedAt());
    }

    private Past past(Proposed each) {
        Map<String, Object> words = ProposalWords.of(each, side, view);
        return new Past(
                view.moment(over(each), view.zone()),
                over(each).toString(),
                view.say("proposals.past." + each.kind(), words),
                view.say("proposals.state." + each.state(), words),
                each.answer());
    }

    private Open open(Proposed each) {
        Map<String, Object> words = ProposalWords.of(each, side, view);
        words.put("days", side.contract().terms().reviewWindowDays());
        Deliverable about = about(each);
        Deadline until = until(each, about);
        String unanswered = "proposals.unanswered." + each.kind();
        return new Open(
                each.proposalId(),
                each.kind().name(),
                each.proposedBy() == side.side(),
                view.say("proposals.head." + each.kind(), words),
                each.deliverableId() == null
                        ? null
                        : "/engagements/" + side.contract().engagementId() + "/work/" + each.deliverableId(),
                facts(each, about).toList(),
                clauses(each.change().terms()),
                each.reason(),
                view.running(until),
                !until.isMetAt(view.now()),
                view.say("proposals.accepted." + each.kind(), words),
                view.say(view.knows(unanswered) ? unanswered : "proposals.unanswered", words),
                isAcceptable(each));
    }

    /** What other terms would change. */
    private List<Clause> clauses(@Nullable Terms proposed) {
        return proposed == null
                ? List.of()
                : Clauses.ofOffer(proposed, view)
                        .since(Clauses.ofOffer(side.contract().terms(), view))
                        .changed();
    }

    private @Nullable Deliverable about(Proposed each) {
        return Optional.ofNullable(each.deliverableId())
                .flatMap(side.engagement().deliverables()::get)
                .map(kept -> kept.at(view.now()))
                .orElse(null);
    }

    private boolean isAcceptable(Proposed each) {
        return tries.may(
                side.side(),
                new AnswerProposal(
                        Verb.ACCEPT,
                        each.kind(),
                        side.contract().engagementId(),
                        each.deliverableId(),
                        each.proposalId(),
                        null));
    }

    /** Time alone may end it before it lapses. */
    private Deadline until(Proposed each, @Nullable Deliverable about) {
        Contract contract = side.contract();
        return contract.proposals()
                .find(each.proposalId())
                .flatMap(proposal -> Answerable.until(contract, about, proposal, view.now()))
                .map(last -> Deadlines.at(last, each.lapsesAt().zone()))
                .orElse(each.lapsesAt());
    }

    /** From what to what. */
    private Stream<Fact> facts(Proposed each, @Nullable Deliverable about) {
        Change change = each.change();
        return switch (each.kind()) {
            case DUE_DATE ->
                facts(due("now", inForce(about, change.round(), view.now())), due("proposed", change.due()));
            case CANCELLATION -> facts(state(about), due("due", inForce(about, null, view.now())));
            case INPUT -> input(change);
            case PAUSE ->
                facts(
                        due(
                                "from",
                                change.pause() == null ? null : change.pause().from()),
                        due(
                                "until",
                                change.pause() == null ? null : change.pause().until()));
            case RESUME -> facts(due("pause-until", pauseUntil()));
            case END ->
                facts(
                        lastDay(),
                        due(
                                "proposed",
                                change.end() == null ? null : change.end().lastDay()));
            case EXTRA_ROUND -> extraRound(change, about);
            case REOPENING -> state(about);
            case TERMS_CHANGE ->
                due(
                        "effective",
                        change.termsChange() == null
                                ? null
                                : change.termsChange().effectiveFrom());
        };
    }

    @SafeVarargs
    private static Stream<Fact> facts(Stream<Fact>... each) {
        return Stream.of(each).flatMap(facts -> facts);
    }

    private Stream<Fact> due(String name, @Nullable Deadline end) {
        return end == null
                ? Stream.empty()
                : Stream.of(new Fact(view.say("proposals.fact." + name), null, false, view.due(end), resolved(end)));
    }

    private @Nullable String resolved(Deadline end) {
        return end.resolution() == Resolution.EXACT ? null : view.say("engagement.resolution." + end.resolution());
    }

    private Stream<Fact> said(String name, String text, boolean typed) {
        return Stream.of(new Fact(view.say("proposals.fact." + name), text, typed, null, null));
    }

    private static @Nullable Deadline inForce(@Nullable Deliverable about, @Nullable Integer round, Instant now) {
        return about == null
                ? null
                : DueInForce.of(about, round, now).map(DueInForce::due).orElse(null);
    }

    private Stream<Fact> state(@Nullable Deliverable about) {
        return about == null ? Stream.empty() : said("now", view.say("code." + about.state()), false);
    }

    private Stream<Fact> input(Change change) {
        return change.input() == null
                ? Stream.empty()
                : facts(
                        said("what", change.input().description(), true),
                        due("by", change.due()),
                        change.input().confidential()
                                ? said("besides", view.say("engagement.confidential"), false)
                                : Stream.empty());
    }

    private @Nullable Deadline pauseUntil() {
        return shown.agreement().pauses().stream()
                .filter(pause -> pause.endedAt() == null)
                .filter(pause ->
                        !view.now().isBefore(pause.beginsAt()) && pause.until().isMetAt(view.now()))
                .map(Pause::until)
                .findFirst()
                .orElse(null);
    }

    private Stream<Fact> lastDay() {
        return side.contract()
                .lastDay()
                .map(last -> due("now", last))
                .orElseGet(() -> said("now", view.say("proposals.open-ended"), false));
    }

    private Stream<Fact> extraRound(Change change, @Nullable Deliverable about) {
        ExtraRound asked = change.extraRound();
        if (asked == null || about == null) {
            return Stream.empty();
        }
        List<String> cited = asked.criteria();
        String unmet = about.criteria().stream()
                .filter(each -> cited.contains(each.id()))
                .map(AcceptanceCriterion::text)
                .collect(Collectors.joining(" · "));
        return facts(
                said("unmet", unmet, true),
                said("explanation", asked.explanation(), true),
                change.due() == null
                        ? said(
                                "by",
                                view.say(
                                        "proposals.turnaround",
                                        Map.of("days", side.contract().terms().improvementTurnaroundDays())),
                                false)
                        : due("by", change.due()));
    }
}
