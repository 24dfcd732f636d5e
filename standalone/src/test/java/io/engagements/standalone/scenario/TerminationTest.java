package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Story S13: two dues pass, notice is given, nothing comes, and the contract is ended for cause. */
@Tag("two-services-long")
class TerminationTest {

    private static final List<String> GROUNDS = List.of("missed-d1", "missed-d2");

    @RegisterExtension
    static final Product product = new Product();

    private static final Entrust ENTRUST = new Entrust(product, "e1");

    @Test
    void aTerminationStandsOnlyOnNoticedGroundsWithApprovalAfterTheCurePeriod() {
        product.clock("2027-09-01T09:00:00Z");
        Story.hire(product, "e1");
        ENTRUST.brief(null);
        ENTRUST.grant("a1").expect(200);
        ENTRUST.divert("c1").expect(200);
        withoutGroundsEverythingIsMissing();
        product.as(Story.CLIENT).appointLawyer("e1", Story.LAWYER).expect(200);
        Story.commission(product, "e1", "d1", "2027-09-10T18:00");
        Story.commission(product, "e1", "d2", "2027-09-17T18:00");
        Story.commission(product, "e1", "d3", "2027-12-01T18:00");

        product.clock("2027-09-18T09:00:00Z");
        withoutNoticeAndApprovalItIsRefused();

        product.clock("2027-09-20T07:00:00Z");
        product.as(Story.CLIENT).giveBreachNotice("e1", GROUNDS).expect(200);
        product.clock("2027-09-25T07:00:00Z");
        inTheLastSecondOfTheCurePeriodItIsRefused();

        product.clock("2027-09-28T10:00:00Z");
        withoutApprovalItIsRefused();
        product.as(Story.LAWYER)
                .aboutTermination("approve-termination", "e1", GROUNDS)
                .expect(200);
        product.clock("2027-09-29T08:00:00Z");
        anEffectBeforeTheNoticePeriodIsRefused();
        product.as(Story.CLIENT).terminateContract("e1", GROUNDS, null).expect(200);
        theVaSeesStatementAndGroundsAtOnce();
        aSecondTerminationIsRefused();

        product.clock("2027-10-09T08:00:00Z");
        assertThat(view().text("/state")).isEqualTo("TERMINATING");
        product.clock("2027-10-09T08:00:01Z");
        theExitListHoldsWhatIsOpen();
        product.clock("2027-10-11T08:00:00Z");
        itEndsWithTheLastItem();
        theEngagementEndedForCause();
        everyRefusalIsOnRecord();
        theCaseFileProvesIt();
        theChainOfTheEndIsKnown();
    }

    /** From the end back: what the grounds came of, the notice, the approval, the termination. */
    private static void theChainOfTheEndIsKnown() {
        String end = product.as(Story.AUDITOR)
                .read("/api/engagements/e1/history?type=engagement-ended")
                .text("/items/0/id");
        Reply chain = product.as(Story.AUDITOR)
                .get("/api/audit/events/" + end + "/chain")
                .expect(200);
        assertThat(chain.at("/whole").asBoolean()).isTrue();
        assertThat(chain.texts("/items", "type"))
                .containsExactly(
                        "deliverable-requested",
                        "deliverable-committed",
                        "deliverable-requested",
                        "deliverable-committed",
                        "deadline-missed",
                        "deadline-missed",
                        "breach-notice-given",
                        "termination-approved",
                        "contract-terminated",
                        "last-day-passed",
                        "engagement-ended");
        Map<String, JsonNode> byType = new HashMap<>();
        Map<String, String> types = new HashMap<>();
        for (JsonNode item : chain.at("/items")) {
            byType.put(item.path("type").asString(), item);
            types.put(item.path("id").asString(), item.path("type").asString());
        }
        assertThat(causes(byType.get("contract-terminated"), types))
                .containsExactly("deadline-missed", "deadline-missed", "breach-notice-given", "termination-approved");
        assertThat(causes(byType.get("breach-notice-given"), types))
                .containsExactly("deadline-missed", "deadline-missed");
        assertThat(causes(byType.get("engagement-ended"), types))
                .containsExactly("contract-terminated", "last-day-passed");
        assertThat(byType.get("contract-terminated").path("command").asString()).isEqualTo("terminate-contract");
        assertThat(byType.get("contract-terminated").path("commandId").asString())
                .isNotEmpty();
        assertThat(byType.get("deadline-missed").has("command")).isFalse();
        assertThat(byType.get("deadline-missed").has("commandId")).isFalse();
        product.as(Story.CLIENT).get("/api/audit/events/" + end + "/chain").expect(403);
        product.as(Story.AUDITOR).get("/api/audit/events/none/chain").expect(404);
    }

    private static List<String> causes(JsonNode item, Map<String, String> types) {
        return item.path("causes")
                .valueStream()
                .map(cause -> types.get(cause.asString()))
                .toList();
    }

    private static void withoutGroundsEverythingIsMissing() {
        Reply refused = product.as(Story.CLIENT)
                .terminateContract("e1", List.of("missed-d1"), null)
                .refusedBy("GROUNDS-REQUIRED", "LAWYER-APPROVAL");
        assertThat(refused.texts("/next")).contains("appoint-lawyer");
        product.as(Story.CLIENT).terminateContract("e1", null, null).refusedBy("GROUNDS-REQUIRED", "LAWYER-APPROVAL");
    }

    private static void withoutNoticeAndApprovalItIsRefused() {
        Reply refused = product.as(Story.CLIENT)
                .terminateContract("e1", GROUNDS, null)
                .refusedBy("CURE-PERIOD", "LAWYER-APPROVAL");
        assertThat(refused.texts("/next")).containsExactly("give-breach-notice", "request-termination-approval");
    }

    private static void withoutApprovalItIsRefused() {
        Reply refused =
                product.as(Story.CLIENT).terminateContract("e1", GROUNDS, null).refusedBy("LAWYER-APPROVAL");
        assertThat(refused.texts("/next")).containsExactly("request-termination-approval");
    }

    private static void inTheLastSecondOfTheCurePeriodItIsRefused() {
        Reply refused = product.as(Story.CLIENT)
                .terminateContract("e1", GROUNDS, null)
                .refusedBy("CURE-PERIOD", "LAWYER-APPROVAL");
        assertThat(refused.text("/facts/cureUntil/missed-d1")).isEqualTo("2027-09-25T07:00:00Z");
    }

    private static void anEffectBeforeTheNoticePeriodIsRefused() {
        Reply refused = product.as(Story.CLIENT)
                .terminateContract("e1", GROUNDS, "2027-09-20T10:00")
                .refusedBy("NOTICE-PERIOD");
        assertThat(refused.text("/facts/earliestEffectiveAt")).isEqualTo("2027-10-09T08:00:00Z");
    }

    private static void theVaSeesStatementAndGroundsAtOnce() {
        Reply view = view();
        assertThat(view.text("/state")).isEqualTo("TERMINATING");
        assertThat(view.text("/termination/statement")).isEqualTo("Nothing came in the cure period.");
        assertThat(view.texts("/termination/groundIds")).isEqualTo(GROUNDS);
        assertThat(view.text("/termination/effectiveAt/instant")).isEqualTo("2027-10-09T08:00:00Z");
        assertThat(view.text("/lastDay/instant")).isEqualTo("2027-10-09T08:00:00Z");
        assertThat(view.text("/notices/0/statement")).isEqualTo("Two dues passed.");
        assertThat(view.text("/counsel/0/by/party")).isEqualTo(Story.LAWYER);
        assertThat(view.text("/counsel/0/kind")).isEqualTo("APPROVED");
        assertThat(Story.deliverable(product, "e1", "d3").path("state").asString())
                .isEqualTo("RELEASED");
        for (JsonNode ground :
                product.as(Story.VA).read("/api/engagements/e1/grounds").at("/items")) {
            assertThat(ground.path("state").asString()).isEqualTo("USED");
            assertThat(ground.path("eventIds")).as("miss, notice, termination").hasSize(3);
        }
    }

    private static void aSecondTerminationIsRefused() {
        Reply refused =
                product.as(Story.CLIENT).terminateContract("e1", GROUNDS, null).refusedBy("STATE-FORBIDS");
        assertThat(refused.text("/facts/state")).isEqualTo("TERMINATING");
    }

    private static void theExitListHoldsWhatIsOpen() {
        Reply view = view();
        assertThat(view.text("/state")).isEqualTo("TERMINATING");
        assertThat(view.texts("/exitList", "itemId"))
                .containsExactly("access-a1", "channel-c1", "material-m1", "material-m2");
        assertThat(view.texts("/exitList", "state")).containsOnly("OPEN");
        assertThat(view.texts("/exitList", "doneBy")).containsExactly("CLIENT", "CLIENT", "VA", "VA");
        Figures.of(product, "e1").are("missed", 2, 2);
        product.settle();
        assertThat(product.as(Story.VA).get("/api/work").texts("/items", "kind"))
                .containsExactly("RETURN_MATERIAL", "RETURN_MATERIAL");
        assertThat(product.as(Story.CLIENT).get("/api/work").texts("/items", "itemId"))
                .containsExactly("access-a1", "channel-c1");
        assertThat(product.as(Story.VA)
                        .get("/api/engagements/e1/history?type=last-day-passed")
                        .at("/items"))
                .hasSize(1);
    }

    private static void itEndsWithTheLastItem() {
        ENTRUST.complete("material-m1").expect(200);
        product.as(Story.VA)
                .command("waive-exit-item", Fields.of("engagementId", "e1", "itemId", "material-m2"))
                .expect(403);
        product.as(Story.CLIENT)
                .command("waive-exit-item", Fields.of("engagementId", "e1", "itemId", "material-m2", "note", "Public"))
                .expect(200);
        product.as(Story.CLIENT)
                .command("waive-exit-item", Fields.of("engagementId", "e1", "itemId", "access-a1"))
                .expect(200);
        assertThat(view().text("/state")).isEqualTo("TERMINATING");
        Reply last = ENTRUST.giveBack("c1").expect(200);
        assertThat(last.texts("/events", "type")).containsExactly("channel-returned", "engagement-ended");
        assertThat(view().texts("/exitList", "state")).containsExactly("WAIVED", "DONE", "DONE", "WAIVED");
        product.settle();
        assertThat(product.as(Story.VA).get("/api/work").at("/items")).isEmpty();
        assertThat(product.as(Story.CLIENT).get("/api/work").at("/items")).isEmpty();
        assertThat(view().at("/accesses/0/open").asBoolean()).isTrue();
        ENTRUST.revoke("a1").expect(200);
        assertThat(view().at("/accesses/0/open").asBoolean()).isFalse();
        assertThat(view().texts("/exitList", "state")).containsExactly("DONE", "DONE", "DONE", "WAIVED");
    }

    private static void theEngagementEndedForCause() {
        Reply view = view();
        assertThat(view.text("/state")).isEqualTo("ENDED");
        assertThat(view.text("/endReason")).isEqualTo("TERMINATED_FOR_CAUSE");
        Figures.of(product, "e1").are("missed", 2, 2);
        product.as(Story.CLIENT)
                .requestDeliverable("e1", "d4", "2027-12-01T18:00")
                .refusedBy("STATE-FORBIDS");
    }

    private static void everyRefusalIsOnRecord() {
        product.settle();
        Reply refusals = product.as(Story.VA).get("/api/engagements/e1/refusals");
        assertThat(refusals.texts("/items", "rule"))
                .containsExactly(
                        "GROUNDS-REQUIRED",
                        "GROUNDS-REQUIRED",
                        "CURE-PERIOD",
                        "CURE-PERIOD",
                        "LAWYER-APPROVAL",
                        "NOTICE-PERIOD",
                        "STATE-FORBIDS",
                        "STATE-FORBIDS");
        assertThat(refusals.text("/items/0/actor/party")).isEqualTo(Story.CLIENT);
        assertThat(refusals.text("/items/0/at")).isEqualTo("2027-09-01T09:00:00Z");
    }

    private static void theCaseFileProvesIt() {
        Reply file = product.as(Story.LAWYER)
                .with("Accept", "application/json")
                .get("/api/engagements/e1/case-file")
                .expect(200);
        assertThat(file.texts("/grounds", "groundId")).isEqualTo(GROUNDS);
        for (JsonNode ground : file.at("/grounds")) {
            assertThat(ground.path("state").asString()).isEqualTo("USED");
            assertThat(ground.path("events").valueStream().map(event -> event.path("type")
                            .asString()))
                    .containsExactly("deadline-missed", "breach-notice-given", "contract-terminated");
            assertThat(ground.path("events").valueStream().map(event -> event.path("id")))
                    .containsExactlyElementsOf(ground.path("eventIds"));
            assertThat(ground.at("/cureUntil/instant").asString()).isEqualTo("2027-09-25T07:00:00Z");
        }
        assertThat(file.texts("/engagement/deliverables", "deliverableId")).containsExactly("d1", "d2");
        assertThat(file.at("/otherDeliverables").asInt()).as("d3").isEqualTo(1);
        assertThat(file.at("/otherEvents").asInt())
                .as("its request and commitment")
                .isEqualTo(2);
        for (String part : List.of("notices", "counsel", "termination", "termsVersions", "exitList", "endReason")) {
            assertThat(file.at("/engagement/" + part)).as(part).isEqualTo(view().at('/' + part));
        }
        assertThat(file.at("/timeline"))
                .hasSize(file.at("/version").asInt()
                        + 1
                        - file.at("/otherEvents").asInt());
    }

    private static Reply view() {
        return product.as(Story.VA).read("/api/engagements/e1");
    }
}
