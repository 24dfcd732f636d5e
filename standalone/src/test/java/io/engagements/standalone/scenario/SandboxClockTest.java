package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The movable clock goes forward, for the operator only. */
class SandboxClockTest {

    private static final String CLOCK = "/api/sandbox/clock";
    private static final String START = "1999-12-31T23:00:00Z";

    @RegisterExtension
    static final Product product = new Product();

    /** Nothing has happened yet: the first move may go anywhere, then only forward. */
    @BeforeAll
    static void theFirstMoveMayGoAnywhere() {
        move(START).expect(200);
        product.as(Story.CLIENT).openCandidacy("c1", Story.VA).expect(201);
    }

    @Test
    void itGoesForwardAndStandsStill() {
        String later = "2000-01-01T09:00:00Z";
        assertThat(move(later).expect(200).text("/instant")).isEqualTo(later);
        assertThat(move(later).expect(200).text("/instant")).isEqualTo(later);
        move("2000-01-01T08:59:59.999999Z").expect(409);
        move(START).expect(409);
        assertStandsAt(later);
        product.as(Story.VA).withdrawCandidacy("c1", "No time").expect(200);
        assertThat(product.as(Story.VA)
                        .read("/api/candidacies/c1/history")
                        .at("/items/1/occurredAt")
                        .asString())
                .isEqualTo(later);
        product.restart();
        assertStandsAt(later);
        fractionsOfASecondAreAllowed();
    }

    private static void fractionsOfASecondAreAllowed() {
        move("2000-01-01T09:00:00.25Z").expect(200);
        assertStandsAt("2000-01-01T09:00:00.250Z");
        move("2000-01-01T09:00:00.2Z").expect(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {Story.CLIENT, Story.VA, Story.LAWYER, Story.AUDITOR})
    void onlyTheOperatorMovesIt(String account) {
        String before = instant();
        product.as(account)
                .put(CLOCK, Fields.of("instant", "2030-01-01T09:00:00Z"))
                .expect(403);
        product.as(account).put(CLOCK, Fields.of()).expect(403);
        assertStandsAt(before);
    }

    @Test
    void aMissingInstantIsNamed() {
        String before = instant();
        put("{}").wrongAt(422, "/instant");
        put("{\"instant\":null}").wrongAt(422, "/instant");
        assertStandsAt(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z", "-0001-01-01T00:00:00Z"})
    void anInstantIsWithinTheYearsThatCount(String instant) {
        String before = instant();
        move(instant).wrongAt(422, "/instant");
        assertStandsAt(before);
    }

    @Test
    void whatIsNoInstantIsNotRead() {
        String before = instant();
        for (String body : List.of(
                "",
                "rubbish",
                "[]",
                "1",
                "{\"instant\":\"rubbish\"}",
                "{\"instant\":\"2030-01-01T09:00\"}",
                "{\"instant\":{}}",
                "{\"instant\":1896339600}",
                "{\"instant\":\"2030-01-01T09:00:00+00:00\"}",
                "{\"instant\":\"2030-01-01T09:00:00Z\",\"unknown\":1}")) {
            assertThat(put(body).expect(400).body()).doesNotContainPattern(Rubbish.INNARDS);
        }
        product.as(Story.OPERATOR)
                .with("Content-Type", "text/plain")
                .send("PUT", CLOCK, BodyPublishers.ofString("{}"))
                .expect(415);
        assertStandsAt(before);
    }

    private static Reply move(String instant) {
        return product.as(Story.OPERATOR).put(CLOCK, Fields.of("instant", instant));
    }

    private static Reply put(String body) {
        return product.as(Story.OPERATOR)
                .with("Content-Type", "application/json")
                .send("PUT", CLOCK, BodyPublishers.ofString(body));
    }

    private static String instant() {
        return product.as(Story.VA).get(CLOCK).expect(200).text("/instant");
    }

    private static void assertStandsAt(String instant) {
        assertThat(instant()).isEqualTo(instant);
    }
}
