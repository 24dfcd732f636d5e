package io.engagements.standalone.faults;

import java.net.URI;

/** The product, however many processes it is. */
interface Running {

    /** Where the interface is just now. */
    URI uri(String path);

    URI tokenEndpoint();

    /** Every account's. */
    String secret();

    /** False when something ended that nobody killed. */
    boolean isAlive();
}
