package io.engagements.rules.review;

import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.rules.EventSummary;
import io.engagements.rules.clock.ClockStops;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A piece of work as its review sees it. */
public interface Reviewed {

    String deliverableId();

    List<AcceptanceCriterion> criteria();

    Review review();

    DeliverableState state();

    /** When clocks of the work stand still. */
    ClockStops standstill();

    /** True when the client took it, in so many words or by silence. */
    boolean isAccepted();

    /** True when nobody had decided at {@code at}: receipt decides, also where the lapse was stored first. */
    boolean isUndecidedAt(Instant at);

    /** What a person decided about the latest submission, if anything. */
    Optional<EventSummary> decision();
}
