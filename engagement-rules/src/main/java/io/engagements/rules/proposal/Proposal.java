package io.engagements.rules.proposal;

import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EventSummary;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one side proposed to the other, and what became of it.
 *
 * @param by the side that proposed it
 * @param deliverableId the deliverable it is about; absent when it is about none
 * @param lapsesAt until when it can be answered
 * @param asked who made it and when
 * @param proposed what made it
 * @param answered what ended it; absent while it is open
 * @param answeredBy who ended it; the clock when it lapsed
 * @param answer what was said to it
 */
public record Proposal(
        String proposalId,
        Role by,
        @Nullable String deliverableId,
        ProposedChange change,
        @Nullable String reason,
        Deadline lapsesAt,
        State state,
        Stamp asked,
        EventSummary proposed,
        @Nullable EventSummary answered,
        @Nullable Stamp answeredBy,
        @Nullable String answer) {

    public enum State {
        OPEN,
        ACCEPTED,
        DECLINED,
        WITHDRAWN,
        LAPSED,
        /** Nobody answered it, and what it is about went on without: never stored, for it may be taken again. */
        OVERTAKEN
    }

    public boolean isAbout(ProposalKind kind, Optional<String> deliverable) {
        return change.kind() == kind && deliverable.equals(Optional.ofNullable(deliverableId));
    }

    /** What was received before it answers something else. */
    public boolean isMadeBy(Instant at) {
        return !at.isBefore(proposed.at());
    }

    /** True when nobody has answered it, in so many words. */
    public boolean isUnanswered() {
        return state == State.OPEN || state == State.LAPSED;
    }

    /** True when it could be answered at {@code at}: receipt decides, also where the lapse was stored first. */
    public boolean isOpenAt(Instant at) {
        return isUnanswered() && lapsesAt.isMetAt(at);
    }

    /** The side that may accept or decline it. */
    public Role otherSide() {
        return by == Role.CLIENT ? Role.VA : Role.CLIENT;
    }

    Proposal become(State next, EventSummary summary, Stamp stamp, @Nullable String said) {
        return new Proposal(
                proposalId, by, deliverableId, change, reason, lapsesAt, next, asked, proposed, summary, stamp, said);
    }
}
