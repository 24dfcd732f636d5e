package io.engagements.query.answer;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads one thing for a caller, waiting for the version that the caller asks for. */
@Component
public class Reader {

    private static final Duration AT_MOST = Duration.ofSeconds(2);

    private final Freshness freshness;
    private final Snapshot snapshot;

    Reader(Freshness freshness, Snapshot snapshot) {
        this.freshness = freshness;
        this.snapshot = snapshot;
    }

    /**
     * What is visible now, or as soon as it has reached {@code minVersion}.
     *
     * @throws ProblemException 404 when it is not visible; with {@code minVersion} 503 when it does not become visible
     *     at that version within 2 seconds
     */
    public <T> T read(@Nullable Long minVersion, Supplier<Optional<T>> visible, ToLongFunction<T> version) {
        if (minVersion == null) {
            return visible.get().orElseThrow(ProblemException::unknown);
        }
        Supplier<Optional<T>> thatFar = () -> visible.get().filter(found -> version.applyAsLong(found) >= minVersion);
        if (!freshness.await(() -> snapshot.apart(thatFar).isPresent(), AT_MOST)) {
            throw ProblemException.behind();
        }
        // Now in the state that the whole answer is read from.
        return thatFar.get().orElseThrow(ProblemException::behind);
    }
}
