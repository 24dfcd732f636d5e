package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.NASTY;
import static io.engagements.standalone.scenario.PagesStory.TESS;
import static io.engagements.standalone.scenario.PagesStory.UGO;
import static io.engagements.standalone.scenario.PagesStory.product;
import static io.engagements.standalone.scenario.PagesStory.signedIn;
import static io.engagements.standalone.scenario.TermsStory.considered;
import static io.engagements.standalone.scenario.TermsStory.fields;
import static io.engagements.standalone.scenario.TermsStory.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a VA offers, and who finds nothing of it all, as a browser without scripts gets it. */
@ExtendWith({PagesStory.class, TermsStory.class})
class TermsPagesTest {

    private static final String OFFER = "/candidacies/c-vito1/terms";

    private static String[] offered(String act, String... more) {
        List<String> usual = List.of(
                "act", act,
                "fee.amount", "45",
                "fee.currency", "usd",
                "fee.per", "HOUR",
                "zone", "Europe/Madrid",
                "servicesOffered.0.text", "Catalogues",
                "servicesExcluded.0.text", "Telephone sales",
                "hours", "Afternoons " + NASTY);
        return Stream.concat(usual.stream(), Stream.of(more)).toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Your terms for Tess Roca|Offer version|So long the client can decide|Left empty: 7. From 1 to 60.|Left empty: none. From 0 to 180.|Missed deadlines that are a ground'",
        "es, 'Sus condiciones para Tess Roca|Ofrecer la versión|Ese tiempo tiene el cliente|Si se deja vacío: 7. De 1 a 60.|Si se deja vacío: ninguno. De 0 a 180.|Plazos incumplidos que son causa'"
    })
    void theFormExplainsEveryClauseWithWhatItIsByDefaultAndItsBounds(String language, String words) {
        HttpResponse<String> page = signedIn("vito1", language).get(OFFER);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(words.split("\\|"))
                .contains("id=\"reviewWindowDays\"", "id=\"servicesOffered.0.text\"", "name=\"endsOn\"")
                .doesNotContain("??", "style=\"");
    }

    @Test
    void theDeskOfTheVaLeadsToTheForm() {
        assertThat(signedIn("vito1", "en").get("/today").body())
                .contains("href=\"/candidacies/c-vito1/terms\"")
                .doesNotContain(">offer-terms<");
    }

    @ParameterizedTest
    @CsvSource({
        "ugo, /candidacies/c-vito1/terms",
        "tess, /candidacies/c-vito1/terms",
        "ines, /candidacies/c-vito1/terms",
        "vito1, /candidacies/none/terms",
        "vito1, /engagements/t1/terms",
        "vito1, /engagements/t1/terms/propose",
        "ines, /engagements/t1/terms/propose",
        "lex, /engagements/t2/pause",
        "tess, /engagements/t1/documents/sign",
        "nora, /engagements/t1/pause",
        "tess, /engagements/t1/resign"
    })
    void forEverybodyElseThereIsNothing(String account, String path) {
        HttpResponse<String> page = signedIn(account, "en").get(path);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is nothing here");
    }

    @Test
    void whatIsNotOnesOwnCannotBeSentEither() {
        Visitor ugo = signedIn(UGO, "en");
        String own = "/engagements/t1/pause";
        assertThat(ugo.submit(own, OFFER, Map.of("act", "send", "key", "k")).statusCode())
                .isEqualTo(404);
        assertThat(ugo.submit(own, "/engagements/t1/documents", new Form().field("key", "k"))
                        .statusCode())
                .isEqualTo(404);
        Visitor tess = signedIn(TESS, "en");
        for (String path : List.of(OFFER, "/engagements/t1/resign", "/engagements/t1/documents/sign")) {
            assertThat(tess.submit(own, path, Map.of("act", "resign", "key", "k"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void termsAreWrittenCheckedOfferedAndKept() throws SQLException {
        String va = considered();
        String page = "/candidacies/c-" + va + "/terms";
        Visitor vito = signedIn(va, "en");

        HttpResponse<String> grown = send(vito, page, offered("add-servicesOffered-0"));
        assertThat(grown.statusCode()).isEqualTo(200);
        assertThat(grown.body())
                .contains("id=\"servicesOffered.1.text\"", "value=\"Catalogues\"", "&lt;b&gt;Eve&lt;/b&gt;")
                .doesNotContain("<b>Eve");
        assertThat(send(vito, page, offered("without-servicesOffered-0")).body())
                .contains("id=\"servicesOffered.0.text\"")
                .doesNotContain("value=\"Catalogues\"");

        String checked = send(vito, page, offered("check")).body();
        assertThat(checked).contains("What Tess Roca will read", "45.00 USD an hour");
        assertThat(send(vito, page, offered("check", "fee.amount", "")).body())
                .contains("This can be shown once fee and contract time are named");
        assertThat(product.as(va).read("/api/candidacies/c-" + va).at("/terms")).isEmpty();

        HttpResponse<String> sent = send(vito, page, offered("send", "servicesOffered.1.text", " "));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        String done = vito.follow(sent).body();
        assertThat(done).contains("Version 1: stands until", "value=\"45.00\"", "Offer version 2 to");
        HttpResponse<String> again = send(vito, page, offered("send", "fee.amount", "52,50", "endsOn", "2027-12-31"));
        assertThat(vito.follow(again).body())
                .contains("before:", "45.00 USD an hour", "52.50 USD an hour", "Above the usual 30 to 50 USD an hour.")
                .contains("replaced by the next version", "until 31 Dec 2027");
        Reply stored = product.as(va).read("/api/candidacies/c-" + va);
        assertThat(stored.texts("/terms/0/terms/servicesOffered")).containsExactly("Catalogues");
        assertThat(stored.text("/terms/1/terms/endsOn")).isEqualTo("2027-12-31");

        product.as(TESS).withdrawCandidacy("c-" + va, "Another time").expect(200);
        product.settle();
        assertThat(vito.get(page).body())
                .contains("This candidacy was withdrawn.", "closed with the candidacy")
                .doesNotContain("Offer version");
        HttpResponse<String> late = vito.submit("/today", page, fields(offered("send", "key", "k-late")));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("STATE-FORBIDS", "on record", "&lt;b&gt;Eve", "value=\"45\"");
    }

    @Test
    void whatDoesNotFitIsSaidAtItsField() {
        Visitor vito = signedIn("vito1", "en");
        HttpResponse<String> wrong = send(
                vito,
                OFFER,
                offered(
                        "send",
                        "fee.amount",
                        "",
                        "reviewWindowDays",
                        "99",
                        "servicesOffered.0.text",
                        "",
                        "noticeDays",
                        "7",
                        "zone",
                        "Nowhere/Else",
                        "startsOn",
                        "soon"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("Not sent: something does not fit yet")
                .contains("href=\"#fee.amount\"", "id=\"fee.amount.wrong\"", "This is missing.")
                .contains("href=\"#reviewWindowDays\"", "id=\"reviewWindowDays.wrong\"", "value=\"99\"", "value=\"7\"")
                .contains("href=\"#zone\"", "This must be an IANA time zone", "href=\"#startsOn\"")
                .doesNotContain("on record", "<b>Eve");
        assertThat(send(signedIn("vito1", "es"), OFFER, offered("send", "zone", "Nowhere/Else"))
                        .body())
                .contains("No enviado", "href=\"#zone\"", "value=\"Nowhere/Else\"");
        assertThat(product.as("vito1").read("/api/candidacies/c-vito1").at("/terms"))
                .isEmpty();
    }

    @Test
    void whatAColleagueOfferedMeanwhileIsToldAtItsField() throws SQLException {
        String va = considered();
        String page = "/candidacies/c-" + va + "/terms";
        Visitor vito = signedIn(va, "en");
        Map<String, String> typed = Visitor.form(vito.get(page).body(), "id=\"terms\"");
        typed.putAll(fields(offered("send")));
        product.as(va).offerTerms("c-" + va, Story.terms(Story.MADRID)).expect(200);
        product.settle();

        HttpResponse<String> told = vito.submit(page, page, typed);

        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body()).contains("somebody changed this while you were writing", "What you typed stands here.");
        Map<String, String> again = Visitor.form(told.body(), "id=\"terms\"");
        assertThat(again.get("fee.amount")).isEqualTo(typed.get("fee.amount"));
        again.put("act", "send");
        assertThat(vito.submit(page, page, again).statusCode()).isEqualTo(302);
    }
}
