package io.engagements.query.answer;

import io.engagements.events.time.Counted;
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
     * The whole second that the parameter {@code asOf} names; empty when there is none.
     *
     * @throws ProblemException 400 when it is no instant that counts, 422 when it is later than now
     */
    public Optional<Instant> asked(@Nullable String asOf) {
        return asOf == null ? Optional.empty() : Optional.of(asked("asOf", asOf));
    }

    /** The same for a parameter of another name. */
    public Instant asked(String parameter, String text) {
        Instant instant = parse(parameter, text).truncatedTo(ChronoUnit.SECONDS);
        if (instant.isAfter(now())) {
            throw ProblemException.parameter(parameter, "is later than now");
        }
        return instant;
    }

    /**
     * The instant that a parameter names, whenever that is.
     *
     * @throws ProblemException 400 when it is no instant that counts
     */
    public Instant named(String parameter, String text) {
        return parse(parameter, text);
    }

    /** As {@link #asked}; without a parameter it is now. */
    public Instant askedOrNow(@Nullable String asOf) {
        return asked(asOf).orElseGet(this::now);
    }

    /** @throws ProblemException 400 when it is no instant that counts, 422 when it is earlier than now */
    public Instant notBeforeNow(String parameter, String text) {
        Instant instant = parse(parameter, text).truncatedTo(ChronoUnit.SECONDS);
        if (instant.isBefore(now())) {
            throw ProblemException.parameter(parameter, "is earlier than now");
        }
        return instant;
    }

    /** Every instant that anybody names in an address is read here. */
    private static Instant parse(String parameter, String text) {
        try {
            Instant instant = Counted.read(text);
            if (Counted.holds(instant)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw noInstant(parameter);
        }
        throw noInstant(parameter);
    }

    private static ProblemException noInstant(String parameter) {
        return ProblemException.malformed(parameter, "is an instant such as 2027-01-29T17:00:00Z, " + Counted.RANGE);
    }
}
