package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Story S17: one accepts, the other asks for better quality, at the same moment. A hundred times of each kind with
 * {@code mvn verify -Plong}, by {@code -Dscenario.races=100}.
 */
class TwoReviewsAtOnceTest {

    private static final int TIMES = Integer.getInteger("scenario.races", 15);

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void ofTwoReviewsAtTheSameMomentOneIsDoneAndTheOtherIsToldWhoWon() {
        product.clock("2027-01-11T09:00:00Z");
        Story.hire(product, "e1");
        List<String> named =
                IntStream.range(0, TIMES).mapToObj(n -> "named-" + n).toList();
        List<String> free = IntStream.range(0, TIMES).mapToObj(n -> "free-" + n).toList();
        named.forEach(TwoReviewsAtOnceTest::submit);
        free.forEach(TwoReviewsAtOnceTest::submit);

        named.forEach(
                deliverable -> race(deliverable, 412, product.as(Story.CLIENT).atVersion(product.version("e1"))));
        free.forEach(deliverable -> race(deliverable, 409, product.as(Story.CLIENT)));

        product.settle();
        assertThat(product.as(Story.CLIENT).get("/api/engagements/e1/refusals").at("/items"))
                .as("losing a race is no refusal")
                .isEmpty();
    }

    private static void submit(String deliverable) {
        Story.commission(product, "e1", deliverable, "2027-02-01T18:00");
        product.as(Story.VA).submitDeliverable("e1", deliverable).expect(200);
    }

    private static void race(String deliverable, int lost, Api client) {
        long before = product.version("e1");
        long stored = product.storedEvents();
        List<Reply> replies = AtOnce.all(List.of(
                () -> client.acceptDeliverable("e1", deliverable, 1),
                () -> client.requestQualityImprovement("e1", deliverable, 1, List.of("c1"), null)));
        boolean accepted = replies.get(0).status() == 200;
        Reply loser = replies.get(accepted ? 1 : 0).expect(lost);
        replies.get(accepted ? 0 : 1).expect(200);

        assertThat(product.storedEvents()).isEqualTo(stored + 1);
        assertThat(loser.at("/current/version").asLong()).isEqualTo(before + 1);
        assertThat(loser.text("/current/command"))
                .isEqualTo(accepted ? "accept-deliverable" : "request-quality-improvement");
        assertThat(loser.text("/current/party")).isEqualTo(Story.CLIENT);
        assertThat(loser.text("/current/at")).isEqualTo("2027-01-11T09:00:00Z");
        assertThat(Story.deliverable(product, "e1", deliverable).path("state").asString())
                .isEqualTo(accepted ? "ACCEPTED" : "IMPROVEMENT_REQUESTED");
    }
}
