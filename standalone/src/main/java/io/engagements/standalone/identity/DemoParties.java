package io.engagements.standalone.identity;

import static io.engagements.events.party.PartyKind.CLIENT;
import static io.engagements.events.party.PartyKind.LAWYER;
import static io.engagements.events.party.PartyKind.VA;

import io.engagements.events.party.PartyCommand.RegisterParty;
import java.time.ZoneId;
import java.util.List;

/** The parties for which demo accounts act, all of them made up; each has the id of its account. */
public final class DemoParties {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    private static final ZoneId MANILA = ZoneId.of("Asia/Manila");

    /** In the order in which they should be registered. */
    public static final List<RegisterParty> ALL = List.of(
            new RegisterParty(
                    "ceramica-ruiz", CLIENT, "Carmen Ruiz", "Cerámica Ruiz", "carmen@ruiz.example", MADRID, "es"),
            new RegisterParty("acme-books", CLIENT, "Adam Stone", "Acme Books", "adam@acme.example", NEW_YORK, "en"),
            new RegisterParty("lucia", VA, "Lucía Andrade", "Despacho Andino", "lucia@andino.example", BOGOTA, "es"),
            new RegisterParty(
                    "mateo", VA, "Mateo Reyes", "Manila Back Office", "mateo@backoffice.example", MANILA, "en"),
            new RegisterParty("sol", LAWYER, "Sol Vega", "Bufete del Sol", "sol@bufete.example", MADRID, "es"));

    private DemoParties() {}
}
