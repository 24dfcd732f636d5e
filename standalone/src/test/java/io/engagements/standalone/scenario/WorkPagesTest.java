package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.ProposalsStory.NASTY;
import static io.engagements.standalone.scenario.ProposalsStory.PROPOSALS;
import static io.engagements.standalone.scenario.ProposalsStory.and;
import static io.engagements.standalone.scenario.ProposalsStory.form;
import static io.engagements.standalone.scenario.ProposalsStory.product;
import static io.engagements.standalone.scenario.ProposalsStory.send;
import static io.engagements.standalone.scenario.ProposalsStory.signedIn;
import static io.engagements.standalone.scenario.ProposalsStory.today;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sides propose about a piece of work, and the inputs that the client owes for one, on pages without a script. */
@ExtendWith(ProposalsStory.class)
class WorkPagesTest {

    private static String propose(String piece, String what) {
        return "/engagements/e1/work/" + piece + "/propose/" + what;
    }

    @Test
    void anotherDueIsProposedFromThePageOfThePiece() {
        Story.commission(product, "e1", "posters", "2027-01-29T18:00");
        product.settle();
        Visitor lucia = signedIn(Story.VA, "en");
        String page = propose("posters", "due-date");
        assertThat(lucia.get("/engagements/e1/work/posters").body())
                .contains("href=\"" + page + "\"", "href=\"" + propose("posters", "input") + "\"")
                .doesNotContain(propose("posters", "reopening"), propose("posters", "cancel\""));
        assertThat(lucia.get(page).body())
                .contains(
                        "Propose another deadline for “Catalogue”",
                        "counts as agreed in time",
                        "Fri 29 Jan, 12:00",
                        "Bogotá")
                .doesNotContain("??", "Not possible as things stand");
        assertThat(signedIn(Story.CLIENT, "es").get(page).body())
                .contains("Proponer otro plazo para «Catalogue»", "Nada cambia hasta que Lucía Andrade")
                .doesNotContain("??");

        Map<String, String> due = Map.of(
                "due.day", "2027-02-05", "due.time", "18:00", "due.zone", Story.MADRID, "reason", "The fair " + NASTY);
        HttpResponse<String> look = send(lucia, page, and(due, "act", "look"));
        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(look.body())
                .containsSubsequence("Fri 5 Feb, 12:00", "18:00 Madrid, contract")
                .contains("The fair &lt;b&gt;Eve");
        HttpResponse<String> none = send(lucia, page, Map.of("act", "send", "reason", "Kept"));
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("href=\"#due.day\"", "id=\"due.day.wrong\"", ">Kept<");
        HttpResponse<String> past = send(lucia, page, and(due, "act", "send", "due.day", "2027-01-05"));
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(past.body())
                .contains("This lies in the past", "href=\"#due.day\"", "2027-01-05")
                .doesNotContain("DUE-AHEAD", "on record", "days late");

        HttpResponse<String> sent = send(lucia, page, and(due, "act", "send"));
        assertThat(Visitor.location(sent)).startsWith(PROPOSALS + "?version=");
        assertThat(lucia.follow(sent).body())
                .contains("You propose another deadline for “Catalogue”", "Fri 5 Feb, 12:00");
        assertThat(lucia.get(page).body()).contains("Not possible as things stand");
        assertThat(lucia.get("/engagements/e1/work/posters").body()).doesNotContain("href=\"" + page + "\"");
    }

    @Test
    void aFurtherInputIsAskedForByTheVaAlone() {
        Story.commission(product, "e1", "flyers", "2027-01-29T18:00");
        product.settle();
        Visitor lucia = signedIn(Story.VA, "en");
        String page = propose("flyers", "input");
        assertThat(signedIn(Story.CLIENT, "en").get(page).statusCode()).isEqualTo(404);
        Map<String, String> due = Map.of("due.day", "2027-01-20", "due.time", "18:00", "due.zone", Story.MADRID);
        assertThat(send(lucia, page, and(due, "act", "send")).body()).contains("href=\"#description\"");
        HttpResponse<String> sent =
                send(lucia, page, and(due, "act", "send", "description", "Photos " + NASTY, "confidential", "yes"));
        assertThat(lucia.follow(sent).body())
                .contains("You ask for a further input for “Catalogue”", "Photos &lt;b&gt;Eve", "confidential");
    }

    @Test
    void aPieceIsCancelledAfterACheckInWordsAndByTheClientAlone() {
        Visitor carmen = signedIn(Story.CLIENT, "en");
        String page = propose("unwanted", "cancel");
        assertThat(signedIn(Story.VA, "en").get(page).statusCode()).isEqualTo(404);
        assertThat(carmen.get(page).body())
                .contains("Check before you cancel “Catalogue”", "Nothing is sent yet.", "This cannot be taken back.")
                .contains("Go back, send nothing", "Cancel it for good");
        assertThat(signedIn(Story.CLIENT, "es").get(page).body()).contains("Cancelarlo definitivamente");

        HttpResponse<String> sent = send(carmen, page, Map.of("act", "send", "reason", "No fair this year"));
        assertThat(Visitor.location(sent)).startsWith("/engagements/e1/work/unwanted?version=");
        assertThat(carmen.follow(sent).body()).contains("cancelled").doesNotContain("/propose/cancel");
        HttpResponse<String> again = send(carmen, page, Map.of("act", "send"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("STATE-FORBIDS");
    }

    @Test
    void aNewReviewIsProposedWithAReason() {
        Story.commission(product, "e1", "accepted", "2027-01-29T18:00");
        product.as(Story.VA).submitDeliverable("e1", "accepted").expect(200);
        product.as(Story.CLIENT).acceptDeliverable("e1", "accepted", 1).expect(200);
        product.settle();
        Visitor carmen = signedIn(Story.CLIENT, "en");
        String page = propose("accepted", "reopening");
        assertThat(carmen.get("/engagements/e1/work/accepted").body()).contains("href=\"" + page + "\"");
        assertThat(send(carmen, page, Map.of("act", "send")).body()).contains("href=\"#reason\"");
        assertThat(carmen.follow(send(carmen, page, Map.of("act", "send", "reason", "A page is missing")))
                        .body())
                .contains("You propose to review “Catalogue” once more", "A page is missing");
        assertThat(carmen.get(propose("accepted", "nonsense")).statusCode()).isEqualTo(404);
        assertThat(carmen.get(propose("none", "reopening")).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "punctual; en; handed in on time",
                "punctual; es; entregado en plazo",
                "tardy; en; handed in 3 days late",
                "tardy; es; entregado con 3 días de retraso"
            })
    void whatWasHandedInIsAsLateAsItCameOnEveryPage(String piece, String language, String stands) {
        String work = "/engagements/e9/work/" + piece;
        Visitor carmen = signedIn(Story.CLIENT, language);
        for (String page : List.of(work, work + "/propose/reopening", work + "/propose/cancellation")) {
            assertThat(carmen.get(page).body())
                    .as(page)
                    .contains(stands)
                    .doesNotContain("??", "4 days late", "5 days late", "4 días", "5 días", "class=\"left over\"");
        }
        assertThat(carmen.get("/engagements/e9/work").body()).contains(stands);
    }

    @Test
    void whatWasGivenBackIsLateFromThenOnOnEveryPage() {
        Visitor carmen = signedIn(Story.CLIENT, "en");
        String work = "/engagements/e9/work/back";
        assertThat(carmen.get(work).body())
                .contains("2 days 16 h late", "Fri 8 Jan, 18:00")
                .doesNotContain("5 days late");
        assertThat(carmen.get(work + "/inputs").body())
                .contains("returned, owed again", "stands still since Fri 8 Jan, 18:00 Madrid")
                .doesNotContain("Tue 5 Jan");
        assertThat(carmen.get("/engagements/e9").body()).contains("since Fri 8 Jan, 18:00: The price list");
        assertThat(today(carmen)).contains("2 days 16 h late").doesNotContain("5 days late");
    }

    @Test
    void whileARoundRunsItsDueIsTheOneThatCounts() {
        Story.commission(product, "e9", "better", "2027-01-29T18:00");
        product.as(Story.VA).submitDeliverable("e9", "better").expect(200);
        product.as(Story.CLIENT)
                .requestQualityImprovement("e9", "better", 1, List.of("c1"), "2027-01-20T18:00")
                .expect(200);
        product.settle();
        String work = "/engagements/e9/work/better";
        assertThat(signedIn(Story.CLIENT, "en").get(work).body())
                .containsSubsequence("Better version due", "Wed 20 Jan, 18:00", "9 days left", "to improve")
                .containsSubsequence("The work itself was due", "Fri 29 Jan, 18:00", "handed in on time")
                .doesNotContain("??");
        assertThat(signedIn(Story.VA, "es").get(work).body())
                .containsSubsequence("Plazo de la versión mejor", "mié 20 ene, 12:00", "El plazo del trabajo en sí");

        product.as(Story.VA).submitDeliverable("e9", "better").expect(200);
        product.settle();
        assertThat(signedIn(Story.CLIENT, "en")
                        .get("/engagements/e9/deliverables/better/review")
                        .body())
                .contains("the same contents as the version before", "handed in again with the same contents");
        assertThat(signedIn(Story.CLIENT, "es")
                        .get("/engagements/e9/deliverables/better/review")
                        .body())
                .contains("el mismo contenido que la versión anterior");
    }

    @Test
    void whatFallsDueAfterTheLastDayIsNeitherTakenOnNorAskedInputsFor() {
        Story.hire(product, "last");
        product.as(Story.CLIENT)
                .requestDeliverable("last", "asked", "2027-03-29T18:00")
                .expect(200);
        Story.commission(product, "last", "released", "2027-03-29T18:00");
        product.settle();
        Visitor lucia = signedIn(Story.VA, "en");
        String asked = "/engagements/last/work/asked";
        String released = "/engagements/last/work/released";
        assertThat(lucia.get(asked).body()).contains("value=\"commit\"", "value=\"decline\"", "Mon 29 Mar, 11:00");
        assertThat(lucia.get(released).body()).contains(released + "/propose/input");

        product.as(Story.VA).leave("resign-engagement", "last", "2027-02-20").expect(200);
        product.settle();
        assertThat(lucia.get(asked).body())
                .contains("To be answered by", "Sat 20 Feb, 17:59", "which is after the last day", "cannot be taken on")
                .contains("value=\"decline\"")
                .doesNotContain("value=\"commit\"", "??");
        assertThat(signedIn(Story.CLIENT, "es").get(asked).body())
                .contains("Se responde hasta", "no se puede aceptar tal cual")
                .doesNotContain("Enviado.");
        assertThat(lucia.get(released).body())
                .contains(">released<")
                .doesNotContain(released + "/propose/input", "days left");
        assertThat(lucia.get(released + "/propose/input").body()).contains("Not possible as things stand");
    }

    @Test
    void onlyTheContractsZoneIsCalledSo() {
        Story.commission(product, "e9", "far", Map.of("local", "2027-02-05T12:00", "zone", "Asia/Tokyo"));
        product.settle();
        String work = "/engagements/e9/work/far";
        assertThat(signedIn(Story.CLIENT, "en").get(work).body())
                .containsSubsequence("Fri 5 Feb, 04:00", "Madrid", "12:00 Tokyo")
                .doesNotContain("Tokyo, contract");
        assertThat(signedIn(Story.VA, "en").get(work).body())
                .containsSubsequence(
                        "Thu 4 Feb, 22:00", "Bogotá", "Fri 5 Feb, 12:00 Tokyo, Fri 5 Feb, 04:00 Madrid, contract")
                .doesNotContain("Tokyo, contract");
        assertThat(today(signedIn(Story.VA, "en"))).contains("12:00 Tokyo").doesNotContain("Tokyo, contract");
    }

    @Test
    void theClientSeesWhatStopsTheClockAndHandsItIn() {
        String page = "/engagements/e1/work/letters/inputs";
        Visitor carmen = signedIn(Story.CLIENT, "en");
        assertThat(today(carmen)).contains("href=\"" + page + "\"");
        assertThat(carmen.get(page).body())
                .contains("What you owe for “Catalogue”", "The price list", "16 hours late")
                .contains("The clock of Lucía Andrade stands still since Sun 10 Jan, 18:00 Madrid")
                .doesNotContain("??", "Return it");
        assertThat(signedIn(Story.VA, "es").get(page).body())
                .contains("Lo que Carmen Ruiz debe", "Su reloj está parado desde el dom 10 ene, 12:00 Bogotá")
                .doesNotContain("??", "name=\"text\"");

        Form both = form(carmen, page)
                .field("input", "prices")
                .field("text", "Two tiles " + NASTY)
                .field("link", "https://files.example/prices");
        HttpResponse<String> unfit = carmen.submit(page, page, both);
        assertThat(unfit.statusCode()).isEqualTo(422);
        assertThat(unfit.body())
                .contains(
                        "href=\"#text-prices\"",
                        "One of the three",
                        "Two tiles &lt;b&gt;Eve",
                        "https://files.example/prices");
        HttpResponse<String> sent = carmen.submit(
                page, page, form(carmen, page).field("input", "prices").field("text", "Two tiles " + NASTY));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(carmen.follow(sent).body())
                .contains("Carmen Ruiz gave it", "Two tiles &lt;b&gt;Eve", ">given<")
                .doesNotContain("stands still since", "name=\"text\"");

        Visitor lucia = signedIn(Story.VA, "en");
        assertThat(send(lucia, page, Map.of("input", "prices")).body()).contains("href=\"#reason-prices\"");
        HttpResponse<String> back = send(lucia, page, Map.of("input", "prices", "reason", "Prices are missing"));
        assertThat(lucia.follow(back).body())
                .contains("Lucía Andrade returned it", "“Prices are missing”", "returned, owed again");
    }

    @Test
    void anInputIsAFileThatIsKeptUntilTheRestFits() {
        String page = "/engagements/e1/work/cards/inputs";
        Visitor carmen = signedIn(Story.CLIENT, "en");
        HttpResponse<String> unfit = carmen.submit(
                page,
                page,
                form(carmen, page)
                        .field("input", "names")
                        .field("text", "and a text")
                        .part("form-data; name=\"file\"; filename=\"names.txt\"", "a"));
        assertThat(unfit.statusCode()).isEqualTo(422);
        assertThat(unfit.body()).contains("names.txt", "ca978112ca1bbdca", "and a text");
        Form file = form(carmen, page).field("input", "names").field("text", "").field("kept.0.on", "on");
        for (String field : List.of("fileId", "name", "sha256", "size")) {
            file.field("kept.0." + field, Visitor.hidden(unfit.body(), "kept.0." + field));
        }
        HttpResponse<String> sent = carmen.submit(page, page, file);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(carmen.follow(sent).body()).contains("Save the file", "href=\"/files/");
        assertThat(carmen.submit(
                                page,
                                page,
                                new Form()
                                        .field("key", "none")
                                        .field("input", "none")
                                        .field("text", "x"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(signedIn(Story.VA, "en"), page, Map.of("input", "names", "reason", "Empty"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(carmen.submit(page, page, Map.of("input", "names", "reason", "x", "key", "k"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsConfidentialWaitsForAnAgreement() {
        String page = "/engagements/e1/work/secret/inputs";
        Visitor carmen = signedIn(Story.CLIENT, "en");
        assertThat(carmen.get(page).body()).contains("no confidentiality agreement is in force");
        HttpResponse<String> refused = carmen.submit(
                page, page, form(carmen, page).field("input", "costs").field("text", "Nine"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("NDA-REQUIRED", "on record", "Confidentiality agreements signed: 0.", ">Nine<");
    }
}
