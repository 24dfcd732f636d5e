package io.engagements.query.pages.proposals;

import io.engagements.events.Role;
import io.engagements.events.engagement.WorkCommand.ProvideInput;
import io.engagements.events.engagement.WorkCommand.ReturnInput;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.query.answer.Page;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.engagement.InputView;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Piece;
import io.engagements.rules.Decision;
import io.engagements.rules.engagement.Tries;
import io.engagements.rules.work.Clocks;
import io.engagements.rules.work.Input;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the client owes for a piece of work, as one of the two sides reads it. */
final class Inputs {

    private static final int MOST = 20;

    /** So many turns of one, the last ones; all of them are among the events. */
    private static final int MOST_TURNS = 10;

    private Inputs() {}

    /**
     * Something that the client owes.
     *
     * @param stands given, owed, late, in words
     * @param stopped since when the VA's clock stands still for it, in words; absent while it does not
     * @param earlier how many turns there were before those
     * @param doable whether the viewer may give it, or give it back
     * @param uncovered whether only a confidentiality agreement is missing for that
     */
    record Owed(
            String id,
            String what,
            boolean confidential,
            View.Due due,
            String stands,
            @Nullable String stopped,
            List<Turn> turns,
            int earlier,
            boolean doable,
            boolean uncovered) {

        public boolean late() {
            return stopped != null;
        }
    }

    /**
     * It was given, or given back.
     *
     * @param said what was given as text, or why it was given back
     * @param href where it is; absent where it is a text
     */
    record Turn(
            String when,
            String utc,
            String what,
            @Nullable String said,
            @Nullable String href,
            boolean elsewhere) {}

    /** What is late first, then what is owed, then what was given; each in the order in which it was asked for. */
    static Page<Owed> of(Piece piece, @Nullable String after, View view) {
        Tries tries = Tries.of(piece.engagement(), view.now());
        String about = piece.deliverable().deliverableId();
        List<InputView> all = EngagementView.of(piece.engagement(), view.now(), Set.of(about)).deliverables().stream()
                .flatMap(work -> work.inputs().stream())
                .sorted(Comparator.comparing((InputView input) -> !input.overdue())
                        .thenComparing(input -> input.state() == Input.State.PROVIDED))
                .toList();
        return Page.within("inputs", all, MOST, after).map(input -> owed(input, piece, tries, view));
    }

    private static Owed owed(InputView input, Piece piece, Tries tries, View view) {
        Deadline due = due(input, piece);
        Decision decision = decision(input, piece, tries);
        boolean uncovered = decision instanceof Decision.Refused refused
                && refused.refusal().rules().contains(RuleId.NDA_REQUIRED);
        return new Owed(
                input.inputId(),
                input.description(),
                input.confidential(),
                view.due(due),
                input.overdue() && input.state() == Input.State.OWED
                        ? view.left(due)
                        : view.say("engagement.input." + input.state()),
                input.overdue()
                        ? view.say(
                                "inputs.stopped",
                                Map.of(
                                        "side", piece.side().name(),
                                        "va", piece.va(),
                                        "since", view.moment(due.instant(), view.zone()),
                                        "zone", view.city(view.zone())))
                        : null,
                input.turns().stream()
                        .skip(Math.max(0, input.turns().size() - MOST_TURNS))
                        .map(turn -> turn(turn, piece, view))
                        .toList(),
                Math.max(0, input.turns().size() - MOST_TURNS),
                uncovered || decision instanceof Decision.Done,
                uncovered);
    }

    private static Decision decision(InputView input, Piece piece, Tries tries) {
        String id = piece.contract().engagementId();
        String about = piece.deliverable().deliverableId();
        return piece.side() == Role.CLIENT
                ? tries.decide(Role.CLIENT, new ProvideInput(id, about, input.inputId(), null, null, "?"))
                : tries.decide(Role.VA, new ReturnInput(id, about, input.inputId(), "?"));
    }

    private static Deadline due(InputView input, Piece piece) {
        return piece.deliverable()
                .input(input.inputId())
                .map(each -> Clocks.inputDue(piece.deliverable(), each))
                .orElse(input.due());
    }

    private static Turn turn(InputView.Turn turn, Piece piece, View view) {
        boolean back = turn.returned() != null;
        String link = turn.link();
        String file = turn.fileId();
        return new Turn(
                view.moment(turn.at(), view.zone()),
                turn.at().toString(),
                view.say(back ? "inputs.returned" : "inputs.given", Map.of("who", back ? piece.va() : piece.client())),
                back ? turn.returned() : turn.text(),
                link != null ? link : file != null ? "/files/" + file : null,
                link != null);
    }
}
