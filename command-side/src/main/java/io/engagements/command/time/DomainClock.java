package io.engagements.command.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** The clock by which acts are received and ends pass. Recorded-at times and tokens keep the system's clock. */
public interface DomainClock {

    Instant now();

    /** Now, truncated to the whole second in which an act counts. */
    default Instant receipt() {
        return now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Runs {@code work} while nobody moves the clock. */
    default <T> T whileItStands(Supplier<T> work) {
        return work.get();
    }

    /** The system's clock. */
    static DomainClock system() {
        return Instant::now;
    }
}
