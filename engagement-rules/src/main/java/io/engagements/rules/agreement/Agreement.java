package io.engagements.rules.agreement;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EventSummary;
import io.engagements.rules.clock.Pauses;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every decision about an engagement asks of its contract: the terms in force, how long it lasts, who is who. */
public interface Agreement {

    String engagementId();

    Terms terms();

    /** From 1 on. */
    int termsVersion();

    /** When clocks stand still, as agreed. */
    Pauses pauses();

    /** What happened last. */
    EventSummary last();

    EngagementStatus state();

    /** The state at an instant no earlier than its last event: the terms' end and pauses need no event to begin. */
    EngagementStatus stateAt(Instant at);

    /** The end of the last day: the earliest of those fixed and the terms' own end. */
    Optional<Deadline> lastDay();

    /** True when one fixed for the same reason stands that is no later. */
    boolean isLastDayFixed(EndReason reason, Deadline lastDay);

    /** True when the last day had passed at {@code at}: receipt decides, also where the end was stored first. */
    boolean isOverAt(Instant at);

    /** True when nothing new begins: the engagement has ended, or its last day had passed at {@code at}. */
    boolean isClosedAt(Instant at);

    /** The capacities in which the caller is a party here; empty for everybody else. */
    Set<Role> sidesOf(Caller caller);

    /** The side of a party that is on one. */
    Role sideOf(@Nullable String party);
}
