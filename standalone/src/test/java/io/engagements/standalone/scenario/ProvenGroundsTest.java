package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Stories S11, S12 and, for the two moments, S20: no termination without grounds, and none on grounds that were cured. */
@Tag("two-services-long")
class ProvenGroundsTest {

    private static final String GROUNDS = "/api/engagements/cured/grounds";

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void aTerminationNeedsGroundsThatStand() {
        product.clock("2027-01-04T09:00:00Z");
        Story.hire(product, "fine");
        Story.hire(product, "cured", Story.OTHER_VA, Story.MADRID);
        sixOfSixInTimeAndOneImproved();
        withoutGroundsTheQuestionAndTheCommandAnswerAlike();
        missedAndNoticed();
        theLawyerApprovesTheTermination();
        deliveredInTheCurePeriod();
        whatWasCuredIsNoGroundAnyMore();
        theAuditorSeesBothMoments();
        theDifferenceListsExactlyTheEventsBetween();
    }

    private static void sixOfSixInTimeAndOneImproved() {
        for (int number = 1; number <= 6; number++) {
            Story.commission(product, "fine", "d" + number, "2027-01-29T18:00");
            product.as(Story.VA).submitDeliverable("fine", "d" + number).expect(200);
        }
        product.as(Story.CLIENT)
                .requestQualityImprovement("fine", "d1", 1, List.of("c1"), null)
                .expect(200);
        product.as(Story.VA)
                .submitDeliverable("fine", "d1", "b".repeat(64), false)
                .expect(200);
        for (int number = 1; number <= 6; number++) {
            product.as(Story.CLIENT)
                    .acceptDeliverable("fine", "d" + number, number == 1 ? 2 : 1)
                    .expect(200);
        }
    }

    private static void withoutGroundsTheQuestionAndTheCommandAnswerAlike() {
        Figures.of(product, "fine").are("onTimeAgreed", 6, 6);
        product.settle();
        long before = product.storedEvents();
        Reply answer = product.as(Story.CLIENT).read("/api/engagements/fine/may-terminate");
        product.settle();
        assertThat(product.storedEvents()).isEqualTo(before);

        Reply refused = product.as(Story.CLIENT)
                .terminateContract("fine", null, null)
                .refusedBy("GROUNDS-REQUIRED", "LAWYER-APPROVAL");
        assertThat(answer.at("/may").asBoolean()).isFalse();
        for (String member : List.of("/rule", "/rules", "/facts", "/next")) {
            assertThat(answer.at(member)).as(member).isEqualTo(refused.at(member));
        }
        assertThat(answer.at("/facts/grounds")).isEmpty();
    }

    private static void missedAndNoticed() {
        product.as(Story.CLIENT).appointLawyer("cured", Story.LAWYER).expect(200);
        product.as(Story.CLIENT)
                .requestDeliverable("cured", "d1", "2027-03-05T18:00")
                .expect(200);
        product.as(Story.OTHER_VA).commitToDeliverable("cured", "d1").expect(200);
        product.clock("2027-03-06T08:00:00Z");
        product.as(Story.CLIENT).giveBreachNotice("cured", List.of("missed-d1")).expect(200);
        assertThat(product.as(Story.OTHER_VA).read(GROUNDS).text("/items/0/cureUntil/instant"))
                .isEqualTo("2027-03-11T08:00:00Z");
        assertThat(mayTerminate().texts("/rules")).containsExactly("CURE-PERIOD", "LAWYER-APPROVAL");
        product.as(Story.CLIENT)
                .aboutTermination("request-termination-approval", "cured", List.of())
                .expect(200);
        assertThat(lawyersWork()).containsExactly("DECIDE_ON_TERMINATION");
    }

    private static void theLawyerApprovesTheTermination() {
        product.clock("2027-03-07T11:00:00Z");
        product.as(Story.LAWYER)
                .aboutTermination("approve-termination", "cured", List.of())
                .expect(200);
        Reply view = product.as(Story.OTHER_VA).read("/api/engagements/cured");
        assertThat(view.texts("/counsel", "kind")).containsExactly("REQUESTED", "APPROVED");
        assertThat(view.texts("/counsel/1/groundIds")).containsExactly("missed-d1");
        assertThat(view.text("/counsel/1/holdsUntil/instant")).isEqualTo("2027-03-21T11:00:00Z");
        assertThat(lawyersWork()).as("the contract itself is not approved").containsExactly("APPROVE_CONTRACT");
        Reply waiting = mayTerminate();
        assertThat(waiting.texts("/rules")).containsExactly("CURE-PERIOD");
        assertThat(waiting.texts("/next")).isEmpty();
        assertThat(waiting.text("/mayTerminateFrom")).isEqualTo("2027-03-11T08:00:01Z");
        assertThat(waiting.text("/sufficient/0/groundId")).isEqualTo("missed-d1");
        assertThat(waiting.at("/sufficient/0/already").asBoolean()).isFalse();
    }

    private static List<String> lawyersWork() {
        product.settle();
        return product.as(Story.LAWYER).get("/api/work").expect(200).texts("/items", "kind");
    }

    private static void deliveredInTheCurePeriod() {
        product.clock("2027-03-08T09:00:00Z");
        product.as(Story.OTHER_VA).submitDeliverable("cured", "d1").expect(200);
        assertThat(Story.deliverable(product, "cured", "d1")
                        .path("lateBySeconds")
                        .asLong())
                .isEqualTo(64 * 3_600);
    }

    private static void whatWasCuredIsNoGroundAnyMore() {
        product.clock("2027-03-09T08:00:00Z");
        Reply refused = product.as(Story.CLIENT)
                .terminateContract("cured", List.of("missed-d1"), null)
                .refusedBy("GROUNDS-REQUIRED", "APPROVAL-STALE");
        assertThat(refused.text("/facts/grounds/missed-d1")).isEqualTo("CURED");
        assertThat(mayTerminate().texts("/rules")).containsExactly("GROUNDS-REQUIRED", "APPROVAL-STALE");
    }

    private static Reply mayTerminate() {
        return product.as(Story.CLIENT).get("/api/engagements/cured/may-terminate?grounds=missed-d1");
    }

    private static void theAuditorSeesBothMoments() {
        assertThat(asOf(GROUNDS, "2027-03-05T17:00:00Z").at("/items")).isEmpty();
        assertThat(asOf(GROUNDS, "2027-03-05T17:00:01Z").text("/items/0/state")).isEqualTo("OPEN");
        assertThat(asOf(GROUNDS, "2027-03-07T12:00:00Z").text("/items/0/state")).isEqualTo("NOTICED");
        assertThat(asOf(GROUNDS, "2027-03-09T08:00:00Z").text("/items/0/state")).isEqualTo("CURED");

        Reply before = asOf("/api/engagements/cured", "2027-03-07T12:00:00Z");
        assertThat(before.text("/deliverables/0/state")).isEqualTo("MISSED");
        Reply now = product.as(Story.AUDITOR).read("/api/engagements/cured");
        assertThat(asOf("/api/engagements/cured", "2027-03-09T08:00:00Z").body())
                .as("the replay of everything is what the projection shows")
                .isEqualTo(now.body());
        long version = before.at("/version").asLong();
        assertThat(product.as(Story.AUDITOR)
                        .get("/api/engagements/cured?asOfSequence=" + version)
                        .expect(200)
                        .body())
                .isEqualTo(before.body());
        product.as(Story.AUDITOR).get("/api/engagements/cured?asOfSequence=99").expect(404);
        product.as(Story.AUDITOR)
                .get("/api/engagements/cured?asOf=2027-03-09T08:00:01Z")
                .expect(422);
        product.as(Story.AUDITOR).get("/api/engagements/cured?asOf=yesterday").expect(400);
        product.as(Story.AUDITOR)
                .get("/api/engagements/cured?asOf=2027-01-03T00:00:00Z")
                .expect(404);
    }

    private static void theDifferenceListsExactlyTheEventsBetween() {
        Reply diff = product.as(Story.AUDITOR)
                .get("/api/engagements/cured/diff?from=2027-03-07T12:00:00Z&to=2027-03-09T08:00:00Z")
                .expect(200);
        assertThat(diff.texts("/events", "type")).containsExactly("deliverable-submitted");
        String submitted = diff.text("/events/0/id");
        assertThat(diff.at("/changes")).allSatisfy(change -> assertThat(
                        change.path("eventIds").valueStream().map(JsonNode::asString))
                .containsExactly(submitted));
        assertThat(diff.at("/changes").valueStream().map(ProvenGroundsTest::inWords))
                .containsExactly(
                        "CHANGED deliverables/d1/state \"MISSED\" \"SUBMITTED\"",
                        "CHANGED deliverables/d1/lateBySeconds 0 230400",
                        "ADDED deliverables/d1/submissions/1",
                        "ADDED deliverables/d1/reviewUntil",
                        "CHANGED grounds/missed-d1/state \"NOTICED\" \"CURED\"");
    }

    private static String inWords(JsonNode change) {
        String values = change.path("what").asString().equals("CHANGED")
                ? " " + change.path("before") + " " + change.path("after")
                : "";
        return change.path("what").asString() + ' ' + change.path("path").asString() + values;
    }

    private static Reply asOf(String path, String instant) {
        return product.as(Story.AUDITOR).readAsOf(path, instant);
    }
}
