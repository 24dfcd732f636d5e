package io.engagements.standalone.architecture.counterexample.ring.one;

import io.engagements.standalone.architecture.counterexample.ring.two.Two;

/** One half of a ring. */
public class One {

    Two next() {
        return new Two();
    }
}
