package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Story S13 as the lawyer lives through it, on pages: what waits, the whole case on one screen, the decision, the end. */
@TestMethodOrder(OrderAnnotation.class)
class LawyerPagesTest {

    private static final String CASE = "/engagements/e1";
    private static final String DECISION = CASE + "/end/decision";
    private static final List<String> GROUNDS = List.of("missed-d1", "missed-d2");

    @RegisterExtension
    static final Product product = new Product();

    private static Visitor sol() {
        return Visitor.signedIn(product, Story.LAWYER, "en");
    }

    private static Visitor enEspañol() {
        return Visitor.signedIn(product, Story.LAWYER, "es");
    }

    private static String page(String path) {
        String page = sol().get(path).body();
        assertThat(page).doesNotContain("??");
        return page;
    }

    @Test
    @Order(1)
    void aTerminationIsDecidedWithTheWholeCaseAtHand() {
        product.clock("2027-09-01T09:00:00Z");
        assertThat(page("/today"))
                .contains("No decision waits for you, Sol Vega", "terminations to decide on appear here");
        product.as(Story.CLIENT).openCandidacy("c-e1", Story.VA).expect(201);
        Story.vet(product, "c-e1");
        product.as(Story.CLIENT)
                .recordVettingCheck("c-e1", "REFERENCES", "DOUBTFUL")
                .expect(200);
        product.as(Story.CLIENT)
                .waiveVettingCheck("c-e1", "REFERENCES", "I <know> the work")
                .expect(200);
        product.as(Story.VA).offerTerms("c-e1", Story.terms(Story.MADRID)).expect(200);
        product.as(Story.CLIENT).hireVa("e1", "c-e1", 1).expect(201);
        product.as(Story.CLIENT).appointLawyer("e1", Story.LAWYER).expect(200);
        documentsAreProvidedAndSigned();
        Story.hire(product, "e2", Story.OTHER_VA, Story.MADRID);
        product.as(Story.CLIENT).appointLawyer("e2", Story.LAWYER).expect(200);
        Story.commission(product, "e1", "d1", "2027-09-10T18:00");
        Story.commission(product, "e1", "d2", "2027-09-17T18:00");
        product.settle();
        twoContractsWait();

        product.clock("2027-09-20T07:00:00Z");
        product.as(Story.CLIENT).giveBreachNotice("e1", GROUNDS).expect(200);
        product.as(Story.CLIENT)
                .aboutTermination("request-termination-approval", "e1", GROUNDS)
                .expect(200);
        product.clock("2027-09-22T09:00:00Z");
        product.settle();
        theTerminationStandsFirstWithItsCurePeriod();

        theWholeCaseIsOnOneScreen();

        product.clock("2027-09-28T10:00:00Z");
        product.settle();
        theCurePeriodIsOver();
        theLawyerApproves();

        product.clock("2027-09-29T08:00:00Z");
        product.as(Story.CLIENT).terminateContract("e1", GROUNDS, null).expect(200);
        product.settle();
        theNoticePeriodRuns();

        product.clock("2027-10-12T08:00:00Z");
        product.settle();
        whatIsOverRunsNoMore();
    }

    /** Of the contract there are two versions, of which one is a file here. */
    private static void documentsAreProvidedAndSigned() {
        Entrust entrust = new Entrust(product, "e1");
        entrust.provide("CONTRACT", "a".repeat(64)).expect(200);
        Reply file = product.as(Story.CLIENT)
                .upload("e1", "contract.txt", "We agree.")
                .expect(201);
        entrust.provideFile("CONTRACT", file.text("/fileId")).expect(200);
        entrust.provide("NDA", Api.SHA256).expect(200);
        entrust.sign(Api.SHA256).expect(200);
    }

    private static void twoContractsWait() {
        assertThat(page("/today"))
                .contains("Two decisions wait for you, Sol Vega", "Terms in version 1.", "no clock runs", "Your cases")
                .contains("Cerámica Ruiz and Lucía Andrade", "Cerámica Ruiz and Mateo Reyes")
                .contains("href=\"/engagements\"")
                .doesNotContain("Decided lately", "Clocks that run", "href=\"/numbers\"");
    }

    private static void theTerminationStandsFirstWithItsCurePeriod() {
        String today = page("/today");
        assertThat(today)
                .containsSubsequence(
                        "2 days 22 h left",
                        "cure period: “Catalogue” and “Catalogue”",
                        "Sat 25 Sep, 09:00",
                        "Decide on a termination",
                        "Cerámica Ruiz and Lucía Andrade",
                        "Carmen Ruiz asks for your approval. Asked Mon 20 Sep, 09:00, about “Catalogue” and “Catalogue”.",
                        DECISION + "\"",
                        "Look at the contract of Carmen Ruiz",
                        "Cerámica Ruiz and Mateo Reyes")
                .contains("title=\"2027-09-25T07:00:00Z\"");
        assertThat(enEspañol().get("/today").body())
                .contains(
                        "Dos decisiones le esperan, Sol Vega",
                        "plazo para subsanar: «Catalogue» y «Catalogue»",
                        "Pedida el lun 20 sept")
                .doesNotContain("??");
    }

    private static void theWholeCaseIsOnOneScreen() {
        String page = page(DECISION);
        assertThat(page)
                .containsSubsequence(
                        "<h1>May Cerámica Ruiz end this contract for cause?</h1>",
                        "Asked by Carmen Ruiz, Mon 20 Sep, 09:00",
                        "Carmen Ruiz says",
                        "“Two dues passed.”",
                        "Lucía Andrade says",
                        "What the rules find",
                        "the cure period runs until Sat 25 Sep, 09:00",
                        "Your decision",
                        "Reasons",
                        "<h2 class=\"h3\">Clocks</h2>",
                        "2 days 22 h left",
                        "cure period: “Catalogue” and “Catalogue”",
                        "notice period of 10 days: ended now, this would be the last day",
                        "Sat 2 Oct, 11:00",
                        "an approval given now would hold",
                        "Wed 6 Oct, 11:00",
                        "Documents, as they were provided",
                        "not approved",
                        "version 2, Wed 1 Sep, 11:00",
                        "version 1, Wed 1 Sep, 11:00",
                        "aaaaaaaa aaaaaaaa",
                        "the latest is signed, in force",
                        "Terms in force: version 1",
                        "Nothing was approved so far",
                        "How the assistant was chosen",
                        "Ten checks: 9 satisfied, 1 waived.",
                        "References",
                        "“I &lt;know&gt; the work”",
                        "/engagements/e1/case-file\"");
        Matcher file = Pattern.compile("href=\"(/files/[^\"]+)\"").matcher(page);
        assertThat(file.find()).isTrue();
        assertThat(sol().get(file.group(1)).body()).isEqualTo("We agree.");
        assertThat(enEspañol().get(DECISION).body())
                .contains("preaviso de 10 días", "Cómo se eligió a quien asiste", "el último está firmado y en vigor")
                .doesNotContain("??");
    }

    private static void theCurePeriodIsOver() {
        assertThat(page("/today"))
                .contains("cure period over: “Catalogue” and “Catalogue”")
                .doesNotContain("22 h left");
    }

    private static void theLawyerApproves() {
        Visitor sol = sol();
        Map<String, String> fields = new HashMap<>();
        GROUNDS.forEach(ground -> fields.put("ground." + ground, "on"));
        fields.put("verdict", "approve");
        fields.put("statement", "Nothing came.");
        fields.put("step", "send");
        fields.put("key", Visitor.hidden(sol.get(DECISION).body(), "key"));
        assertThat(sol.submit(DECISION, DECISION, fields).statusCode()).isEqualTo(302);
        product.settle();
        assertThat(page("/today"))
                .contains("Notice of a breach was given: “Catalogue” and “Catalogue”.")
                .doesNotContain("Decide on a termination")
                .containsSubsequence(
                        "Decided lately",
                        "Tue 28 Sep, 12:00",
                        "You approved a termination on “Catalogue” and “Catalogue”.",
                        "holds",
                        "until Tue 12 Oct, 12:00 Madrid",
                        "14 days left");
        assertThat(enEspañol().get("/today").body())
                .contains("Decidido últimamente", "Usted aprobó una resolución por «Catalogue»")
                .doesNotContain("??");
    }

    private static void theNoticePeriodRuns() {
        assertThat(page("/today"))
                .containsSubsequence(
                        "Clocks that run",
                        "until Sat 9 Oct, 10:00",
                        "Cerámica Ruiz and Lucía Andrade",
                        "notice period: Carmen Ruiz ended the contract",
                        "10 days left",
                        "Decided lately");
    }

    private static void whatIsOverRunsNoMore() {
        assertThat(page("/today")).contains("holds no more").doesNotContain("Clocks that run");
    }

    /** The same as is printed, for the same people. */
    @Test
    @Order(2)
    void theCaseFileIsReadOnAPage() {
        String page = page(CASE + "/case-file");
        assertThat(page)
                .contains("<h1>Case file: Cerámica Ruiz and Despacho Andino</h1>", CASE + "/end/case-file\"")
                .containsSubsequence(
                        "href=\"#cf-grounds\"",
                        "id=\"cf-grounds\"",
                        "(missed-d1)",
                        "(missed-d2)",
                        "id=\"cf-notices\"",
                        "id=\"cf-approvals\"",
                        "Termination approved",
                        "Nothing came.",
                        "id=\"cf-ends\"",
                        "Nothing came in the cure period.",
                        "id=\"cf-vetting\"",
                        "I &lt;know&gt; the work",
                        "id=\"cf-exit\"",
                        "id=\"cf-entries\"",
                        "id=\"cf-check\"")
                .containsPattern("id=\"entry-\\d+\"");
        Matcher anchor = Pattern.compile("href=\"#([\\w-]+)\"").matcher(page);
        int anchors = 0;
        while (anchor.find()) {
            anchors++;
            assertThat(page).contains("id=\"" + anchor.group(1) + "\"");
        }
        assertThat(anchors).isGreaterThan(20);
        assertThat(enEspañol().get(CASE + "/case-file").body())
                .contains("Expediente: Cerámica Ruiz y Despacho Andino", "Cómo comprobarlo", "Huella de la hoja")
                .doesNotContain("??");
        for (String account : List.of(Story.CLIENT, Story.VA, Story.AUDITOR)) {
            assertThat(Visitor.signedIn(product, account, "en")
                            .ask(CASE + "/case-file")
                            .statusCode())
                    .as(account)
                    .isEqualTo(200);
        }
        for (String account : List.of(Story.OTHER_CLIENT, Story.OTHER_VA, Story.OPERATOR)) {
            assertThat(Visitor.signedIn(product, account, "en")
                            .ask(CASE + "/case-file")
                            .statusCode())
                    .as(account)
                    .isEqualTo(404);
        }
    }

    @Test
    @Order(3)
    void whatDiffersFromWhatWasApprovedIsSaid() {
        product.as(Story.LAWYER).approveContract("e2").expect(200);
        product.settle();
        String decision = "/engagements/e2/end/decision";
        assertThat(page(decision)).contains("As they were approved on Tue 12 Oct");
        changed("p1", Fields.with(Story.terms(Story.MADRID), "reviewWindowDays", 9), "2027-10-14T00:00");
        product.clock("2027-10-14T08:00:00Z");
        product.settle();
        assertThat(page(decision))
                .contains("Terms in force: version 2", "what differs needs no new approval")
                .containsSubsequence("id=\"compared\"", "9 days", "before:", "7 days");
        changed(
                "p2",
                Fields.with(Fields.with(Story.terms(Story.MADRID), "reviewWindowDays", 9), "noticeDays", 15),
                "2027-10-16T00:00");
        product.clock("2027-10-16T08:00:00Z");
        product.settle();
        assertThat(page(decision))
                .contains("What was weighed is different now, so that the approval holds no more: Notice.");
        assertThat(page("/today"))
                .contains("Terms in version 3. An earlier approval holds no more.")
                .containsSubsequence("Decided lately", "You approved the contract, with version 1", "holds no more");
        changed("p3", Fields.with(Story.terms(Story.MADRID), "reviewWindowDays", 9), "2027-10-18T00:00");
        product.clock("2027-10-18T08:00:00Z");
        product.settle();
        assertThat(page(decision)).contains("was changed meanwhile and changed back");
        assertThat(page("/engagements/e2/end/contract")).contains("id=\"compared\"", "id=\"papers\"", "id=\"vetting\"");
    }

    private static void changed(String proposal, Map<String, Object> terms, String from) {
        product.as(Story.OTHER_VA)
                .proposeTermsChange("e2", proposal, terms, from)
                .expect(200);
        product.as(Story.CLIENT).answer("accept-terms-change", "e2").expect(200);
    }

    @Test
    @Order(4)
    void whoDecidesNothingHasNoSuchDesk() {
        assertThat(Visitor.signedIn(product, Story.CLIENT, "en").get("/today").body())
                .doesNotContain("Decided lately", "Your cases");
    }
}
