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

    Reader(Freshness freshness) {
        this.freshness = freshness;
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
        boolean reached = freshness.await(
                () -> visible.get()
                        .filter(found -> version.applyAsLong(found) >= minVersion)
                        .isPresent(),
                AT_MOST);
        if (!reached) {
            throw ProblemException.behind();
        }
        return visible.get().orElseThrow(ProblemException::unknown);
    }
}
