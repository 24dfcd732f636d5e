package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An auditor has figures made again from the events, and compared with what they would be. */
class RebuildTest {

    @RegisterExtension
    static final Product product = new Product();

    @BeforeAll
    static void someWork() {
        product.clock("2027-02-22T09:00:00Z");
        Story.hire(product, "e1");
        Story.commission(product, "e1", "d1", "2027-03-05T18:00");
        Story.commission(product, "e1", "d2", "2027-03-06T18:00");
        Story.hire(product, "e2");
        Story.commission(product, "e2", "d9", "2027-03-05T18:00");
        Story.hire(product, "e3");
        product.clock("2027-03-05T17:00:01Z");
    }

    private static Reply post(String account, String projection, String what) {
        return product.as(account)
                .send("POST", "/api/audit/projections/" + projection + "/" + what, BodyPublishers.noBody());
    }

    private static JsonNode standing(String projection) {
        for (JsonNode item :
                product.as(Story.AUDITOR).read("/api/audit/projections").at("/items")) {
            if (item.path("name").asString().equals(projection)) {
                return item;
            }
        }
        throw new AssertionError(projection);
    }

    @Test
    void anAuditorHasAProjectionMadeAgainAndItSaysTheSame() {
        int before = standing("compliance").path("generation").asInt();

        Reply reply = post(Story.AUDITOR, "compliance", "rebuild").expect(202);

        assertThat(reply.at("/target").asLong()).isPositive();
        await().untilAsserted(() ->
                assertThat(standing("compliance").path("generation").asInt()).isEqualTo(before + 1));
        assertThat(standing("compliance").has("rebuild")).isFalse();
        Figures.of(product, "e1").are("missed", 1, 1);
    }

    @Test
    void numbersReadFromDamagedRowsAreForgottenWithThem() throws SQLException {
        sql("DELETE FROM query_side.work_facts WHERE engagement_id = 'e2'");
        Figures.of(product, "e2").are("missed", 0, 0);
        int before = standing("compliance").path("generation").asInt();

        post(Story.AUDITOR, "compliance", "rebuild").expect(202);

        await().untilAsserted(() ->
                assertThat(standing("compliance").path("generation").asInt()).isEqualTo(before + 1));
        Figures.of(product, "e2").are("missed", 1, 1);
    }

    @Test
    void whatAgreesWithTheEventsIsSaidToAgree() {
        Reply reply = post(Story.OPERATOR, "history", "verify").expect(200);

        assertThat(reply.at("/equal").asBoolean()).isTrue();
        assertThat(reply.at("/position").asLong())
                .isEqualTo(standing("history").path("position").asLong());
        assertThat(reply.at("/tables")).hasSize(6).allSatisfy(table -> {
            assertThat(table.path("live")).isEqualTo(table.path("recomputed"));
            assertThat(table.path("differences")).isEmpty();
        });
    }

    @Test
    void whatWasChangedByHandIsFoundRowByRow() throws SQLException {
        sql("UPDATE query_side.deliverable SET doc = '{}' WHERE deliverable_id = 'd1'");
        sql("DELETE FROM query_side.deliverable WHERE deliverable_id = 'd2'");
        sql("INSERT INTO query_side.ground VALUES ('e1', 'g-made-up', 1, '{}')");

        JsonNode found =
                post(Story.AUDITOR, "engagements", "verify").expect(200).at("");

        assertThat(found.at("/equal").asBoolean()).isFalse();
        thenTableHas(
                found,
                "deliverable",
                1,
                0,
                1,
                "[{\"kind\":\"DIFFERENT\",\"key\":[\"e1\",\"d1\"]},"
                        + "{\"kind\":\"MISSING\",\"key\":[\"e1\",\"d2\"]}]");
        thenTableHas(found, "ground", 0, 1, 0, "[{\"kind\":\"EXTRA\",\"key\":[\"e1\",\"g-made-up\"]}]");
        thenTableHas(found, "engagement", 0, 0, 0, "[]");
        assertThat(standing("engagements").path("verification")).isEqualTo(found);
        post(Story.AUDITOR, "engagements", "rebuild").expect(202);
        await().until(() -> !standing("engagements").has("rebuild"));
        assertThat(post(Story.AUDITOR, "engagements", "verify").at("/equal").asBoolean())
                .isTrue();
    }

    @Test
    void anEventThatIsNotWhatItWasIsFoundByWhoeverVerifiesAndByHealth() throws SQLException {
        sql("CREATE TABLE kept AS SELECT * FROM command_side.event WHERE aggregate_identifier = 'e1'"
                + " AND payload_type = 'deliverable-committed' LIMIT 1");
        sql(
                "UPDATE command_side.event e SET payload = convert_to(replace(convert_from(e.payload, 'UTF8'), '2027', '2028'),"
                        + " 'UTF8') FROM kept k WHERE k.global_index = e.global_index");
        try {
            JsonNode found =
                    post(Story.AUDITOR, "history", "verify").expect(200).at("");

            assertThat(found.path("equal").asBoolean()).isFalse();
            assertThat(found.path("broken").asLong()).isPositive();
            int generation = standing("compliance").path("generation").asInt();
            post(Story.AUDITOR, "compliance", "rebuild").expect(202);
            await().until(() -> !standing("compliance").has("rebuild"));
            assertThat(standing("compliance").at("/verification/broken")).isEqualTo(found.path("broken"));
            assertThat(standing("compliance").path("generation").asInt()).isEqualTo(generation);
            await().untilAsserted(() -> assertThat(
                            product.as(Story.OPERATOR).get("/actuator/health").body())
                    .contains("its event is not what was numbered"));
            assertThat(product.asNobody().get("/actuator/health").status()).isEqualTo(503);
        } finally {
            sql("UPDATE command_side.event e SET payload = k.payload FROM kept k"
                    + " WHERE k.global_index = e.global_index");
            // As the operator does who has looked into it: until then nothing is handed out.
            sql("UPDATE command_side.ledger_check SET position = 0, recheck = true");
        }
        await().until(() -> product.asNobody().get("/actuator/health").status() == 200);
        assertThat(post(Story.AUDITOR, "history", "verify")
                        .expect(200)
                        .at("/equal")
                        .asBoolean())
                .isTrue();
    }

    /** Where the reading is cut in two: after each of its questions. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/engagements/e3",
                "/api/engagements/e3/compliance?explain=true",
                "/api/engagements/e3/quality",
                "/api/engagements/e3/case-file",
                "/api/engagements/e3/diff",
                "/api/work?limit=99"
            })
    void anAnswerIsOneThatWasTrueAtOneMomentWhateverHappensMeanwhile(String path) throws Exception {
        Api auditor = product.as(path.startsWith("/api/work") ? Story.VA : Story.AUDITOR)
                .with("Accept", "application/json");
        int cut = 0;
        boolean happened = true;
        while (happened) {
            String before = auditor.get(path).expect(200).body();
            String piece = "p" + path.length() + "-" + ++cut;
            BetweenReads reading = new BetweenReads(product, cut, () -> {
                product.as(Story.CLIENT)
                        .requestDeliverable("e3", piece, "2027-03-20T18:00")
                        .expect(200);
                product.settle();
            });
            String answer = reading.during(() -> auditor.get(path).expect(200).body());
            String after = auditor.get(path).expect(200).body();
            happened = !after.equals(before);
            assertThat(answer).as("cut before question " + cut).isIn(before, after);
        }
        assertThat(cut).as("every answer asks, and asks again").isGreaterThan(3);
    }

    /** The first question fixes what is read, and there are more. */
    @ParameterizedTest
    @CsvSource({
        "engagements, /api/engagements/e1",
        "compliance, /api/engagements/e1/compliance?explain=true",
        "history, /api/engagements/e1/case-file"
    })
    void anAnswerIsReadFromOneGenerationAlsoWhenAnotherIsToBeReadMeanwhile(String projection, String path)
            throws Exception {
        Api auditor = product.as(Story.AUDITOR).with("Accept", "application/json");
        String before = auditor.get(path).expect(200).body();
        int generation = standing(projection).path("generation").asInt();

        BetweenReads reading = new BetweenReads(product, 3, () -> {
            post(Story.AUDITOR, projection, "rebuild").expect(202);
            await().until(() -> standing(projection).path("generation").asInt() > generation || isWaitedForAnswers());
        });
        String answer = reading.during(() -> auditor.get(path).expect(200).body());

        assertThat(answer).isEqualTo(before);
        await().untilAsserted(() ->
                assertThat(standing(projection).path("generation").asInt()).isEqualTo(generation + 1));
        assertThat(auditor.get(path).expect(200).body()).isEqualTo(before);
    }

    private static boolean isWaitedForAnswers() throws SQLException {
        try (Connection connection = product.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = 'query_side.switching'::regclass)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void thenTableHas(
            JsonNode found, String name, int missing, int extra, int different, String differences) {
        assertThat(found.path("tables"))
                .filteredOn(table -> table.path("table").asString().equals(name))
                .singleElement()
                .satisfies(table -> {
                    assertThat(table.path("missing").asInt()).isEqualTo(missing);
                    assertThat(table.path("extra").asInt()).isEqualTo(extra);
                    assertThat(table.path("different").asInt()).isEqualTo(different);
                    assertThat(table.path("differences").toString()).isEqualTo(differences);
                    assertThat(table.path("live").equals(table.path("recomputed")))
                            .isEqualTo(missing + extra + different == 0);
                });
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = product.database();
                Statement execution = connection.createStatement()) {
            assertThat(execution.executeUpdate(statement)).isPositive();
        }
    }
}
