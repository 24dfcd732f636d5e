package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Two people of one party, and one who stands in for another, in one engagement: each on record as who it is. */
class SeveralPeopleTest {

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void everyActIsOnRecordWithThePersonAndWhomItStandsInFor() {
        product.clock("2027-01-11T09:00:00Z");
        Story.hire(product, "e1");
        Api carmen = People.arrives(product, "carmen", Story.CLIENT, Role.CLIENT);
        Api deputy = People.deputises(product, "deputy", "carmen", Story.CLIENT, Role.CLIENT);
        Api partner = People.arrives(product, "partner", Story.VA, Role.VA);

        carmen.requestDeliverable("e1", "d1", "2027-01-29T18:00").expect(200);
        partner.commitToDeliverable("e1", "d1").expect(200);
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
        deputy.guarded("request-timesheet", "e1", "Hours, please").refusedBy("TIMESHEETS-NOT-OWED");
        deputy.acceptDeliverable("e1", "d1", 1).expect(200);

        assertThat(actors("/api/engagements/e1/history"))
                .containsExactly(
                        actor(Story.CLIENT, Story.CLIENT, null),
                        actor(Story.CLIENT, "carmen", null),
                        actor(Story.VA, "partner", null),
                        actor(Story.VA, Story.VA, null),
                        actor(Story.CLIENT, "deputy", "carmen"));
        assertThat(actors("/api/engagements/e1/refusals")).containsExactly(actor(Story.CLIENT, "deputy", "carmen"));
    }

    @Test
    void whoActsForAPartyNeedsItsRole() {
        Api intruder = People.arrives(product, "intruder", Story.CLIENT, Role.VA);
        intruder.openCandidacy("c-2", Story.VA).expect(403);
    }

    private static List<String> actors(String path) {
        return product.as(Story.AUDITOR)
                .read(path)
                .at("/items")
                .valueStream()
                .map(item -> item.path("actor"))
                .map(JsonNode::toString)
                .toList();
    }

    private static String actor(String party, String person, @Nullable String onBehalfOf) {
        return Reply.JSON
                .valueToTree(Fields.of("party", party, "person", person, "onBehalfOf", onBehalfOf))
                .toString();
    }
}
