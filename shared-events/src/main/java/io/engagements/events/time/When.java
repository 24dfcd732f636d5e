package io.engagements.events.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.engagements.events.About;
import jakarta.validation.constraints.AssertTrue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A time as a caller typed it: {@code {"local", "zone"}}, a local string (contract zone), or an instant ending in
 * {@code Z}. Exactly one of {@code local} and {@code instant} is there. No fractions of a second; years 1970 to 9999.
 */
public record When(
        @Nullable LocalDateTime local,
        @Nullable ZoneId zone,
        @Nullable Instant instant) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public static When of(
            @JsonProperty("local") @Nullable LocalDateTime local, @JsonProperty("zone") @Nullable ZoneId zone) {
        return new When(local, zone, null);
    }

    /** @throws IllegalArgumentException when the text is neither a local time nor an instant */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static When parse(String text) {
        try {
            return text.endsWith("Z")
                    ? new When(null, null, utc(text.substring(0, text.length() - 1)))
                    : new When(LocalDateTime.parse(text), null, null);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "not a local time such as 2027-01-29T18:00 or an instant ending in Z", e);
        }
    }

    private static Instant utc(String text) {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    @About("zone")
    @AssertTrue(message = "must be an IANA time zone")
    boolean isZoneKnown() {
        return Zones.isKnown(zone);
    }

    @AssertTrue(message = "must name a time without fractions of a second, between 1970 and 9999")
    boolean isWholeSecondWithinRange() {
        if (local != null) {
            return local.getNano() == 0 && Counted.holds(local);
        }
        return instant != null && instant.getNano() == 0 && Counted.holds(instant);
    }
}
