package io.engagements.standalone.architecture.counterexample.own.inner;

import io.engagements.standalone.architecture.counterexample.own.Outer;
import java.util.Optional;

/** Uses what it is in. */
public record Inner(Optional<Outer> outer) {

    public String name() {
        return outer.map(Outer::toString).orElse("");
    }
}
