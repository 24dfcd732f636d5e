package io.engagements.standalone.identity;

import io.engagements.events.Role;
import java.time.ZoneId;
import java.util.List;

/** The parties for which demo accounts act. */
public final class DemoParties {

    /**
     * A business of the demonstration.
     *
     * @param partyId the same as the account's id
     * @param kind {@code CLIENT}, {@code VA} or {@code LAWYER}
     * @param businessName made up
     * @param zone where it is
     * @param language ISO 639-1
     */
    public record DemoParty(String partyId, Role kind, String businessName, ZoneId zone, String language) {}

    /** In the order in which they should be registered. */
    public static final List<DemoParty> ALL = List.of(
            new DemoParty("ceramica-ruiz", Role.CLIENT, "Cerámica Ruiz", ZoneId.of("Europe/Madrid"), "es"),
            new DemoParty("acme-books", Role.CLIENT, "Acme Books", ZoneId.of("America/New_York"), "en"),
            new DemoParty("lucia", Role.VA, "Despacho Andino", ZoneId.of("America/Bogota"), "es"),
            new DemoParty("mateo", Role.VA, "Manila Back Office", ZoneId.of("Asia/Manila"), "en"),
            new DemoParty("sol", Role.LAWYER, "Bufete del Sol", ZoneId.of("Europe/Madrid"), "es"));

    private DemoParties() {}
}
