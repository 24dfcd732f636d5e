package io.engagements.standalone.scenario;

import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A country whose clocks are an hour ahead of UTC, until another tz database says that they are two. */
final class Atlantis extends ZoneRulesProvider {

    static final String ZONE = "Test/Atlantis";

    private static final Atlantis PROVIDER = new Atlantis();

    private volatile int version;

    static {
        registerProvider(PROVIDER);
    }

    private Atlantis() {}

    /** The tz database of the other stories, with Atlantis as it has always been. */
    static void isOneHourAhead() {
        PROVIDER.version = 1;
    }

    static void isTwoHoursAhead() {
        PROVIDER.version = 2;
    }

    @Override
    protected Set<String> provideZoneIds() {
        return Set.of(ZONE);
    }

    /** Nobody may keep rules that can change. */
    @Override
    protected @Nullable ZoneRules provideRules(String zoneId, boolean forCaching) {
        return forCaching ? null : rules();
    }

    private ZoneRules rules() {
        return ZoneRules.of(ZoneOffset.ofHours(version));
    }

    @Override
    protected NavigableMap<String, ZoneRules> provideVersions(String zoneId) {
        return new TreeMap<>(java.util.Map.of("atlantis-" + version, rules()));
    }
}
