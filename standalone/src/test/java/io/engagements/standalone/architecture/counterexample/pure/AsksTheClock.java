package io.engagements.standalone.architecture.counterexample.pure;

import java.time.Instant;

/** Asks the clock, which a rule may not. */
class AsksTheClock {

    Instant now() {
        return Instant.now();
    }
}
