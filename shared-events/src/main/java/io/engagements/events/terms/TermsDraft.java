package io.engagements.events.terms;

import io.engagements.events.About;
import io.engagements.events.Line;
import io.engagements.events.Text;
import io.engagements.events.time.Counted;
import io.engagements.events.time.Zones;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Terms as a VA types them: what is left out takes the stated default. Fields mean what they mean in {@link Terms}. */
public record TermsDraft(
        @NotNull @Valid Fee fee,
        @NotNull ZoneId zone,
        @Nullable @Size(max = 50) List<@NotNull @Line String> servicesOffered,
        @Nullable @Size(max = 50) List<@NotNull @Line String> servicesExcluded,
        @Nullable @Text String hours,
        @Nullable @Text String contact,
        @Nullable @Text String policies,
        @Nullable @Min(1) @Max(60) Integer reviewWindowDays,
        @Nullable @Min(1) @Max(60) Integer improvementTurnaroundDays,
        @Nullable @Min(0) @Max(20) Integer improvementRounds,
        @Nullable @Min(0) @Max(180) Integer noticeDays,
        @Nullable @Min(0) @Max(180) Integer clientNoticeDays,
        @Nullable @Min(1) @Max(60) Integer cureDays,
        @Nullable @Min(2) @Max(50) Integer latenessThreshold,
        @Nullable @Min(7) @Max(730) Integer latenessWindowDays,
        @Nullable @Min(1) @Max(365) Integer offerValidDays,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn) {

    /** A fee and a zone, and whatever else is usual. */
    public static TermsDraft usual(Fee fee, ZoneId zone) {
        return new TermsDraft(
                fee, zone, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    /** The terms with every default filled in; the amount with two decimals. */
    public Terms complete() {
        return new Terms(
                new Fee(fee.amount().setScale(2, RoundingMode.UNNECESSARY), fee.currency(), fee.per()),
                zone,
                servicesOffered == null ? List.of() : List.copyOf(servicesOffered),
                servicesExcluded == null ? List.of() : List.copyOf(servicesExcluded),
                hours,
                contact,
                policies,
                or(reviewWindowDays, 7),
                or(improvementTurnaroundDays, 3),
                or(improvementRounds, 2),
                or(noticeDays, 10),
                clientNoticeDays,
                or(cureDays, 5),
                or(latenessThreshold, 3),
                or(latenessWindowDays, 90),
                or(offerValidDays, 30),
                startsOn,
                endsOn);
    }

    @About("zone")
    @AssertTrue(message = "must be an IANA time zone")
    boolean isZoneKnown() {
        return Zones.isKnown(zone);
    }

    @About("endsOn")
    @AssertTrue(message = "endsOn must not be before startsOn, and both within the years 1970 to 9999")
    boolean isTermOrdered() {
        return Counted.holds(startsOn)
                && Counted.holds(endsOn)
                && (startsOn == null || endsOn == null || !endsOn.isBefore(startsOn));
    }

    private static int or(@Nullable Integer given, int otherwise) {
        return Objects.requireNonNullElse(given, otherwise);
    }
}
