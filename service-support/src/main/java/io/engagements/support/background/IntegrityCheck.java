package io.engagements.support.background;

import java.util.Optional;

/** Compares, on and on, what is stored with what was hashed or signed of it. */
public interface IntegrityCheck {

    /** The first thing that was found to be changed; empty while nothing is. */
    Optional<String> found();
}
