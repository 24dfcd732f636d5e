package io.engagements.support.limits;

import java.util.stream.Stream;

/**
 * A process without memory is ended, so that whoever watches it starts it again: half of its threads may be gone.
 * {@code -XX:+ExitOnOutOfMemoryError} does it at once and everywhere; where a program is started without it, this does
 * it for what a request or a thread of its own dies of.
 */
public final class OutOfMemory {

    /** As the JVM's own option has it. */
    private static final int STATUS = 3;

    private OutOfMemory() {}

    /** To be called first of all by a program. */
    public static void endsTheProcess() {
        Thread.UncaughtExceptionHandler others = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            endsTheProcessIfItIs(failure);
            if (others != null) {
                others.uncaughtException(thread, failure);
            } else {
                failure.printStackTrace();
            }
        });
    }

    static void endsTheProcessIfItIs(Throwable failure) {
        if (isCauseOf(failure)) {
            Runtime.getRuntime().halt(STATUS);
        }
    }

    static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(OutOfMemoryError.class::isInstance);
    }
}
