package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.events.stored.ContractJson;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.evidence.EvidenceWriter;
import io.engagements.proof.note.VerifierKey;
import io.engagements.standalone.openapi.RequestsFile;
import io.engagements.standalone.scenario.VerifierJar.Said;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

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

    /** By the jar that is handed out; after those that count events, because a package has its heads written down. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void whatIsTakenHomeHoldsByTheJarThatIsHandedOut(@TempDir Path directory) throws Exception {
        VerifierJar verifier = VerifierJar.packaged();
        String engagement = taken(Story.OTHER_VA, "/api/engagements/acme-mateo/evidence", directory.resolve("one.zip"));
        String party = taken(Story.VA, "/api/parties/lucia/evidence", directory.resolve("party.zip"));
        String ledger = taken(Story.AUDITOR, "/api/audit/evidence", directory.resolve("all.zip"));
        List<VerifierKey> keys = as(Story.AUDITOR, "/api/audit/keys").texts("/keys").stream()
                .map(VerifierKey::parse)
                .toList();
        String origin = ContractJson.mapper()
                .readTree(text(engagement, EvidenceFiles.MANIFEST))
                .path("origin")
                .asString();
        String key = named(origin, keys);
        assertThat(text(engagement, EvidenceFiles.KEYS))
                .as("the first package of all names who packs, too")
                .contains(named(EvidenceFiles.evidenceKeyName(origin), keys));

        assertThat(verifier.run("verify", engagement, "--key", key))
                .satisfies(said -> assertThat(said.output())
                        .contains("of 1 engagement", "nothing about engagement \"acme-mateo\" was left out")
                        .endsWith("GOOD\n"))
                .returns(0, Said::status);
        Said ofParty = verifier.run("verify", party, "--key", key, "--json");
        assertThat(ofParty.status()).as(ofParty.output()).isZero();
        JsonNode verdict = ContractJson.mapper().readTree(ofParty.output());
        assertThat(verdict.path("good").asBoolean()).isTrue();
        assertThat(verdict.path("holds").valueStream().map(JsonNode::asString))
                .anyMatch(held -> held.startsWith("nothing about party \"lucia\" was left out"));
        assertThat(verdict.path("notChecked")).isNotEmpty();
        assertThat(verdict.path("wrong")).isEmpty();
        assertThat(verifier.run("verify", ledger, "--key", key))
                .satisfies(said -> assertThat(said.output()).endsWith("GOOD\n"))
                .returns(0, Said::status);

        Said refused = verifier.run("verify", rewritten(engagement), "--key", key, "--json");
        assertThat(refused.status()).as(refused.output()).isEqualTo(1);
        JsonNode found = ContractJson.mapper().readTree(refused.output());
        assertThat(found.path("good").asBoolean()).isFalse();
        assertThat(found.path("wrong").toString()).containsPattern("The entry at position \\d+ is not in the log");
        assertThat(verifier.run("verify"))
                .satisfies(said -> assertThat(said.output()).contains("verify takes 1 file", "--key KEY"))
                .returns(2, Said::status);
    }

    private static String taken(String account, String path, Path file) throws IOException {
        HttpResponse<byte[]> answer = product.as(account).download(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Files.write(file, answer.body()).toString();
    }

    /** A deadline was never missed, says somebody who packs it anew and has no key. */
    private static String rewritten(String evidence) throws IOException {
        Path file = Path.of(evidence + ".rewritten.zip");
        try (ZipFile real = new ZipFile(evidence);
                EvidenceWriter writer = new EvidenceWriter(Files.newOutputStream(file))) {
            String note = text(real, EvidenceFiles.SUMS_NOTE);
            for (ZipEntry each : Collections.list(real.entries())) {
                if (!each.getName().startsWith(EvidenceFiles.SUMS)) {
                    String content = text(real, each.getName());
                    writer.add(each.getName(), content.replaceFirst("deadline-missed", "deadline-passed"));
                }
            }
            writer.finish(sum -> note);
        }
        return file.toString();
    }

    private static String named(String name, List<VerifierKey> keys) {
        return keys.stream()
                .filter(key -> key.name().equals(name))
                .map(VerifierKey::text)
                .findFirst()
                .orElseThrow();
    }

    private static String text(String evidence, String name) throws IOException {
        try (ZipFile file = new ZipFile(evidence)) {
            return text(file, name);
        }
    }

    private static String text(ZipFile file, String name) throws IOException {
        return new String(file.getInputStream(file.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
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
