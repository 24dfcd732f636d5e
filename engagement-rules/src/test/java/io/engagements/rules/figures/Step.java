package io.engagements.rules.figures;

import java.util.stream.Stream;

/**
 * The clock moves, then somebody asks for something.
 *
 * @param late by how many seconds it was received before it is decided: others were stored ahead of it meanwhile
 * @param by who asks
 */
record Step(Wait before, Act act, int late, By by) {

    /** Whoever may, somebody from outside, or somebody who may only look. */
    enum By {
        RIGHTFUL,
        STRANGER,
        AUDITOR
    }

    /** Simpler ones, the simplest first. */
    Stream<Step> simpler() {
        Stream<Step> sooner = before.simpler().map(simple -> new Step(simple, act, late, by));
        Stream<Step> inTime = late == 0 ? Stream.empty() : Stream.of(new Step(before, act, 0, by));
        return Stream.concat(inTime, sooner);
    }
}
