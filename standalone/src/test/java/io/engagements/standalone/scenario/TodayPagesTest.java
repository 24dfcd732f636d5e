package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.NORA;
import static io.engagements.standalone.scenario.PagesStory.OMAR;
import static io.engagements.standalone.scenario.PagesStory.product;
import static io.engagements.standalone.scenario.PagesStory.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Role;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What waits for each of the people, in their language and their time. */
@ExtendWith(PagesStory.class)
class TodayPagesTest {

    @ParameterizedTest
    @CsvSource({
        "ceramica-ruiz, en, Review ",
        "ceramica-ruiz, es, Revisar ",
        "acme-books, en, Begin like this",
        "acme-books, es, Empiece así",
        "lucia, en, will you take it on?",
        "lucia, es, ¿lo acepta?",
        "mateo, en, 'Nothing waits for you, Mateo Reyes'",
        "mateo, es, 'Nada le espera, Mateo Reyes'",
        "sol, en, 'for you, Sol Vega'",
        "sol, es, 'espera, Sol Vega|esperan, Sol Vega'",
        "ines, en, writes nothing|write nothing",
        "ines, es, no escribe nada",
        "operator, en, no contents of engagements",
        "operator, es, no ve el contenido"
    })
    void onePressLeadsEverybodyToAPageOfTheirOwn(String account, String language, String words) {
        Visitor person = new Visitor(product, language);
        HttpResponse<String> page = person.follow(person.submit("/", "/sign-in/demo", Map.of("account", account)));

        assertThat(page.uri().getPath()).isEqualTo("/today");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .startsWith("<!DOCTYPE html>")
                .contains("lang=\"" + language + "\"")
                .doesNotContain("??");
        assertThat(Stream.of(words.split("\\|"))).anyMatch(page.body()::contains);
        assertThat(page.body()).doesNotContain("style=\"", "onclick", "<script>");
    }

    @Test
    void theClientSeesTheMostPressingFirstWithTheTimeLeftAndInWhichZone() {
        Visitor carmen = visitor();
        String page = carmen.signIn(Story.CLIENT).body();

        assertThat(page).contains("Two things wait for you, Carmen Ruiz", "One is late.");
        assertThat(page)
                .containsSubsequence(
                        "Sun 10 Jan, 18:00",
                        "Madrid",
                        "16 hours late",
                        "Lucía Andrade waits for what you owe",
                        "href=\"/engagements/e1/work/letters/inputs\"",
                        "Hand it in",
                        "then it is closed by silence",
                        "Review ",
                        "href=\"/engagements/e1/deliverables/brochure/review\"",
                        "Review it");
        assertThat(page)
                .contains(
                        "With others now",
                        "Lucía Andrade decides whether to take on",
                        "datetime=\"2027-01-10T17:00:00Z\"");
    }

    @Test
    void theVaSeesHerOwnTimeAndTheContractsBesideIt() {
        String page = visitor().signIn(Story.VA).body();

        assertThat(page).contains("Fri 29 Jan, 12:00", "Bogotá", "18:00 Madrid, contract", "your clock stands still");
        assertThat(page).contains("Carmen Ruiz owes something for", "16 hours late", "America/Bogota, 04:00");
        assertThat(new Visitor(product, "es")
                        .withCookie("zone", "Asia%2FTokyo")
                        .signIn(Story.VA)
                        .body())
                .contains("Tokio", "Asia/Tokyo, 18:00", "contrato");
        assertThat(visitor().withCookie("zone", "%3Cb%3E").signIn(Story.VA).body())
                .contains("America/Bogota");
    }

    @ParameterizedTest
    @CsvSource({
        "en, So that a client can hire you, Give it to the client",
        "es, Para que un cliente pueda contratarle, Déselo al cliente"
    })
    void aVaWhomNobodyHiredSeesTheIdByWhichSomebodyCan(String language, String head, String how) {
        assertThat(new Visitor(product, language).signIn(Story.OTHER_VA).body())
                .contains(head, how, "value=\"mateo\"", "data-copy=\"own-id\"")
                .doesNotContain("??");
        assertThat(new Visitor(product, language).signIn(Story.VA).body()).doesNotContain(head, "own-id");
    }

    @Test
    void theFirstStepsStayUntilTheyAreDone() throws SQLException {
        PagesStory.person("fina", Role.CLIENT, "Fina Pi");
        PagesStory.person("fito", Role.VA, "Fito Bo");
        PagesStory.hire("first", "fina", "fito");
        product.settle();
        Visitor fina = visitor();
        assertThat(fina.signIn("fina").body())
                .containsSubsequence(
                        "Begin like this",
                        "class=\"yes\"",
                        "Hire an assistant",
                        "href=\"/engagements/first/handed-over\"",
                        "href=\"/engagements/first/ask\"")
                .doesNotContain("href=\"/candidacies\">Hire an assistant");
        product.as("fina").requestDeliverable("first", "d", "2027-02-12T18:00").expect(200);
        product.settle();
        assertThat(fina.get("/today").body())
                .contains("href=\"/engagements/first/handed-over\"")
                .doesNotContain("href=\"/engagements/first/ask\"");
        product.as("fina")
                .command(
                        "share-material",
                        Fields.of(
                                "engagementId", "first",
                                "materialId", "m",
                                "kind", "COMPANY",
                                "title", "Who we are"))
                .expect(200);
        product.settle();
        assertThat(fina.get("/today").body()).doesNotContain("Begin like this");
    }

    @Test
    void whatPeopleTypedIsText() {
        String page = visitor().signIn("eve").body();

        assertThat(page).contains("&lt;b&gt;Eve&lt;/b&gt;&quot;").doesNotContain("<b>Eve");
    }

    @Test
    void moreIsAskedForPieceByPiece() {
        for (int sheet = 0; sheet < 21; sheet++) {
            product.as(NORA)
                    .command(
                            "share-material",
                            Fields.of(
                                    "engagementId",
                                    "w1",
                                    "materialId",
                                    "m" + sheet,
                                    "kind",
                                    "COMPANY",
                                    "title",
                                    "Sheet " + sheet))
                    .expect(200);
        }
        product.settle();
        Visitor omar = visitor();
        String page = omar.signIn(OMAR).body();
        assertThat(page).contains("More than 20 things wait for you");
        Matcher more = Pattern.compile("href=\"(/today\\?after=[^\"]+)\"").matcher(page);
        assertThat(more.find()).isTrue();

        assertThat(omar.get(more.group(1)).body()).contains("What waits besides", "Sheet ");
        String part = omar.with("HX-Request", "true").get(more.group(1)).body();
        assertThat(part).contains("Sheet ").doesNotContain("<html", "Show more");
    }
}
