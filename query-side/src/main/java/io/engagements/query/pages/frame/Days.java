package io.engagements.query.pages.frame;

import io.engagements.events.time.Counted;
import io.engagements.events.time.Zones;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Some days on end, as an address names them.
 *
 * @param from the first, ISO; absent from the beginning
 * @param to the last, ISO; absent without an end
 * @param zone in which they are days, an IANA name, so that an address means the same to everybody; the reader's when absent
 */
public record Days(
        @Nullable String from,
        @Nullable String to,
        @Nullable String zone) {

    /** The same, which says in which zone, where it names a day. */
    public Days in(ZoneId reader) {
        return zone == null && (from != null || to != null) ? new Days(from, to, reader.getId()) : this;
    }

    /**
     * When the first begins; absent where none is named.
     *
     * @throws ProblemException 400 for what is no day, or in no zone
     */
    public @Nullable Instant begin(AsOf clock, ZoneId reader) {
        return from == null ? null : at("from", day("from", from), clock, reader);
    }

    /** When the last is over, exclusive; absent where none is named. @throws ProblemException likewise */
    public @Nullable Instant end(AsOf clock, ZoneId reader) {
        return to == null ? null : at("to", day("to", to).plusDays(1), clock, reader);
    }

    private Instant at(String parameter, LocalDate day, AsOf clock, ZoneId reader) {
        ZoneId in = zone == null ? reader : zoneOf(zone);
        return clock.named(parameter, day.atStartOfDay(in).toInstant().toString());
    }

    private static LocalDate day(String parameter, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (Counted.holds(day)) {
                return day;
            }
        } catch (DateTimeException none) {
            throw noDay(parameter);
        }
        throw noDay(parameter);
    }

    private static ProblemException noDay(String parameter) {
        return ProblemException.malformed(parameter, "is a day such as 2027-01-29");
    }

    private static ZoneId zoneOf(String name) {
        try {
            return Zones.read(name);
        } catch (DateTimeException none) {
            throw ProblemException.malformed("zone", "is no time zone");
        }
    }
}
