package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What changed in an engagement between two moments. */
class DifferenceTest {

    private static final String DIFF = "/api/engagements/e1/diff";

    @RegisterExtension
    static final Product product = new Product();

    /** 0 hired, 1 and 2 requested, 3 committed, 4 missed, 5 noticed, 6 submitted, 7 asked for better, 8 declined. */
    @BeforeAll
    static void tell() {
        product.clock("2027-03-01T09:00:00Z");
        Story.hire(product, "e1");
        product.as(Story.CLIENT)
                .requestDeliverable("e1", "d1", "2027-03-05T18:00")
                .expect(200);
        product.as(Story.CLIENT)
                .requestDeliverable("e1", "d2", "2027-03-29T18:00")
                .expect(200);
        product.as(Story.VA).commitToDeliverable("e1", "d1").expect(200);
        product.clock("2027-03-06T08:00:00Z");
        product.as(Story.CLIENT).giveBreachNotice("e1", List.of("missed-d1")).expect(200);
        product.clock("2027-03-08T09:00:00Z");
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
        product.as(Story.CLIENT)
                .requestQualityImprovement("e1", "d1", 1, List.of("c1"), null)
                .expect(200);
        product.as(Story.VA)
                .declineDeliverable("e1", "d2", "Too much for March")
                .expect(200);
        product.settle();
    }

    private static Reply diff(String query) {
        return product.as(Story.CLIENT).get(DIFF + query).expect(200);
    }

    private static JsonNode change(Reply diff, String path) {
        return diff.at("/changes")
                .valueStream()
                .filter(change -> change.path("path").asString().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not in " + diff.body()));
    }

    private static List<String> idsOf(Reply history, int... sequences) {
        return IntStream.of(sequences)
                .mapToObj(sequence -> history.text("/items/" + sequence + "/id"))
                .toList();
    }

    @Test
    void everySequenceAfterTheFirstUpToTheSecondIsBetween() {
        Reply history = product.as(Story.CLIENT).get("/api/engagements/e1/history");
        for (int from = -1; from < 8; from++) {
            for (int to = Math.max(0, from); to <= 8; to++) {
                Reply diff = diff("?from=" + from + "&to=" + to);
                assertThat(diff.texts("/events", "id"))
                        .isEqualTo(idsOf(
                                history, IntStream.rangeClosed(from + 1, to).toArray()));
                assertThat(diff.at("/version").asInt()).isEqualTo(to);
                assertThat(diff.at("/changes").isEmpty()).isEqualTo(from == to);
            }
        }
    }

    @Test
    void anEventIsToldAsTheHistoryTellsItInTheLanguageAskedFor() {
        Api reader = product.as(Story.VA).with("Accept-Language", "es");
        JsonNode told = reader.get("/api/engagements/e1/history").at("/items/6");
        Reply diff = reader.get(DIFF + "?from=5&to=6").expect(200);

        assertThat(diff.header("Content-Language")).isEqualTo("es");
        assertThat(diff.response().headers().allValues("Vary")).contains("Accept-Language");
        diff.at("/events/0").properties().forEach(field -> assertThat(field.getValue())
                .as(field.getKey())
                .isEqualTo(told.path(field.getKey())));
        assertThat(diff.at("/events/0").propertyNames())
                .containsExactlyInAnyOrder("id", "sequence", "type", "occurredAt", "actor", "sentence");
    }

    /** What a proposal is about stands elsewhere: it is not overtaken for that. */
    @Test
    void aProposalAboutAPieceIsOpenUntilItIsAnswered() {
        Story.hire(product, "e5");
        product.as(Story.CLIENT)
                .requestDeliverable("e5", "x", "2027-03-29T18:00")
                .expect(200);
        product.as(Story.VA).commitToDeliverable("e5", "x").expect(200);
        product.as(Story.VA).proposeDueDate("e5", "x", "2027-03-30T18:00").expect(200);
        product.as(Story.CLIENT).answer("accept-due-date", "e5", "x").expect(200);
        product.settle();
        long last = product.version("e5");

        Reply proposed = product.as(Story.VA)
                .get("/api/engagements/e5/diff?from=" + (last - 2) + "&to=" + (last - 1))
                .expect(200);
        assertThat(proposed.at("/changes").toString()).contains("\"OPEN\"").doesNotContain("OVERTAKEN");
        Reply answered = product.as(Story.VA)
                .get("/api/engagements/e5/diff?from=" + (last - 1) + "&to=" + last)
                .expect(200);
        assertThat(answered.at("/changes").toString())
                .contains("\"before\":\"OPEN\"", "\"ACCEPTED\"")
                .doesNotContain("OVERTAKEN");
    }

    @Test
    void aChangeNamesTheEventsThatTouchedItAndNoOthers() {
        Reply history = product.as(Story.CLIENT).get("/api/engagements/e1/history");
        Reply diff = diff("?from=3&to=8");

        JsonNode state = change(diff, "deliverables/d1/state");
        assertThat(state.path("what").asString()).isEqualTo("CHANGED");
        assertThat(state.path("before").asString()).isEqualTo("COMMITTED");
        assertThat(state.path("after").asString()).isEqualTo("IMPROVEMENT_REQUESTED");
        assertThat(texts(state.path("eventIds"))).isEqualTo(idsOf(history, 4, 6, 7));
        assertThat(texts(change(diff, "deliverables/d1/rounds/1").path("eventIds")))
                .isEqualTo(idsOf(history, 7));
        assertThat(texts(change(diff, "deliverables/d2/state").path("eventIds")))
                .isEqualTo(idsOf(history, 8));
        JsonNode ground = change(diff, "grounds/missed-d1");
        assertThat(ground.path("what").asString()).isEqualTo("ADDED");
        assertThat(ground.at("/after/state").asString()).isEqualTo("CURED");
        assertThat(texts(ground.path("eventIds"))).isEqualTo(idsOf(history, 4, 5, 6));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?from=", "?from=-1", "?from=2027-02-28T09:00:00Z", "?to=2027-03-08T09:00:00Z", "?to=8"})
    void fromBeforeTheBeginningEverythingIsAdded(String query) {
        Reply diff = diff(query);

        assertThat(diff.at("/from/version").isNull()).isTrue();
        assertThat(diff.at("/to/version").asInt()).isEqualTo(8);
        assertThat(diff.at("/events").size()).isEqualTo(9);
        assertThat(diff.texts("/changes", "what")).containsOnly("ADDED");
        assertThat(diff.texts("/changes", "path"))
                .contains("engagementId", "terms", "deliverables/d1", "deliverables/d2", "grounds/missed-d1");
        JsonNode shown = product.as(Story.CLIENT).get("/api/engagements/e1").json();
        assertThat(change(diff, "deliverables/d2").path("after")).isEqualTo(shown.at("/deliverables/1"));
    }

    @Test
    void betweenTheSameInstantsNothingChanged() {
        Reply diff = diff("?from=2027-03-07T00:00:00Z&to=2027-03-07T00:00:00Z");
        assertThat(diff.at("/events")).isEmpty();
        assertThat(diff.at("/changes")).isEmpty();
        assertThat(diff.text("/from/instant")).isEqualTo("2027-03-07T00:00:00Z");
        assertThat(diff.at("/from")).isEqualTo(diff.at("/to"));
    }

    @ParameterizedTest
    @CsvSource({
        "?from=3&to=2027-03-08T09:00:00Z, 422, to",
        "?from=2027-03-08T09:00:00Z&to=3, 422, to",
        "?from=4&to=3, 422, from",
        "?from=2027-03-08T09:00:00Z&to=2027-03-07T09:00:00Z, 422, from",
        "?to=2099-01-01T00:00:00Z, 422, to",
        "?from=2099-01-01T00:00:00Z, 422, from",
        "?to=9, 422, to",
        "?from=9, 422, from",
        "?from=-2, 422, from",
        "?to=12345678901234567890, 400, to",
        "?from=three, 400, from",
        "?to=2027-03-08T09:00:00, 400, to",
        "?to=2027-03-08, 400, to"
    })
    void whatIsNoStretchOfTimeIsRefusedByTheNameOfTheParameter(String query, int status, String parameter) {
        Reply reply = product.as(Story.CLIENT).get(DIFF + query).expect(status);
        assertThat(reply.texts("/errors", "parameter")).containsExactly(parameter);
    }

    @Test
    void beforeTheBeginningThereIsNothingToSee() {
        product.as(Story.CLIENT).get(DIFF + "?to=2027-02-28T09:00:00Z").expect(404);
        product.as(Story.CLIENT).get(DIFF + "?from=-1&to=-1").expect(404);
        product.as(Story.OTHER_VA).get(DIFF + "?from=3&to=99").expect(404);
    }

    @Test
    void aVersionThatIsNotThereYetIsWaitedForInVain() {
        product.as(Story.CLIENT).get(DIFF + "?minVersion=9").expect(503);
        diff("?minVersion=8");
    }
}
