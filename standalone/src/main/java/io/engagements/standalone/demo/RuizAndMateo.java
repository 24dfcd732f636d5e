package io.engagements.standalone.demo;

import io.engagements.events.refusal.RuleId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** It ended for cause some months ago, step by step as the rules ask: Cerámica Ruiz and Mateo. */
final class RuizAndMateo {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final Offer OFFER =
            new Offer("33", MADRID, List.of("Lists and registers"), List.of("Bookkeeping"), "Mornings in Madrid", 2, 5);

    private RuizAndMateo() {}

    static Tale tale(LocalDate today) {
        Tale tale = new Tale(today, MADRID, "ceramica-ruiz", "mateo");
        hiring(new CandidacyTale(tale, "ruiz-considers-mateo"));
        EngagementTale engagement = new EngagementTale(tale, "ruiz-mateo");
        work(engagement);
        end(engagement);
        return tale;
    }

    private static void hiring(CandidacyTale candidacy) {
        candidacy.on(-206, "10:00").opened();
        candidacy.on(-205, "09:00").offered(OFFER.terms());
        candidacy.on(-204, "10:30").hiredInVain(RuleId.VETTING_COMPLETE, "ruiz-mateo");
        candidacy
                .on(-202, "12:00")
                .vetted(
                        "Six years as assistant to a publisher",
                        "https://manila-back-office.example",
                        "One reference by letter",
                        "A page about our workshop",
                        "A short call",
                        "Answers overnight",
                        "Asked good questions about glazes",
                        "Knows our stock program",
                        "No bookkeeping, and says so",
                        "33 dollars an hour, open-ended");
        candidacy.on(-200, "10:00").hired("ruiz-mateo");
    }

    /** The flyers he never answered: that request lapsed, and counts against nobody. */
    private static void work(EngagementTale engagement) {
        engagement.on(-199, "10:00").lawyerAppointed();
        engagement.on(-196, "12:30").contractApproved();
        engagement.on(-195, "09:30").requested("inventory", "Inventory of the workshop", -180, "Every shelf");
        engagement.on(-195, "14:00").committed("inventory");
        engagement.on(-181, "11:20").submitted("inventory", 1, "All shelves");
        engagement.on(-179, "10:00").accepted("inventory", 1, 4, "Complete");
        engagement.on(-190, "10:30").requested("flyers", "Flyers for the market", -183, "One page");
        engagement.on(-178, "10:00").requested("suppliers", "Register of suppliers", -165, "With telephone numbers");
        engagement.on(-177, "13:15").committed("suppliers");
        engagement.on(-172, "09:45").requested("kiln-log", "Log of the kiln, typed up", -158, "Every firing");
        engagement.on(-171, "12:00").committed("kiln-log");
        engagement.on(-164, "10:00").requested("shop-signs", "Signs for the shop", -150, "Readable from the street");
        engagement.on(-163, "12:40").committed("shop-signs");
        engagement.on(-160, "11:00").requested("samples", "List of samples", -130, "By colour");
        engagement.on(-159, "13:30").committed("samples");
    }

    /** Two proven grounds, notice, a cure period that passes, a contract that the lawyer had approved. */
    private static void end(EngagementTale engagement) {
        engagement.on(-157, "09:30").cancelled("shop-signs", "The shop moves");
        engagement
                .on(-156, "10:00")
                .noticeGiven("The register and the log are overdue", "missed-suppliers", "missed-kiln-log");
        engagement
                .on(-149, "10:00")
                .terminated("Neither came, not in the cure period either", "missed-suppliers", "missed-kiln-log");
    }
}
