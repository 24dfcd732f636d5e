package io.engagements.rules.time;

import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.Resolution;
import io.engagements.events.time.When;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns local times into instants, always in the VA's favour: a time that exists twice means the later instant, one
 * that does not exist moves forward by the gap. Java's own default takes the earlier instant of an overlap.
 */
public final class Deadlines {

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private Deadlines() {}

    /** @param zone an IANA zone, not a bare offset */
    public static Deadline at(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return switch (offsets.size()) {
            case 1 -> resolved(local, zone, local.toInstant(offsets.get(0)), Resolution.EXACT);
            case 2 -> resolved(local, zone, later(local, offsets), Resolution.LATER_OF_OVERLAP);
            default -> resolved(local, zone, afterGap(local, zone), Resolution.SHIFTED_FROM_GAP);
        };
    }

    private static Instant later(LocalDateTime local, List<ZoneOffset> offsets) {
        Instant one = local.toInstant(offsets.get(0));
        Instant other = local.toInstant(offsets.get(1));
        return one.isAfter(other) ? one : other;
    }

    private static Instant afterGap(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition gap = zone.getRules().getTransition(local);
        return local.plus(gap.getDuration()).toInstant(gap.getOffsetAfter());
    }

    private static Deadline resolved(LocalDateTime local, ZoneId zone, Instant instant, Resolution resolution) {
        return new Deadline(local, zone, instant, resolution, tzdbVersion(zone));
    }

    /** The end of the terms' last day; absent when they are open-ended. */
    public static @Nullable Deadline endOf(Terms terms) {
        return terms.endsOn() == null ? null : endOf(terms.endsOn(), terms.zone());
    }

    /** The instant itself, shown in the zone. */
    public static Deadline at(Instant instant, ZoneId zone) {
        return resolved(LocalDateTime.ofInstant(instant, zone), zone, instant, Resolution.EXACT);
    }

    /** What a person typed; a local time without a zone is in {@code contractZone}. */
    public static Deadline at(When when, ZoneId contractZone) {
        LocalDateTime local = when.local();
        Instant instant = when.instant();
        if (local != null) {
            ZoneId zone = when.zone();
            return at(local, zone == null ? contractZone : zone);
        }
        if (instant == null) {
            throw new IllegalArgumentException("a time has a local time or an instant");
        }
        return at(instant, contractZone);
    }

    /** The same local time, {@code days} calendar days later in the zone. */
    public static Deadline afterDays(Instant from, int days, ZoneId zone) {
        return at(LocalDateTime.ofInstant(from, zone).plusDays(days), zone);
    }

    /** 23:59:59 of the day in the zone. */
    public static Deadline endOf(LocalDate day, ZoneId zone) {
        return at(day.atTime(LAST_SECOND), zone);
    }

    /**
     * What the same local time would mean if it were agreed today; empty when the tz database is the one it was agreed
     * under, or makes no difference. What was agreed stays: this is only to be told.
     */
    public static Optional<Deadline> underTodaysRules(Deadline agreed) {
        return agreed.tzdb().equals(tzdbVersion(agreed.zone()))
                ? Optional.empty()
                : Optional.of(at(agreed.local(), agreed.zone()))
                        .filter(today -> !today.instant().equals(agreed.instant()));
    }

    /** The version of the tz database that this program runs on. */
    public static String tzdbVersion() {
        return tzdbVersion(ZoneId.of("UTC"));
    }

    private static String tzdbVersion(ZoneId zone) {
        return ZoneRulesProvider.getVersions(zone.getId()).lastKey();
    }
}
