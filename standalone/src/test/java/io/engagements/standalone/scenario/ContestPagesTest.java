package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.ProposalsStory.NASTY;
import static io.engagements.standalone.scenario.ProposalsStory.and;
import static io.engagements.standalone.scenario.ProposalsStory.form;
import static io.engagements.standalone.scenario.ProposalsStory.product;
import static io.engagements.standalone.scenario.ProposalsStory.send;
import static io.engagements.standalone.scenario.ProposalsStory.sendAgain;
import static io.engagements.standalone.scenario.ProposalsStory.signedIn;
import static io.engagements.standalone.scenario.ProposalsStory.today;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the sides contest and what they say, on pages without a script. */
@ExtendWith(ProposalsStory.class)
class ContestPagesTest {

    private static final String WHY = "Still 12 pages";

    @Test
    void aRoundIsContestedAndTakenBackOrConceded() {
        for (String piece : List.of("contested", "conceded")) {
            Story.commission(product, "e1", piece, "2027-01-29T18:00");
            product.as(Story.VA).submitDeliverable("e1", piece).expect(200);
            product.as(Story.CLIENT)
                    .requestQualityImprovement("e1", piece, 1, List.of("c2"), null)
                    .expect(200);
        }
        product.settle();
        Visitor lucia = signedIn(Story.VA, "en");
        Visitor carmen = signedIn(Story.CLIENT, "en");
        String page = "/engagements/e1/work/contested/contest";
        assertThat(lucia.get("/engagements/e1/work/contested").body()).contains("href=\"" + page + "\"");
        assertThat(lucia.get(page).body())
                .contains("Contest round 1", "It asks for what was never agreed", "12 pages", "Possible until")
                .doesNotContain("??", "concede-improvement", "checked");
        assertThat(signedIn(Story.VA, "es").get(page).body())
                .contains("Impugnar la ronda 1", "Pide lo que nunca se acordó")
                .doesNotContain("??");
        Map<String, String> contest =
                Map.of("act", "contest-improvement", "number", "1", "statement", "Nobody " + NASTY);
        HttpResponse<String> undecided = send(lucia, page, contest);
        assertThat(undecided.statusCode()).isEqualTo(422);
        assertThat(undecided.body()).contains("href=\"#because\"", "Choose one of them", "Nobody &lt;b&gt;Eve");
        assertThat(lucia.follow(send(lucia, page, and(contest, "because", "NEW_SCOPE")))
                        .body())
                .contains("Lucía Andrade contests round 1", "It asks for what was never agreed", "Let round 1 stand");
        assertThat(carmen.get("/engagements/e1/work/contested").body())
                .contains("Lucía Andrade contested round 1. It asks for what was never agreed.", "Nobody &lt;b&gt;Eve");

        assertThat(carmen.get(page).body())
                .contains("Take round 1 back", "Nobody &lt;b&gt;Eve")
                .doesNotContain("??");
        assertThat(carmen.follow(send(carmen, page, Map.of("act", "withdraw-improvement", "number", "1")))
                        .body())
                .contains("There is nothing to contest");
        HttpResponse<String> over = sendAgain(carmen, page, Map.of("act", "withdraw-improvement", "number", "1"));
        assertThat(over.statusCode()).isEqualTo(422);
        assertThat(over.body()).contains("STATE-FORBIDS");

        String other = "/engagements/e1/work/conceded/contest";
        send(lucia, other, Map.of("act", "contest-improvement", "number", "1", "because", "MEANS"));
        product.settle();
        assertThat(today(carmen)).contains("href=\"" + other + "\"");
        assertThat(lucia.follow(send(lucia, other, Map.of("act", "concede-improvement", "number", "1")))
                        .body())
                .doesNotContain("concede-improvement");
        assertThat(signedIn(Story.VA, "es").get("/engagements/e1/work/conceded").body())
                .contains("Lucía Andrade dejó finalmente en pie la ronda 1.")
                .doesNotContain("??");
        assertThat(lucia.submit("/today", other, Map.of("act", "burn", "key", "k"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRejectionIsContestedInWords() {
        Map<String, Object> terms = Fields.with(Story.terms(Story.MADRID), "improvementRounds", 0);
        Story.consider(product, "c-r1", Story.OTHER_VA, terms);
        product.as(Story.CLIENT).hireVa("r1", "c-r1", 1).expect(201);
        product.as(Story.CLIENT)
                .requestDeliverable("r1", "d", "2027-01-29T18:00")
                .expect(200);
        product.as(Story.OTHER_VA).commitToDeliverable("r1", "d").expect(200);
        product.as(Story.OTHER_VA).submitDeliverable("r1", "d").expect(200);
        product.as(Story.CLIENT).rejectDeliverable("r1", "d", 1, List.of("c2")).expect(200);
        product.settle();
        Visitor mateo = signedIn(Story.OTHER_VA, "en");
        whyItWasRejectedStandsWhereItIsHandedInAgain(mateo);
        String page = "/engagements/r1/work/d/contest";
        assertThat(mateo.get(page).body()).contains("Contest the rejection of version 1", "only if a lawyer approves");
        Map<String, String> act = Map.of("act", "contest-rejection", "number", "1");
        assertThat(send(mateo, page, act).body()).contains("href=\"#statement-contest-rejection\"");
        assertThat(mateo.follow(send(mateo, page, and(act, "statement", "It has 9 pages")))
                        .body())
                .contains("Mateo Reyes contests the rejection of version 1", "“It has 9 pages”");
        String work = "/engagements/r1/work/d";
        String contested = "Mateo Reyes contested the rejection of version 1.";
        assertThat(mateo.get(work).body()).contains("rejected; you contest it", contested, "It has 9 pages");
        assertThat(signedIn(Story.CLIENT, "en").get(work).body())
                .contains("rejected; Mateo Reyes contests it", contested, "It has 9 pages");
        assertThat(signedIn(Story.CLIENT, "es").get(work).body())
                .contains("rechazado; Mateo Reyes lo impugna", "Mateo Reyes impugnó el rechazo de la versión 1.")
                .doesNotContain("??");
    }

    private static void whyItWasRejectedStandsWhereItIsHandedInAgain(Visitor mateo) {
        String work = "/engagements/r1/work/d";
        String deliver = mateo.get("/engagements/r1/deliverables/d/deliver").body();
        assertThat(deliver)
                .as("before the form, wherever there is no room beside it")
                .containsSubsequence(
                        "Version 1 was rejected: what is not met", "At most 10 pages", WHY, "name=\"part\"")
                .contains("href=\"" + work + "#turns\"");
        assertThat(signedIn(Story.OTHER_VA, "es")
                        .get("/engagements/r1/deliverables/d/deliver")
                        .body())
                .contains("La versión 1 se rechazó: lo que no se cumple")
                .doesNotContain("??");
        for (String account : List.of(Story.OTHER_VA, Story.CLIENT)) {
            assertThat(signedIn(account, "en").get(work).body())
                    .as(account)
                    .contains("What was said to it", "Carmen Ruiz rejected version 1.", "At most 10 pages", WHY)
                    .contains("catalogue.pdf")
                    .doesNotContain("Nobody has said");
        }
        assertThat(mateo.get("/engagements/r1").body())
                .as("what may be handed in again is not done")
                .contains("1 open, 0 done");
        assertThat(mateo.get(work + "/statements").body())
                .contains("Carmen Ruiz and auditors read it")
                .doesNotContain("the lawyer");
    }

    @Test
    void eitherSideRepliesToWorkAndReviewAndItStandsThere() {
        product.as(Story.VA).submitDeliverable("e1", "said").expect(200);
        product.settle();
        String page = "/engagements/e1/work/said/statements";
        Visitor lucia = signedIn(Story.VA, "en");
        String form = lucia.get(page).body();
        assertThat(form).contains("value=\"DELIVERABLE:said\"", "version 1, handed in", "changes no number");
        assertThat(signedIn(Story.CLIENT, "es").get(page).body())
                .contains("Declaraciones", "la versión 1, entregada")
                .doesNotContain("??");
        assertThat(send(lucia, page, Map.of("about", "DELIVERABLE:said")).body())
                .contains("href=\"#text\"");
        assertThat(send(lucia, page, Map.of("text", "Kept")).body()).contains("href=\"#about\"", ">Kept<");
        String review = form.replaceAll("(?s).*value=\"(REVIEW:[^\"]+)\".*", "$1");
        HttpResponse<String> sent = send(lucia, page, Map.of("about", review, "text", "Made in one night " + NASTY));
        assertThat(lucia.follow(sent).body())
                .contains("Lucía Andrade, about version 1", "Made in one night &lt;b&gt;Eve");
        assertThat(signedIn(Story.CLIENT, "en").get("/engagements/e1/work/said").body())
                .contains("Lucía Andrade, about version 1", "Made in one night &lt;b&gt;Eve", "Say something to it");
        assertThat(send(lucia, page, Map.of("about", "NOTICE:none", "text", "x"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anEndIsRepliedToLikewise() {
        Story.hire(product, "s1", Story.OTHER_VA, Story.MADRID);
        product.settle();
        String page = "/engagements/s1/statements";
        Visitor mateo = signedIn(Story.OTHER_VA, "en");
        assertThat(mateo.get(page).body()).contains("neither a notice nor an end to reply to");
        product.as(Story.OTHER_VA)
                .leave("resign-engagement", "s1", "2027-02-28")
                .expect(200);
        product.settle();
        Visitor carmen = signedIn(Story.CLIENT, "es");
        String form = carmen.get(page).body();
        assertThat(form).contains("la renuncia");
        String end = form.replaceAll("(?s).*value=\"(TERMINATION:[^\"]+)\".*", "$1");
        assertThat(carmen.follow(send(carmen, page, Map.of("about", end, "text", "Una pena")))
                        .body())
                .contains("Carmen Ruiz, sobre la renuncia", "«Una pena»");
    }
}
