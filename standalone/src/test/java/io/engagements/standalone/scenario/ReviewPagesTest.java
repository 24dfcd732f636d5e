package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.NASTY;
import static io.engagements.standalone.scenario.PagesStory.NORA;
import static io.engagements.standalone.scenario.PagesStory.OMAR;
import static io.engagements.standalone.scenario.PagesStory.handedIn;
import static io.engagements.standalone.scenario.PagesStory.piece;
import static io.engagements.standalone.scenario.PagesStory.product;
import static io.engagements.standalone.scenario.PagesStory.signedIn;
import static io.engagements.standalone.scenario.PagesStory.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deciding about what was handed in. */
@ExtendWith(PagesStory.class)
class ReviewPagesTest {

    /** Sends the verdict that the page's form holds, with these fields. */
    /** Sends the verdict that the page's form holds, with these fields. */
    private static HttpResponse<String> decide(Visitor person, String deliverable, Map<String, String> fields) {
        String page = piece(deliverable) + "/review";
        String body = person.get(page).body();
        Map<String, String> all = new HashMap<>(fields);
        all.putIfAbsent("key", Visitor.hidden(body, "key"));
        all.putIfAbsent("version", Visitor.hidden(body, "version"));
        return person.submit(page, page, all);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'What you asked for|What Omar Paz delivered|version 1|Accept it|Round 1 of 2 included|Accept version 1|In Spanish'",
        "es, 'Lo que usted pidió|Lo que entregó Omar Paz|versión 1|Aceptarlo|Ronda 1 de 2 incluidas|Aceptar la versión 1|In Spanish'"
    })
    void theClientSeesWhatWasAskedForBesideWhatWasHandedIn(String language, String words) {
        handedIn("seen-" + language);
        HttpResponse<String> page = signedIn(NORA, language).get(piece("seen-" + language) + "/review");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(words.split("\\|"))
                .contains("href=\"https://files.example/c\"", "catalogue.pdf", "ck-due")
                .doesNotContain("??", "checked", "verdict-reject", "style=\"");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void nothingIsDecidedForAnybody() {
        handedIn("undecided");
        HttpResponse<String> page = decide(signedIn(NORA, "en"), "undecided", Map.of("remarks", "Nice " + NASTY));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("Choose one of them: nothing is decided for you.", "href=\"#verdict\"", "Nice &lt;b&gt;Eve")
                .doesNotContain("<b>Eve");
    }

    @Test
    void anImprovementWithoutACriterionIsRefusedBesideWhatWasTyped() {
        handedIn("uncited");
        Visitor nora = signedIn(NORA, "en");
        Map<String, String> fields =
                Map.of("verdict", "improve", "explanation", "Page 3 says “sea blue”.", "due", "2027-01-02T10:00");
        int before = product.refusals("w1");
        HttpResponse<String> page = decide(nora, "uncited", fields);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains(
                        "class=\"refusal",
                        "Which criteria are not met? – Tick at least one that was agreed.",
                        "href=\"#criteria\"")
                .contains("href=\"#due\"", "This lies in the past")
                .contains("Page 3 says “sea blue”.", "kept as you typed it")
                .doesNotContain("CRITERION-CITED", "on record");
        assertThat(decide(signedIn(NORA, "es"), "uncited", fields).body())
                .contains("No enviado", "– Marque al menos uno")
                .doesNotContain("queda registrado");
        assertThat(product.refusals("w1")).isEqualTo(before);

        HttpResponse<String> both = decide(nora, "uncited", Map.of("verdict", "improve"));
        assertThat(both.body())
                .as("as the fields stand in the page")
                .containsSubsequence("href=\"#criteria\"", "href=\"#explanation\"");

        HttpResponse<String> unexplained =
                decide(nora, "uncited", Map.of("verdict", "improve", "criteria.c1", "yes", "due", "soon"));
        assertThat(unexplained.statusCode()).isBetween(400, 422);
        assertThat(unexplained.body()).contains("not fit yet").containsPattern("href=\"#(explanation|due)\"");

        HttpResponse<String> sent =
                decide(nora, "uncited", Map.of("verdict", "improve", "criteria.c1", "yes", "explanation", "Page 3"));
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(nora.follow(sent).body())
                .contains("You asked for a better version.", "round 1", "· In Spanish", "“Page 3”")
                .doesNotContain("name=\"verdict\"");
        product.settle();
        assertThat(signedIn(OMAR, "en").get(piece("uncited") + "/deliver").body())
                .contains("Round 1: what is to be better", "In Spanish", "“Page 3”");
    }

    @Test
    void rejectingIsOfferedOnceTheRoundsWereTriedAndNotBefore() {
        handedIn("rounds");
        Visitor nora = signedIn(NORA, "en");
        for (int version = 1; version <= 2; version++) {
            HttpResponse<String> early =
                    decide(nora, "rounds", Map.of("verdict", "reject", "criteria.c1", "yes", "explanation", "Not yet"));
            assertThat(early.statusCode()).isEqualTo(422);
            assertThat(early.body()).contains("IMPROVEMENT-FIRST", "Not yet");
            String none = "No criterion was cited in an earlier round.";
            assertThat(early.body().contains(none)).isEqualTo(version == 1);
            assertThat(early.body()).doesNotContain("Agreed criteria: none");
            decide(nora, "rounds", Map.of("verdict", "improve", "criteria.c1", "yes", "explanation", "Spanish"));
            product.as(OMAR)
                    .submitDeliverable("w1", "rounds", ("" + version).repeat(64), false)
                    .expect(200);
            product.settle();
        }
        assertThat(nora.get(piece("rounds") + "/review").body())
                .contains(
                        "verdict-reject", "The 2 included rounds were used: Omar Paz has to agree", "Reject version 3");
        HttpResponse<String> rejected = decide(
                nora, "rounds", Map.of("verdict", "reject", "criteria.c1", "yes", "explanation", "Still English"));
        assertThat(nora.follow(rejected).body())
                .contains("You rejected it. Omar Paz may hand it in again", "Nora Gil rejected version 3.");
    }

    @Test
    void whoComesTooLateIsToldWhoWasFirst() {
        handedIn("late");
        Visitor nora = signedIn(NORA, "en");
        String before = nora.get(piece("late") + "/review").body();
        product.as(OMAR).submitDeliverable("w1", "late", "b".repeat(64), false).expect(200);
        product.settle();
        HttpResponse<String> page = decide(
                nora,
                "late",
                Map.of("verdict", "accept", "remarks", "Well done", "version", Visitor.hidden(before, "version")));

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body())
                .contains("Omar Paz was first: a newer version was handed in", "Accept version 2", "Well done");
    }

    @Test
    void whoWasFirstAlreadyIsToldSo() {
        handedIn("own");
        Visitor nora = signedIn(NORA, "en");
        String before = nora.get(piece("own") + "/review").body();
        product.as(NORA).acceptDeliverable("w1", "own", 1).expect(200);
        product.settle();
        HttpResponse<String> page = nora.submit(
                piece("own") + "/review",
                piece("own") + "/review",
                Map.of(
                        "verdict",
                        "accept",
                        "key",
                        Visitor.hidden(before, "key"),
                        "version",
                        Visitor.hidden(before, "version")));

        assertThat(page.body())
                .contains("You did it already (accept ", "/work/own\">See how it stands now")
                .doesNotContain("Your own side");
    }

    @Test
    void aVerdictIsGivenOnceHoweverOftenItIsSent() {
        handedIn("twice");
        Visitor nora = signedIn(NORA, "en");
        assertThat(decide(nora, "twice", Map.of("verdict", "accept", "rating", "9"))
                        .body())
                .contains("href=\"#rating\"");
        String key = Visitor.hidden(nora.get(piece("twice") + "/review").body(), "key");
        Map<String, String> fields =
                Map.of("verdict", "accept", "rating", "5", "remarks", "Good", "key", key, "version", "1");
        String page = piece("seen-again");
        handedIn("seen-again");
        String form = page + "/review";
        HttpResponse<String> one = nora.submit(form, piece("twice") + "/review", fields);
        HttpResponse<String> other = nora.submit(form, piece("twice") + "/review", fields);

        assertThat(one.statusCode()).isEqualTo(302);
        assertThat(Visitor.location(other)).isEqualTo(Visitor.location(one));
        assertThat(nora.follow(one).body())
                .contains("You accepted it.", "There is nothing to decide now.", "Nora Gil accepted version 1.");
    }

    @Test
    void theseAreForTheTwoSidesAlone() {
        handedIn("ours");
        Map<String, List<String>> hidden = Map.of(
                OMAR,
                List.of("/review"),
                NORA,
                List.of("/deliver"),
                Story.CLIENT,
                List.of("/review", "/deliver", "/receipts/1"),
                Story.AUDITOR,
                List.of("/deliver", "/receipts/1"),
                Story.OPERATOR,
                List.of("/review", "/deliver", "/receipts/1"));
        hidden.forEach((account, pages) -> pages.forEach(page -> {
            HttpResponse<String> answer = signedIn(account, "en").get(piece("ours") + page);
            assertThat(answer.statusCode()).as(account + page).isEqualTo(404);
            assertThat(answer.body()).contains("There is nothing here").doesNotContain("Catalogue");
        }));
        Visitor nora = signedIn(NORA, "en");
        for (String path : List.of(
                piece("..%00") + "/review",
                piece("none") + "/review",
                "/engagements/none/deliverables/ours/review",
                piece("ours") + "/receipts/0",
                "/files/none",
                "/files/a%00b")) {
            assertThat(nora.ask(path).statusCode()).as(path).isBetween(400, 404);
        }
        assertThat(nora.ask(piece("ours") + "/receipts/x").statusCode()).isEqualTo(400);
        assertThat(visitor().ask(piece("ours") + "/review").statusCode()).isEqualTo(302);
    }
}
