package io.engagements.report;

import io.engagements.rules.metrics.Item;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Finds months, each in the zone of the item itself. Items come mostly in order: the month found last is mostly the next one's too. */
final class Months {

    private @Nullable YearMonth last;
    private @Nullable ZoneId zone;
    private Instant from = Instant.MIN;
    private Instant until = Instant.MIN;

    /** The month an item belongs to, in its own zone. */
    YearMonth of(Item item) {
        YearMonth known = last;
        boolean within = !item.at().isBefore(from) && item.at().isBefore(until);
        return known != null && within && item.zone().equals(zone) ? known : found(item.at(), item.zone());
    }

    private YearMonth found(Instant at, ZoneId itsZone) {
        YearMonth month = YearMonth.from(at.atZone(itsZone));
        from = month.atDay(1).atStartOfDay(itsZone).toInstant();
        until = month.plusMonths(1).atDay(1).atStartOfDay(itsZone).toInstant();
        zone = itsZone;
        last = month;
        return month;
    }
}
