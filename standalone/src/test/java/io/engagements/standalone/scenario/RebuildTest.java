package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
        assertThat(reply.at("/tables")).hasSize(2).allSatisfy(table -> {
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
