package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.events.Role;
import java.util.List;
import java.util.function.Predicate;
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

    /** One line each, on whichever side it was decided; of what there is not, none. */
    @Test
    void whoWasDeniedWhatIsInTheLog() {
        product.clock("2027-01-11T09:00:00Z");
        product.as(Story.OTHER_CLIENT).openCandidacy("theirs", Story.VA).expect(201);
        product.settle();
        Api curious = People.arrives(product, "curious", Story.CLIENT, Role.CLIENT);

        try (Denials denials = new Denials()) {
            curious.get("/api/candidacies/theirs").expect(404);
            curious.get("/api/candidacies/none-such").expect(404);
            curious.withdrawCandidacy("theirs", "Curious").expect(404);
            curious.withdrawCandidacy("none-such", "Curious").expect(404);
            curious.offerTerms("theirs", Story.terms(Story.MADRID)).expect(403);
            curious.get("/api/parties").expect(403);
            product.withToken("nonsense").get("/api/parties").expect(401);

            await().untilAsserted(() -> assertThat(denials.lines())
                    .anyMatch(told(404, "GET:/api/candidacies/{id}", "theirs", "foreign"))
                    .anyMatch(told(404, "POST:/api/commands/withdraw-candidacy", "theirs", "foreign"))
                    .anyMatch(told(403, "POST:/api/commands/offer-terms", "-", "role"))
                    .anyMatch(told(403, "GET:/api/parties", "-", "-"))
                    .anyMatch(line -> line.startsWith("denied status=401 person=- party=- route=GET:/api/parties")
                            && line.endsWith("reason=invalid-token"))
                    .noneMatch(line -> line.contains("none-such") && line.contains("foreign"))
                    .noneMatch(line -> line.contains("nonsense")));
        }
    }

    /** To a stranger an id in use is a race lost, to whoever may see what has it, it is in use. */
    @Test
    void whatAnIdIsInUseForIsTheirsToKnow() {
        product.clock("2027-01-11T09:00:00Z");
        product.as(Story.OTHER_CLIENT).openCandidacy("used", Story.OTHER_VA).expect(201);
        Api curious = People.arrives(product, "nosy", Story.CLIENT, Role.CLIENT);

        try (Denials denials = new Denials()) {
            Reply stranger = curious.openCandidacy("used", Story.OTHER_VA).expect(409);
            assertThat(stranger.body())
                    .contains("Somebody else wrote at the same moment")
                    .doesNotContain("used");
            await().untilAsserted(() -> assertThat(denials.lines())
                    .anyMatch(line -> line.startsWith("denied status=409 person=nosy")
                            && line.contains("object=used")
                            && line.endsWith("reason=foreign")));
        }
        Api owner = product.as(Story.OTHER_CLIENT);
        owner.withdrawCandidacy("used", "Found somebody").expect(200);
        assertThat(owner.openCandidacy("used", Story.OTHER_VA).expect(409).text("/detail"))
                .contains("The id used is in use already");
        curious.openCandidacy("unused", Story.OTHER_VA).expect(201);
    }

    private static Predicate<String> told(int status, String route, String object, String reason) {
        return line -> line.startsWith("denied status=%d person=curious party=%s route=%s object=%s address="
                        .formatted(status, Story.CLIENT, route, object))
                && line.endsWith("reason=" + reason);
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
