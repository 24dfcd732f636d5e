package io.engagements.standalone.architecture.counterexample.left;

import io.engagements.standalone.architecture.counterexample.right.Right;

/** Uses the other side. */
class Left {

    Right other() {
        return new Right();
    }
}
