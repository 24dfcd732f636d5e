package io.engagements.query.pages.frame;

import io.engagements.events.time.Counted;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.Zones;
import io.engagements.rules.time.Deadlines;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A day and a time that somebody typed, and the zone that they are meant in: the fields {@code x.day}, {@code x.time} and
 * that of the zone, which times of one form may share.
 *
 * @param day as a browser sends it, ISO; may be empty or nonsense
 * @param time likewise
 * @param zone an IANA name; absent for the contract's
 */
public record TypedTime(String day, String time, @Nullable String zone) {

    /** One of a form's list of zones. */
    public record Zone(String id, String city) {}

    /** @param at the name before day and time */
    public static TypedTime of(Typed typed, String at, String zone) {
        return new TypedTime(
                typed.text(at + ".day").strip(), typed.text(at + ".time").strip(), typed.value(zone));
    }

    /** With a zone of its own. */
    public static TypedTime of(Typed typed, String at) {
        return of(typed, at, at + ".zone");
    }

    /** To choose from, each once. */
    public static List<Zone> zones(View view, ZoneId... zones) {
        return Stream.of(zones)
                .distinct()
                .map(zone -> new Zone(zone.getId(), view.city(zone)))
                .toList();
    }

    /** As a command takes it; null where neither day nor time is named. */
    public @Nullable Map<String, Object> command() {
        if (day.isEmpty() && time.isEmpty()) {
            return null;
        }
        Map<String, Object> when = new LinkedHashMap<>();
        when.put("local", day + "T" + time);
        if (zone != null) {
            when.put("zone", zone);
        }
        return when;
    }

    /** Read as the command side would; empty for what is no time, or in no zone. */
    public Optional<Deadline> deadline(ZoneId contract) {
        if (day.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        try {
            ZoneId in = zone == null ? contract : Zones.read(zone);
            LocalDateTime local = LocalDateTime.parse(day + "T" + time);
            return Counted.holds(local) && Zones.isKnown(in) ? Optional.of(Deadlines.at(local, in)) : Optional.empty();
        } catch (DateTimeException notYet) {
            return Optional.empty();
        }
    }
}
