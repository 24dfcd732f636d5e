package io.engagements.standalone.people;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Zones that people choose from: those named after a place, and UTC. */
final class ZoneNames {

    private static final Set<String> REGIONS =
            Set.of("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific");

    static final List<String> ALL = Stream.concat(
                    ZoneId.getAvailableZoneIds().stream()
                            .filter(id -> id.contains("/") && REGIONS.contains(id.substring(0, id.indexOf('/'))))
                            .sorted(),
                    Stream.of("UTC"))
            .toList();

    private ZoneNames() {}

    static Optional<ZoneId> read(String name) {
        return Optional.of(name).filter(ALL::contains).map(ZoneId::of);
    }
}
