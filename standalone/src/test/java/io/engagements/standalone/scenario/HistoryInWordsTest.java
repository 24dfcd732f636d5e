package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The history and the refusals as sentences, in the reader's language. */
class HistoryInWordsTest {

    private static final List<String> LISTS = List.of(
            "/api/candidacies/c-e1/history",
            "/api/engagements/e1/history",
            "/api/candidacies/c-e1/refusals",
            "/api/engagements/e1/refusals");

    @RegisterExtension
    static final Product product = new Product();

    @BeforeAll
    static void aRoundIsAskedForAndMissed() {
        product.clock("2027-01-25T09:00:00Z");
        Story.hire(product, "e1");
        Story.commission(product, "e1", "d1", "2027-02-05T18:00");
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
        Api client = product.as(Story.CLIENT);
        client.requestQualityImprovement("e1", "d1", 1, List.of(), null).refusedBy("CRITERION-CITED");
        client.requestQualityImprovement("e1", "d1", 1, List.of("c2"), "2027-02-12T18:00")
                .expect(200);
        client.hireVa("again", "c-e1", 1).refusedBy("STATE-FORBIDS");
        product.clock("2027-02-13T09:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "es, es",
        "es-MX;q=0.9, es",
        "'fr, es;q=0.5, en;q=0.4', es",
        "en, en",
        "en-GB, en",
        "fr, en",
        "*, en",
        "es;q=lots, en",
        "'<>;;,', en"
    })
    void everyItemIsToldInTheLanguageAskedForElseInEnglish(String asked, String told) {
        for (String list : LISTS) {
            Reply reply = in(asked).get(list).expect(200);
            assertThat(reply.header("Content-Language")).as(list).isEqualTo(told);
            assertThat(reply.response().headers().allValues("Vary")).as(list).contains("Accept-Language");
            assertThat(reply.texts("/items", "sentence"))
                    .as(list)
                    .isNotEmpty()
                    .allMatch(sentence -> sentence.length() > 10)
                    .isEqualTo(in(told).get(list).texts("/items", "sentence"));
        }
    }

    @Test
    void whoAsksForNoLanguageReadsEnglish() {
        Reply reply = product.as(Story.VA).get(LISTS.get(1)).expect(200);
        assertThat(reply.header("Content-Language")).isEqualTo("en");
        assertThat(reply.texts("/items", "sentence"))
                .startsWith("ceramica-ruiz hired lucia on version 1 of the terms, at 42.00 USD per hour.");
    }

    @Test
    void aDeliverableIsNamedAndADueStandsInItsOwnZone() {
        assertThat(only("en", "quality-improvement-requested"))
                .isEqualTo("ceramica-ruiz opened improvement round 1 of “Catalogue”, due Friday, 12 February 2027,"
                        + " 18:00 (Europe/Madrid), because criterion “At most 10 pages” is not met: “12 pages”");
        assertThat(only("es", "quality-improvement-requested"))
                .isEqualTo(
                        "ceramica-ruiz abrió la ronda de mejora 1 de «Catalogue», con plazo hasta el viernes,"
                                + " 12 de febrero de 2027, 18:00 (Europe/Madrid), porque no se cumple el criterio «At most 10 pages»: «12 pages»");
    }

    @Test
    void aGroundIsCalledByWhatHappenedToWhatAndWhen() {
        product.as(Story.CLIENT)
                .command(
                        "give-breach-notice",
                        Fields.of(
                                "engagementId",
                                "e1",
                                "groundIds",
                                List.of("round-1-missed-d1"),
                                "statement",
                                "Nothing came"))
                .expect(200);
        product.settle();

        assertThat(only("en", "breach-notice-given"))
                .startsWith("ceramica-ruiz gave notice of breach on the missed due of improvement round 1 of"
                        + " “Catalogue” (12 February 2027), to be cured by ");
        assertThat(only("es", "breach-notice-given"))
                .startsWith("ceramica-ruiz dio aviso de incumplimiento por el plazo vencido de la ronda de mejora 1"
                        + " de «Catalogue» (12 de febrero de 2027), subsanable hasta el ");
    }

    @Test
    void whatTimeDidIsDoneByNobody() {
        assertThat(only("en", "deadline-missed"))
                .isEqualTo("The due of improvement round 1 of “Catalogue”, Friday, 12 February 2027, 18:00"
                        + " (Europe/Madrid), passed with nothing submitted in full.");
    }

    @Test
    void aRefusalNamesWhoTriedWhatAndTheRule() {
        assertThat(in("en").get(LISTS.get(3)).texts("/items", "sentence"))
                .containsExactly(
                        "ceramica-ruiz tried to ask for better quality and was refused. Better quality is asked for"
                                + " by citing agreed acceptance criteria that are not met.");
        assertThat(in("es").get(LISTS.get(2)).texts("/items", "sentence"))
                .containsExactly(
                        "ceramica-ruiz intentó contratar asistencia virtual, pero se le denegó. El estado actual no"
                                + " lo permite.");
    }

    @Test
    void theSentenceStandsBesideWhatWasShownBefore() {
        assertThat(in("es").get(LISTS.get(1)).at("/items/0").propertyNames())
                .containsExactly(
                        "id",
                        "sequence",
                        "position",
                        "type",
                        "revision",
                        "occurredAt",
                        "recordedAt",
                        "actor",
                        "data",
                        "sentence");
        assertThat(in("es").get(LISTS.get(3)).at("/items/0").propertyNames())
                .containsExactly("position", "id", "at", "actor", "command", "rule", "rules", "facts", "sentence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"history", "refusals"})
    void theInterfaceDescribesTheSentenceAndTheHeader(String list) {
        Reply api = product.asNobody().get("/v3/api-docs").expect(200);
        String operation = "/paths/~1api~1engagements~1{id}~1" + list + "/get";
        assertThat(api.texts(operation + "/parameters", "name")).contains("Accept-Language");
        String page = reference(api, operation + "/responses/200/content/application~1json/schema");
        assertThat(page).isNotEmpty();
        String item = reference(api, page + "/properties/items/items");
        assertThat(api.at(item + "/properties").propertyNames()).contains("position", "actor", "sentence");
    }

    private static String reference(Reply api, String pointer) {
        return api.text(pointer + "/$ref").substring(1);
    }

    private static Api in(String language) {
        return product.as(Story.VA).with("Accept-Language", language);
    }

    private static String only(String language, String type) {
        List<String> sentences = in(language)
                .get("/api/engagements/e1/history?type=" + type)
                .expect(200)
                .texts("/items", "sentence");
        assertThat(sentences).hasSize(1);
        return sentences.get(0);
    }
}
