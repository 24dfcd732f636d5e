package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What became of what the sides did not let stand, and how often rules refused: in every report the same. */
class ReportsTellAllTest {

    @RegisterExtension
    static final Product product = new Product();

    private static Visitor lucia;

    @BeforeAll
    static void aYear() {
        product.clock("2027-01-04T09:00:00Z");
        Story.hire(product, "e1");
        for (String piece : List.of("conceded", "open", "rejected", "reopened")) {
            Story.commission(product, "e1", piece, "2027-03-12T18:00");
            submit(piece);
        }
        round("reopened", 1);
        submit("reopened");
        round("reopened", 2);
        submit("reopened");
        for (String piece : List.of("conceded", "open", "rejected")) {
            round(piece, 1);
        }
        product.clock("2027-01-05T09:00:00Z");
        product.as(Story.VA).contestImprovement("e1", "conceded", 1, "MEANS").expect(200);
        product.as(Story.VA).contestImprovement("e1", "rejected", 1, "MEANS").expect(200);
        product.as(Story.CLIENT)
                .rejectDeliverable("e1", "reopened", 3, List.of("c2"))
                .expect(200);
        product.clock("2027-01-06T09:00:00Z");
        product.as(Story.VA)
                .aboutRound("concede-improvement", "e1", "conceded", 1)
                .expect(200);
        product.as(Story.VA)
                .proposeReopening("e1", "reopened", "It has 9 pages")
                .expect(200);
        product.clock("2027-01-07T09:00:00Z");
        product.as(Story.CLIENT).answer("accept-reopening", "e1", "reopened").expect(200);
        product.as(Story.CLIENT).acceptDeliverable("e1", "reopened", 3).expect(200);
        product.as(Story.VA).proposeDueDate("e1", "open", "2027-01-22T18:00").expect(200);
        product.as(Story.VA)
                .proposeTermsChange("e1", "p1", Story.terms("America/Bogota"), "2027-03-01T00:00")
                .expect(200);
        product.as(Story.CLIENT).answer("decline-terms-change", "e1").expect(200);
        refusals();
        product.clock("2027-01-15T09:00:00Z");
        product.as(Story.VA).contestImprovement("e1", "open", 1, "MEANS").refusedBy("STATE-FORBIDS");
        product.as(Story.CLIENT)
                .rejectDeliverable("e1", "rejected", 1, List.of("c2"))
                .expect(200);
        product.settle();
        lucia = Visitor.signedIn(product, Story.VA, "en");
    }

    private static void submit(String piece) {
        product.as(Story.VA).submitDeliverable("e1", piece).expect(200);
    }

    private static void round(String piece, int version) {
        product.as(Story.CLIENT)
                .requestQualityImprovement("e1", piece, version, List.of("c2"), null)
                .expect(200);
    }

    /** Two of them by two rules at once. */
    private static void refusals() {
        product.as(Story.CLIENT)
                .guarded("request-timesheet", "e1", "Your hours")
                .refusedBy("TIMESHEETS-NOT-OWED");
        for (int time = 1; time <= 2; time++) {
            product.as(Story.CLIENT)
                    .terminateContract("e1", List.of(), null)
                    .refusedBy("GROUNDS-REQUIRED", "LAWYER-APPROVAL");
        }
    }

    private static String text(String path) {
        return lucia.ask(path)
                .body()
                .replaceAll("<span class=\"cell-name\">[^<]*</span>", "")
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ");
    }

    private static String report(String more) {
        return text("/engagements/e1/report" + more);
    }

    /** Whoever is shown a certificate reads the reply with the complaint. */
    @Test
    void aCertificateTellsWhatBothSidesSaid() {
        Story.hire(product, "e9");
        Story.commission(product, "e9", "said", "2027-03-12T18:00");
        product.as(Story.VA).submitDeliverable("e9", "said").expect(200);
        product.as(Story.CLIENT)
                .requestQualityImprovement("e9", "said", 1, List.of("c2"), null)
                .expect(200);
        product.as(Story.VA).contestImprovement("e9", "said", 1, "MEANS").expect(200);
        product.as(Story.VA).aboutRound("concede-improvement", "e9", "said", 1).expect(200);
        product.as(Story.VA).submitDeliverable("e9", "said").expect(200);
        product.as(Story.CLIENT).acceptDeliverable("e9", "said", 2).expect(200);
        product.settle();

        assertThat(text("/engagements/e9/work/said/certificate"))
                .containsSubsequence(
                        "opened improvement round 1", "contested improvement round 1", "conceded improvement round 1");
    }

    @Test
    void whatBecameOfAContestedRoundIsTold() {
        assertThat(report(""))
                .contains("The virtual assistant contested it: Tuesday, 5 January 2027, 10:00 (Europe/Madrid)")
                .contains("The virtual assistant let it stand after all: Wednesday, 6 January 2027, 10:00")
                .contains("The client rejected the work: Friday, 15 January 2027, 10:00")
                .doesNotContain("It is in dispute still.");
        assertThat(report("?asOf=2027-01-05T12:00:00Z"))
                .contains("It is in dispute still.")
                .doesNotContain("let it stand after all", "The client rejected the work: Friday");
    }

    @Test
    void aRejectionIsToldAlsoOnceTheWorkIsAccepted() {
        assertThat(report(""))
                .contains("Catalogue, version 3 The client rejected the work: Tuesday, 5 January 2027, 10:00")
                .contains("Both sides agreed to a new review: Thursday, 7 January 2027, 10:00");
        assertThat(report("?asOf=2027-01-04T12:00:00Z")).contains("Rejections None");
    }

    @Test
    void aProposalNamesTheWorkThatItIsAbout() {
        assertThat(report(""))
                .contains("Another due for Catalogue, by Despacho Andino", "A new review for Catalogue, by")
                .contains("Other terms, by Despacho Andino");
    }

    @Test
    void anAttemptIsOneAttemptInEveryReport() {
        assertThat(report(""))
                .contains("Refused attempts on terms and means 1 ")
                .contains(
                        "Attempts that any rule refused 4 attempts. Each stands once, with all the rules that refused it.")
                .contains("The number “Refused attempts on terms and means” above is of those attempts alone")
                .contains("GROUNDS-REQUIRED LAWYER-APPROVAL 2 times", "TIMESHEETS-NOT-OWED once");
        assertThat(text("/parties/lucia/independence?year=2027"))
                .contains("Each of the 4, in the order of the ledger:")
                .containsPattern("GROUNDS-REQUIRED [^C]*LAWYER-APPROVAL Client 2 ")
                .containsPattern("TIMESHEETS-NOT-OWED[^C]*Client 1 ")
                .contains("no attempt to change terms alone, one request for a timesheet");
    }

    @Test
    void anotherZoneIsToldAsThat() {
        assertThat(text("/parties/lucia/independence?year=2027"))
                .contains("Contract zone : Europe/Madrid → America/Bogota declined : Client ,")
                .doesNotContain("Periods, rounds and days");
        assertThat(lucia.ask("/parties/lucia/independence/table?year=2027").body())
                .contains("\"CHANGE_PROPOSED\",\"ZONE\",\"America/Bogota\",\"VA\"", "\"CHANGE_DECLINED\",\"ZONE\"")
                .doesNotContain("PERIODS");
    }

    @Test
    void theTableHasARowForEveryRejection() {
        assertThat(lucia.ask("/parties/lucia/independence/table?year=2027").body())
                .contains("\"WORK_REJECTED\",\"reopened\",\"\",\"CLIENT\",\"2027-01-05T09:00:00Z\"")
                .contains("\"WORK_REJECTED\",\"rejected\",\"\",\"CLIENT\",\"2027-01-15T09:00:00Z\"")
                .contains("\"REFUSED\",\"GROUNDS-REQUIRED LAWYER-APPROVAL\",\"terminate-contract\"");
    }
}
