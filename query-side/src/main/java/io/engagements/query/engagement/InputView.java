package io.engagements.query.engagement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.engagements.events.time.Deadline;
import io.engagements.rules.work.Clocks;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.Input;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the client owes for a piece of work, as the interface shows it.
 *
 * @param due moved by pauses
 * @param overdue true while the client is late with it and could give it
 */
public record InputView(
        String inputId,
        String description,
        boolean confidential,
        Deadline due,
        Input.State state,
        boolean overdue,
        List<Turn> turns) {

    /**
     * It was given, or returned.
     *
     * @param returned why the VA could not use it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Turn(
            Instant at,
            @Nullable String link,
            @Nullable String fileId,
            @Nullable String text,
            @Nullable String returned,
            String eventId) {}

    static List<InputView> of(Deliverable deliverable, Instant at) {
        return deliverable.inputs().stream()
                .map(input -> new InputView(
                        input.inputId(),
                        input.description(),
                        input.confidential(),
                        input.dueMovedBy(deliverable.standstill().pauses()),
                        input.state(),
                        Clocks.isOverdueAt(deliverable, input, at),
                        input.turns().stream().map(InputView::turn).toList()))
                .toList();
    }

    private static Turn turn(Input.Turn turn) {
        return new Turn(turn.by().at(), turn.link(), turn.fileId(), turn.text(), turn.returned(), turn.eventId());
    }
}
