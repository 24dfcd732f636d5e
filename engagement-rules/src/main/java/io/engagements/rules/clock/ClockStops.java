package io.engagements.rules.clock;

import io.engagements.rules.time.Intervals;

/**
 * What the whole engagement adds to the question when clocks stand still, as its last event left it.
 *
 * @param pauses when it pauses, as far as agreed
 * @param covered when a confidentiality agreement is in force: what is confidential can be given then only
 */
public record ClockStops(Intervals pauses, Intervals covered) {

    public static final ClockStops NONE = new ClockStops(Intervals.NONE, Intervals.NONE);
}
