package io.engagements.command.refusal;

import io.engagements.command.attempt.CommandEnvelope;
import io.engagements.command.ledger.CommitSignal;
import io.engagements.events.refusal.Refusal;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts refused attempts on record: an event of their own, in no aggregate's sequence, after the command's rollback. */
@Component
public class RefusalRecord {

    private final EventStore events;
    private final TransactionTemplate transaction;
    private final CommitSignal signal;

    RefusalRecord(EventStore events, TransactionTemplate transaction, CommitSignal signal) {
        this.events = events;
        this.transaction = transaction;
        this.signal = signal;
    }

    /**
     * @param answered makes of the event's id what the caller is told
     * @param together what is written in the same transaction, after the event
     * @return what the caller is told
     */
    public <T> T record(CommandEnvelope attempt, Refusal refusal, Function<String, T> answered, Consumer<T> together) {
        AttemptRefused refused = new AttemptRefused(
                subjectOf(attempt, refusal),
                attempt.command().commandName(),
                refusal.rules(),
                refusal.facts(),
                attempt.by().stamp(attempt.receivedAt()));
        EventMessage<AttemptRefused> event = GenericEventMessage.asEventMessage(refused);
        T answer = answered.apply(event.getIdentifier());
        transaction.executeWithoutResult(status -> {
            events.publish(event);
            together.accept(answer);
        });
        signal.raise();
        return answer;
    }

    /** A second candidacy is refused before it exists: the record is about the one that is open. */
    private static String subjectOf(CommandEnvelope attempt, Refusal refusal) {
        Object open = refusal.facts().get("openCandidacyId");
        return open == null ? attempt.target() : open.toString();
    }
}
