package io.engagements.query.answer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The moment that a question is about. */
@Component
public class AsOf {

    private final InstantSource domainTime;

    AsOf(InstantSource domainTime) {
        this.domainTime = domainTime;
    }

    /** The domain clock's whole second. */
    public Instant now() {
        return domainTime.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * The whole second that a parameter names; empty when there is none.
     *
     * @throws ProblemException 422 when it is no instant ending in {@code Z}, or later than now
     */
    public Optional<Instant> asked(@Nullable String asOf) {
        if (asOf == null) {
            return Optional.empty();
        }
        return Optional.of(instant("asOf", asOf));
    }

    /**
     * The whole second that a parameter of this name names.
     *
     * @throws ProblemException 422 when it is no instant ending in {@code Z}, or later than now
     */
    public Instant instant(String name, String value) {
        Instant instant = parse(name, value).truncatedTo(ChronoUnit.SECONDS);
        if (instant.isAfter(now())) {
            throw ProblemException.parameter(name, "is later than now");
        }
        return instant;
    }

    /** As {@link #asked}; without a parameter it is now. */
    public Instant askedOrNow(@Nullable String asOf) {
        return asked(asOf).orElseGet(this::now);
    }

    private static Instant parse(String name, String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeException e) {
            throw ProblemException.parameter(name, "is an instant such as 2027-01-29T17:00:00Z");
        }
    }
}
