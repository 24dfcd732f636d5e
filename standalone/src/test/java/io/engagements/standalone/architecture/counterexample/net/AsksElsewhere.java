package io.engagements.standalone.architecture.counterexample.net;

import java.net.Socket;

/** Speaks to another machine. */
class AsksElsewhere {

    Socket asked() {
        return new Socket();
    }
}
