package io.engagements.query.sample;

import java.util.Optional;
import java.util.stream.Stream;

/** What an auditor found an entry to be. */
public enum Mark {
    AS_EXPECTED,
    EXCEPTION,
    /** It was looked at, and a question is open. */
    OPEN;

    /** Empty for what is none. */
    public static Optional<Mark> named(String name) {
        return Stream.of(values()).filter(mark -> mark.name().equals(name)).findFirst();
    }
}
