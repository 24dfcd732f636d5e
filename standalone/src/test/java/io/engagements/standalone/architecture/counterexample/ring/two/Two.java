package io.engagements.standalone.architecture.counterexample.ring.two;

import io.engagements.standalone.architecture.counterexample.ring.one.One;

/** The other half of the ring. */
public class Two {

    One next() {
        return new One();
    }
}
