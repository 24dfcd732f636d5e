package io.engagements.events.refusal;

import io.engagements.events.DomainEvent;
import io.engagements.events.Stamp;
import io.engagements.events.Stored;
import java.util.List;
import java.util.Map;

/** The record of refused attempts: evidence in the ledger, in no aggregate's sequence. */
public sealed interface RefusalEvent extends DomainEvent {

    /**
     * A rule refused a command.
     *
     * @param subjectId the candidacy or engagement it was about, or the party after {@code party:}
     * @param command the command's name in the interface
     */
    @Stored(name = "attempt-refused")
    record AttemptRefused(String subjectId, String command, List<RuleId> rules, Map<String, Object> facts, Stamp stamp)
            implements RefusalEvent {}
}
