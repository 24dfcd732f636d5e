package io.engagements.events.time;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Time zones by their IANA names, links included, and by nothing else: no offsets, and none of the names that Java has
 * besides. Links that Java leaves out are read as the zones that they link to.
 */
public final class Zones {

    private static final String OF_JAVA_ONLY = "SystemV/";

    private static final Map<String, String> LINKS = Map.of(
            "EST", "America/Panama",
            "MST", "America/Phoenix",
            "HST", "Pacific/Honolulu",
            "ROC", "Asia/Taipei",
            "GMT+0", "Etc/GMT",
            "GMT-0", "Etc/GMT");

    private Zones() {}

    /**
     * The zone that is written so, known or not; but what is no name never becomes a known one ({@code UTC+0}).
     *
     * @throws DateTimeException when no zone of any kind is written so
     */
    public static ZoneId read(String name) {
        ZoneId zone = ZoneId.of(LINKS.getOrDefault(name, name));
        if (!LINKS.containsKey(name) && !zone.getId().equals(name) && isKnown(zone)) {
            throw new DateTimeException("another way to write a zone");
        }
        return zone;
    }

    /** True also when there is none. */
    public static boolean isKnown(@Nullable ZoneId zone) {
        return zone == null
                || ZoneId.getAvailableZoneIds().contains(zone.getId())
                        && !zone.getId().startsWith(OF_JAVA_ONLY);
    }
}
