package io.engagements.events.engagement;

import io.engagements.events.About;
import io.engagements.events.DomainCommand;
import io.engagements.events.time.Counted;
import jakarta.validation.constraints.AssertTrue;
import java.time.LocalDate;

/** What names the day with which the engagement shall end: one of the contract zone, to its last second. */
public interface NamesLastDay extends DomainCommand {

    LocalDate lastDay();

    @About("lastDay")
    @AssertTrue(message = "must lie " + Counted.RANGE)
    default boolean isLastDayWithinRange() {
        return Counted.holds(lastDay());
    }
}
