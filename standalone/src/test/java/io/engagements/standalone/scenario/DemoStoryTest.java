package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.standalone.openapi.RequestsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a first start finds told, with the real clock, and what a newcomer makes of it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoStoryTest {

    /** Whatever day it is: the story's events and five parties, refusals included. */
    static final long EVENTS = 149;

    @RegisterExtension
    static final Product product =
            new Product().with("engagements.sandbox", false).with("engagements.demo-story", true);

    @BeforeAll
    static void untilEverythingIsVisible() {
        await().untilAsserted(() -> assertThat(Stream.of("ruiz-lucia", "acme-mateo", "ruiz-mateo"))
                .allSatisfy(id -> assertThat(events(id)).isEqualTo(storedEventsOf(id))));
        await().untilAsserted(() -> assertThat(as(Story.AUDITOR, "/api/candidacies/acme-considers-lucia")
                        .at("/version")
                        .asLong())
                .isEqualTo(storedEventsOf("acme-considers-lucia") - 1));
    }

    @Test
    void oneEngagementGoesWell() {
        Reply engagement = as(Story.CLIENT, "/api/engagements/ruiz-lucia");
        assertThat(engagement.text("/state")).isEqualTo("ACTIVE");
        assertThat(engagement.texts("/deliverables", "state"))
                .containsExactly(
                        "ACCEPTED",
                        "ACCEPTED",
                        "ACCEPTED_BY_SILENCE",
                        "DECLINED",
                        "ACCEPTED",
                        "SUBMITTED",
                        "COMMITTED",
                        "REQUESTED");
        assertThat(share("ruiz-lucia", "compliance", "onTimeAgreed")).containsExactly(5, 5);
        assertThat(share("ruiz-lucia", "compliance", "onTimeOriginal"))
                .as("what the client's late input moved is left out")
                .containsExactly(4, 4);
        assertThat(as(Story.CLIENT, "/api/engagements/ruiz-lucia/compliance")
                        .at("/windows/whole/metrics/inputDelay/sumHours")
                        .asDouble())
                .as("two days, in which clocks may change")
                .isBetween(47.0, 49.0);
        assertThat(engagement.texts("/documents", "documentId")).containsExactly("contract-1", "nda-1");
        assertThat(engagement.at("/nda/inForce").asBoolean()).isTrue();
        assertThat(engagement.at("/nda/signed/0/documentVersion").asInt()).isEqualTo(1);
        assertThat(engagement.texts("/channels", "channelId")).containsExactly("orders");
        assertThat(share("ruiz-lucia", "compliance", "missed")).containsExactly(0, 5);
        assertThat(share("ruiz-lucia", "quality", "firstPassAcceptance")).containsExactly(2, 3);
        assertThat(share("ruiz-lucia", "quality", "roundsPerAccepted")).containsExactly(1, 3);
        assertThat(refusals("engagements/ruiz-lucia")).containsExactly("TIMESHEETS-NOT-OWED");
        assertThat(as(Story.VA, "/api/work").texts("/items", "kind")).containsExactly("DELIVER", "ANSWER_REQUEST");
        assertThat(as(Story.CLIENT, "/api/work").texts("/items", "deliverableId"))
                .containsExactly("brochure");
    }

    @Test
    void anotherGoesBadly() {
        assertThat(as(Story.OTHER_CLIENT, "/api/engagements/acme-mateo").texts("/deliverables", "state"))
                .containsExactly("ACCEPTED", "ACCEPTED", "REJECTED", "MISSED", "MISSED", "COMMITTED");
        assertThat(as(Story.LAWYER, "/api/engagements/acme-mateo")
                        .at("/contractApproval/documentVersion")
                        .asInt())
                .isEqualTo(1);
        assertThat(as(Story.OTHER_VA, "/api/engagements/acme-mateo/grounds").texts("/items", "state"))
                .containsExactly("CURED", "NOTICED", "NOTICED", "NOTICED", "OPEN");
        assertThat(share("acme-mateo", "compliance", "onTimeAgreed")).containsExactly(2, 5);
        assertThat(share("acme-mateo", "compliance", "missed")).containsExactly(3, 5);
        assertThat(share("acme-mateo", "quality", "firstPassAcceptance")).containsExactly(2, 2);
        assertThat(refusals("engagements/acme-mateo"))
                .containsExactly("CURE-PERIOD", "RESULT-NOT-MEANS", "TERMS-SET-BY-VA");
    }

    @Test
    void whetherItMayBeTerminatedDependsOnTheGroundsNamed() {
        String question = "/api/engagements/acme-mateo/may-terminate";
        Reply best = as(Story.OTHER_CLIENT, question);
        assertThat(best.at("/may").asBoolean()).isTrue();
        assertThat(best.texts("/groundIds"))
                .contains("missed-order-archive", "rejected-blog-posts")
                .doesNotContain("missed-mailing-list");
        String all = "?grounds=missed-order-archive,rejected-blog-posts,missed-mailing-list";
        assertThat(as(Story.OTHER_CLIENT, question + all).texts("/rules")).containsExactly("CURE-PERIOD");
    }

    @Test
    void aThirdEndedForCause() {
        Reply engagement = as(Story.AUDITOR, "/api/engagements/ruiz-mateo");
        assertThat(engagement.text("/state")).isEqualTo("ENDED");
        assertThat(engagement.text("/endReason")).isEqualTo("TERMINATED_FOR_CAUSE");
        assertThat(engagement.texts("/deliverables", "state"))
                .containsExactly("ACCEPTED", "LAPSED", "MISSED", "MISSED", "CANCELLED", "RELEASED");
        assertThat(as(Story.AUDITOR, "/api/engagements/ruiz-mateo/grounds").texts("/items", "state"))
                .containsExactly("USED", "USED");
        assertThat(refusals("candidacies/ruiz-considers-mateo")).containsExactly("VETTING-COMPLETE");
    }

    @Test
    void oneCandidacyIsOpenWithAnOfferOnTheTable() {
        Reply candidacy = as(Story.OTHER_CLIENT, "/api/candidacies/acme-considers-lucia");
        assertThat(candidacy.text("/state")).isEqualTo("OPEN");
        assertThat(candidacy.at("/terms")).hasSize(1);
        assertThat(candidacy.at("/vetting").findValuesAsString("waiver"))
                .contains("Cerámica Ruiz told us about her at the fair");
        assertThat(candidacy.texts("/vetting", "passes")).contains("true", "false");
        assertThat(refusals("candidacies/acme-considers-lucia")).containsExactly("VETTING-COMPLETE");
    }

    @Test
    void nothingThatFellDueIsLeftUndoneAndEveryFactHasItsOwnTime() {
        assertThat(number("SELECT count(*) FROM command_side.due WHERE at <= now()"))
                .isZero();
        assertThat(as(Story.AUDITOR, "/api/engagements/acme-mateo/history?type=deadline-missed")
                        .texts("/items", "occurredAt"))
                .hasSize(3)
                .allMatch(at -> at.endsWith(":00:01Z"));
    }

    @Test
    void everythingStandsInTheOrderInWhichItHappened() {
        assertThat(number("""
                SELECT count(*) FROM (
                    SELECT at < lag(at) OVER (ORDER BY global_index) AS earlier FROM (
                        SELECT global_index, convert_from(payload, 'UTF8')::json -> 'stamp' ->> 'occurredAt' AS at
                        FROM command_side.event) told) compared
                WHERE earlier""")).isZero();
    }

    /** Not even when the keys under which it was told are forgotten, which they are after some days. */
    @Test
    void anotherStartTellsNothingAgain() throws SQLException {
        assertThat(product.storedEvents()).isEqualTo(EVENTS);
        product.execute("DELETE FROM command_side.idempotency");

        product.restart();

        assertThat(product.storedEvents()).isEqualTo(EVENTS);
    }

    /** After all others, because it goes on from where the story ends. */
    @Test
    @Order(Integer.MAX_VALUE)
    void everyRequestOfTheFileDoesWhatStandsBesideIt() throws IOException {
        RequestsFile file = RequestsFile.ofTheRepository();
        ByHand newcomer = new ByHand(product, OneProcess.SECRET, file);

        file.requests().forEach(newcomer::send);

        String examples = System.getProperty("engagements.write-examples");
        if (examples != null) {
            newcomer.writeExamples(Path.of(examples));
        }
    }

    /** A day that is written down would lie in the past some day. */
    @Test
    void theFileNamesNoDay() {
        RequestsFile file = RequestsFile.ofTheRepository();
        assertThat(file.requests()).hasSizeGreaterThan(100);
        assertThat(file.toString()).doesNotContainPattern("\\b20\\d\\d-\\d\\d");
    }

    private static Reply as(String account, String path) {
        return product.as(account).get(path).expect(200);
    }

    private static List<Integer> share(String engagement, String side, String metric) {
        Reply figures = as(Story.AUDITOR, "/api/engagements/" + engagement + "/" + side);
        String path = "/windows/whole/metrics/" + metric;
        return List.of(
                figures.at(path + "/numerator").asInt(),
                figures.at(path + "/denominator").asInt());
    }

    private static List<String> refusals(String of) {
        return as(Story.AUDITOR, "/api/" + of + "/refusals").texts("/items", "rule");
    }

    private static long events(String engagement) {
        return as(Story.AUDITOR, "/api/engagements/" + engagement)
                        .at("/version")
                        .asLong()
                + 1;
    }

    private static long storedEventsOf(String aggregate) {
        return number("SELECT count(*) FROM command_side.event WHERE aggregate_identifier = '" + aggregate + "'");
    }

    private static long number(String sql) {
        try (Connection connection = product.database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
