package io.engagements.events;

import java.util.stream.Stream;

/** The records of a sealed family, whatever sealed interfaces lie between. */
public final class Family {

    private Family() {}

    public static Stream<Class<?>> recordsOf(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(Family::recordsOf)
                        .distinct()
                : Stream.of(type);
    }
}
