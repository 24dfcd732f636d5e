package io.engagements.standalone.demo;

import io.engagements.events.candidacy.Criterion;
import io.engagements.events.candidacy.Outcome;
import io.engagements.events.refusal.RuleId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Acme Books looks for somebody better: an offer is on the table, the vetting is not finished. */
final class AcmeConsidersLucia {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Offer OFFER = new Offer(
            "45",
            NEW_YORK,
            List.of("Catalogues and leaflets", "Correspondence"),
            List.of("Telephone sales"),
            "Monday to Friday, afternoons in Bogotá",
            2,
            10);

    private AcmeConsidersLucia() {}

    static Tale tale(LocalDate today) {
        Tale tale = new Tale(today, NEW_YORK, "acme-books", "lucia");
        CandidacyTale candidacy = new CandidacyTale(tale, "acme-considers-lucia");
        candidacy.on(-8, "09:15").opened();
        candidacy
                .on(-7, "10:00")
                .satisfied(Criterion.EXPERIENCE, "Seven years as office manager")
                .satisfied(Criterion.WRITING, "Her letters to us")
                .satisfied(Criterion.RESPONSIVENESS, "Answers within the day")
                .satisfied(Criterion.SERVICE_CLARITY, "Says that she does not sell by telephone");
        candidacy.on(-6, "11:20").checked(Criterion.TECHNOLOGY, Outcome.DOUBTFUL, "Has not used our shop program yet");
        candidacy.on(-5, "09:40").waived(Criterion.REFERENCES, "Cerámica Ruiz told us about her at the fair");
        candidacy.on(-4, "14:30").offered(OFFER.terms());
        candidacy.on(-1, "09:50").hiredInVain(RuleId.VETTING_COMPLETE, "acme-lucia");
        return tale;
    }
}
