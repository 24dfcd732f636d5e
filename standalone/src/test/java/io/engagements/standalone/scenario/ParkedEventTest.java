package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A projection cannot handle an event: the operator sees it, has the cause removed, and has it tried once more. */
class ParkedEventTest {

    private static final String RETRY = "/api/audit/projections/compliance/retry";

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void onlyTheOperatorHasWhatIsParkedTriedOnceMoreAndEverythingElseGoesOn() throws SQLException {
        product.clock("2027-02-22T09:00:00Z");
        sql("ALTER TABLE compliance_1.work_facts ADD CONSTRAINT no_e1 CHECK (engagement_id <> 'e1')");
        Story.hire(product, "e1");
        Story.commission(product, "e1", "d1", "2027-03-05T18:00");
        Story.hire(product, "e2", Story.OTHER_VA, Story.MADRID);
        product.settle();
        itIsSeen(2);
        retry(2);

        nobodyElseMayRetry();
        sql("ALTER TABLE compliance_1.work_facts DROP CONSTRAINT no_e1");
        retry(0);

        assertThat(health().expect(200).text("/status")).isEqualTo("UP");
        product.clock("2027-03-05T17:00:01Z");
        Figures.of(product, "e1").are("missed", 1, 1);
    }

    private static void itIsSeen(int parked) {
        for (Api anybody : new Api[] {product.asNobody(), product.as(Story.CLIENT), product.as(Story.AUDITOR)}) {
            Reply seen = anybody.get("/actuator/health");
            assertThat(seen.text("/status")).isEqualTo("DOWN");
            assertThat(seen.json().has("components")).as(seen.body()).isFalse();
        }
        Reply health = health();
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.at("/components/projections/status").asString()).isEqualTo("DOWN");
        assertThat(health.at("/components/projections/details/compliance/parked")
                        .asInt())
                .isEqualTo(parked);
        for (String account : new String[] {Story.OPERATOR, Story.AUDITOR}) {
            assertThat(product.as(account).read("/api/audit/projections").at("/items"))
                    .hasSize(5)
                    .allSatisfy(each -> theOtherProjectionsHaveNothingParked(each, parked));
        }
    }

    private static Reply health() {
        return product.as(Story.OPERATOR).get("/actuator/health");
    }

    private static void theOtherProjectionsHaveNothingParked(JsonNode standing, int parked) {
        boolean poisoned = standing.path("name").asString().equals("compliance");
        assertThat(standing.path("parked").asInt()).isEqualTo(poisoned ? parked : 0);
        assertThat(standing.path("lag").asInt()).isZero();
    }

    private static void nobodyElseMayRetry() {
        for (String account : new String[] {Story.CLIENT, Story.VA, Story.LAWYER, Story.AUDITOR}) {
            product.as(account).send("POST", RETRY, BodyPublishers.noBody()).expect(403);
        }
        product.asNobody().send("POST", RETRY, BodyPublishers.noBody()).expect(401);
        itIsSeen(2);
    }

    private static void retry(int left) {
        Reply reply = product.as(Story.OPERATOR)
                .send("POST", RETRY, BodyPublishers.noBody())
                .expect(200);
        assertThat(reply.at("/parked").asInt()).isEqualTo(left);
    }

    @Test
    void aProjectionThatThereIsNotIsUnknown() {
        product.as(Story.OPERATOR)
                .send("POST", "/api/audit/projections/weather/retry", BodyPublishers.noBody())
                .expect(404);
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = product.database();
                Statement execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }
}
