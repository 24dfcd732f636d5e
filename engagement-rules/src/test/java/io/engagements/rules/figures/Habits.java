package io.engagements.rules.figures;

import static io.engagements.rules.figures.Act.Kind.ACCEPT;
import static io.engagements.rules.figures.Act.Kind.CANCEL;
import static io.engagements.rules.figures.Act.Kind.COMMIT;
import static io.engagements.rules.figures.Act.Kind.CONCEDE_ROUND;
import static io.engagements.rules.figures.Act.Kind.CONTEST;
import static io.engagements.rules.figures.Act.Kind.CONTEST_ROUND;
import static io.engagements.rules.figures.Act.Kind.DECLINE;
import static io.engagements.rules.figures.Act.Kind.IMPROVE;
import static io.engagements.rules.figures.Act.Kind.PROPOSE_CANCELLATION;
import static io.engagements.rules.figures.Act.Kind.PROPOSE_DUE;
import static io.engagements.rules.figures.Act.Kind.PROPOSE_INPUT;
import static io.engagements.rules.figures.Act.Kind.PROVIDE;
import static io.engagements.rules.figures.Act.Kind.REJECT;
import static io.engagements.rules.figures.Act.Kind.REQUEST;
import static io.engagements.rules.figures.Act.Kind.REQUEST_WITH_INPUT;
import static io.engagements.rules.figures.Act.Kind.RETURN;
import static io.engagements.rules.figures.Act.Kind.SAY;
import static io.engagements.rules.figures.Act.Kind.SUBMIT;
import static io.engagements.rules.figures.Act.Kind.SUBMIT_OTHER;
import static io.engagements.rules.figures.Act.Kind.SUBMIT_PART;
import static io.engagements.rules.figures.Act.Kind.WITHDRAW_ROUND;

import io.engagements.rules.figures.Act.Kind;
import java.util.List;

/** What people do next about a piece of work. */
final class Habits {

    private Habits() {}

    /** What may come next; nothing when the work is done with. */
    static List<Kind> next(String last) {
        return switch (last) {
            case "" -> List.of(REQUEST, REQUEST_WITH_INPUT);
            case "deliverable-requested" -> List.of(COMMIT, COMMIT, COMMIT, DECLINE, CANCEL, PROPOSE_DUE, PROVIDE);
            case "deliverable-committed" ->
                List.of(
                        SUBMIT,
                        SUBMIT,
                        SUBMIT,
                        SUBMIT_OTHER,
                        SUBMIT_PART,
                        CANCEL,
                        PROPOSE_DUE,
                        PROPOSE_DUE,
                        PROPOSE_CANCELLATION,
                        PROPOSE_INPUT,
                        PROVIDE,
                        PROVIDE,
                        PROVIDE,
                        RETURN);
            case "deadline-missed" -> List.of(RETURN, SUBMIT, SUBMIT, SUBMIT_OTHER, REJECT, CANCEL, WITHDRAW_ROUND);
            case "deliverable-submitted", "improvement-withdrawn", "review-reopened" ->
                List.of(ACCEPT, ACCEPT, IMPROVE, IMPROVE, IMPROVE, REJECT, REJECT, SUBMIT_OTHER);
            case "quality-improvement-requested" ->
                List.of(
                        SUBMIT,
                        SUBMIT_OTHER,
                        SUBMIT_OTHER,
                        SUBMIT_PART,
                        REJECT,
                        PROPOSE_DUE,
                        CONTEST_ROUND,
                        CONTEST_ROUND,
                        WITHDRAW_ROUND);
            case "improvement-contested" ->
                List.of(CONCEDE_ROUND, CONCEDE_ROUND, WITHDRAW_ROUND, WITHDRAW_ROUND, REJECT, REJECT, SUBMIT);
            case "improvement-conceded" ->
                List.of(SUBMIT, SUBMIT_OTHER, SUBMIT_PART, REJECT, WITHDRAW_ROUND, CONTEST_ROUND, PROPOSE_DUE);
            case "deliverable-rejected" -> List.of(SUBMIT, SUBMIT_OTHER, CONTEST, SAY);
            default -> List.of();
        };
    }
}
