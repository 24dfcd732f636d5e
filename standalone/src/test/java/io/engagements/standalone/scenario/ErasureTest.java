package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.command.party.PartyRows;
import io.engagements.events.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Story S23: two years after the end the VA asks to be forgotten. */
@Tag("two-services")
@ExtendWith(OutputCaptureExtension.class)
class ErasureTest {

    private static final String VA = "va-1";
    private static final Pattern SIGNED =
            Pattern.compile(" /api/audit/(checkpoint|keys|ledger|proofs/|tlog/)| /api/events/[^/]+/receipt|/evidence$");
    private static final String PARTY = "/api/parties/" + VA;
    private static final String BUSINESS = "Oficina Quetzal";
    private static final List<String> PERSONAL = List.of("Zoraida Quintanilla", BUSINESS, "zoraida@quetzal");
    private static final List<String> CALLERS =
            List.of(Story.CLIENT, Story.OTHER_CLIENT, VA, Story.OTHER_VA, Story.LAWYER, Story.AUDITOR, Story.OPERATOR);

    @RegisterExtension
    static final Product product = new Product();

    private final Everywhere everywhere = new Everywhere(product);

    @Test
    void nameAndContactAreGoneAndAllElseIsAsItWas(CapturedOutput log) throws SQLException {
        theVaIsRegisteredAndWorks();
        whileItRunsNothingIsErased();
        theEngagementEnds();
        product.clock("2029-03-01T09:00:00Z");
        String key = keyInBase64();
        whoMayReadsTheName();
        assertNoTableHolds(PERSONAL);
        Map<String, String> before = everywhere.answers(CALLERS, "e1", VA);
        List<String> ledger = ledger();

        product.as(Story.OPERATOR).eraseParty(VA).expect(200);
        assertThat(product.beans(PartyRows.class))
                .as("at once, whatever the projections have come to")
                .isNotEmpty()
                .allMatch(rows -> rows.keys(List.of(VA)).isEmpty());
        product.settle();

        onlyTheErasureWasAdded(ledger, ledger());
        Map<String, String> after = everywhere.answers(CALLERS, "e1", VA);
        nobodyReadsTheName(after);
        assertNoTableHolds(PERSONAL);
        assertThat(everywhere.tablesWith("Asked to be forgotten"))
                .as("what is there is found, as text and as bytes")
                .contains("command_side.event", "query_side.history");
        assertThat(product.rowsOf("command_side.party_key WHERE party_id = '" + VA + "'"))
                .isZero();
        whatSaysNothingOfThePersonIsTheSame(before, after);
        everyProjectionAgreesWithTheEventsAlsoWhenMadeAgain();
        nobodyReadsTheName(everywhere.answers(CALLERS, "e1", VA));
        theErasedPartyBeginsNothing();
        whoActedForAnErasedPartyComesInNoMore();
        assertThat(log.getAll()).doesNotContain(PERSONAL).doesNotContain(key);
    }

    private static void theVaIsRegisteredAndWorks() {
        product.clock("2027-01-11T09:00:00Z");
        Reply done = product.as(Story.OPERATOR)
                .registerParty(VA, "VA", "Zoraida Quintanilla", BUSINESS, "zoraida@quetzal.example")
                .expect(201);
        assertThat(done.header("Location")).isEqualTo(PARTY);
        assertThat(done.text("/aggregateId")).isEqualTo(VA);
        assertThat(done.texts("/events", "type")).containsExactly("party-registered");
        People.arrives(product, VA, VA, Role.VA);
        Story.hire(product, "e1", VA, Story.MADRID);
        product.as(Story.CLIENT).appointLawyer("e1", Story.LAWYER).expect(200);
        for (String deliverable : List.of("d1", "d2")) {
            product.as(Story.CLIENT)
                    .requestDeliverable("e1", deliverable, "2027-01-29T18:00")
                    .expect(200);
            product.as(VA).commitToDeliverable("e1", deliverable).expect(200);
        }
        product.as(VA).submitDeliverable("e1", "d1").expect(200);
        product.as(Story.CLIENT).acceptDeliverable("e1", "d1", 1).expect(200);
        product.clock("2027-02-01T09:00:00Z");
    }

    private static void whileItRunsNothingIsErased() {
        for (String engaged : List.of(VA, Story.CLIENT, Story.LAWYER)) {
            Reply refused = product.as(Story.OPERATOR).eraseParty(engaged).refusedBy("PARTY-ENGAGED");
            assertThat(refused.at("/facts/running").intValue()).isOne();
            assertThat(refused.body()).doesNotContain("e1\"");
        }
        product.as(Story.OPERATOR).eraseParty("nobody").expect(404);
    }

    private static void theEngagementEnds() {
        product.as(VA).leave("resign-engagement", "e1", "2027-02-28").expect(200);
        product.as(Story.OPERATOR).eraseParty(VA).refusedBy("PARTY-ENGAGED");
        product.clock("2027-03-01T09:00:00Z");
        assertThat(product.as(Story.CLIENT).read("/api/engagements/e1").text("/state"))
                .isEqualTo("ENDED");
    }

    private static void whoMayReadsTheName() {
        for (String near : List.of(Story.CLIENT, VA, Story.LAWYER, Story.OPERATOR)) {
            Reply party = product.as(near).read(PARTY);
            assertThat(party.text("/name")).isEqualTo("Zoraida Quintanilla");
            assertThat(party.text("/businessName")).isEqualTo(BUSINESS);
            assertThat(party.text("/contact")).isEqualTo("zoraida@quetzal.example");
        }
        Reply audited = product.as(Story.AUDITOR).read(PARTY);
        assertThat(audited.text("/name")).isEqualTo("Zoraida Quintanilla");
        assertThat(audited.at("/contact").isNull()).isTrue();
        for (String path : List.of("/api/candidacies/c-e1", "/api/engagements/e1")) {
            assertThat(product.as(Story.CLIENT).read(path).texts("/parties", "name"))
                    .contains("Zoraida Quintanilla");
        }
    }

    private static void nobodyReadsTheName(Map<String, String> answers) {
        assertThat(answers)
                .allSatisfy((asked, body) -> assertThat(body).as(asked).doesNotContain(PERSONAL));
        for (String caller : List.of(Story.CLIENT, VA, Story.LAWYER, Story.AUDITOR, Story.OPERATOR)) {
            Reply party = product.as(caller).read(PARTY);
            assertThat(party.at("/erased").asBoolean()).isTrue();
            assertThat(List.of("/name", "/businessName", "/contact"))
                    .allMatch(field -> party.at(field).isNull());
            assertThat(party.text("/kind")).isEqualTo("VA");
        }
        assertThat(product.as(Story.CLIENT)
                        .read("/api/engagements/e1")
                        .at("/parties/1")
                        .toString())
                .isEqualTo(
                        "{\"partyId\":\"va-1\",\"kind\":\"VA\",\"name\":null,\"businessName\":null,\"erased\":true}");
    }

    private void assertNoTableHolds(List<String> texts) throws SQLException {
        for (String text : texts) {
            assertThat(everywhere.tablesWith(text)).as(text).isEmpty();
        }
    }

    /** Position, bytes and hash of every entry. */
    private static List<String> ledger() throws SQLException {
        return rows("SELECT e::text FROM command_side.entry e ORDER BY position");
    }

    private static String keyInBase64() throws SQLException {
        return rows("SELECT encode(key, 'base64') FROM command_side.party_key WHERE party_id = '" + VA + "'")
                .get(0);
    }

    private static List<String> rows(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = product.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    private static void onlyTheErasureWasAdded(List<String> before, List<String> after) {
        assertThat(after).hasSize(before.size() + 1).startsWith(before.toArray(String[]::new));
    }

    /** Everything but the parties themselves, what they are called (in a case file's sentences too: then by the id), how far projections are, how long the ledger is and how much of it is signed. */
    private static void whatSaysNothingOfThePersonIsTheSame(Map<String, String> before, Map<String, String> after) {
        assertThat(withoutNames(after)).isEqualTo(withoutNames(before)).hasSizeGreaterThan(100);
    }

    private static Map<String, String> withoutNames(Map<String, String> answers) {
        return answers.entrySet().stream()
                .filter(answer -> !answer.getKey().endsWith(PARTY)
                        && !answer.getKey().endsWith("/api/parties")
                        && !answer.getKey().endsWith("/api/audit/projections")
                        && !answer.getKey().endsWith("/accesses")
                        && !SIGNED.matcher(answer.getKey()).find())
                .collect(Collectors.toMap(Map.Entry::getKey, answer -> answer.getValue()
                        .replaceAll("\"parties\":\\[[^]]*]", "")
                        .replace(BUSINESS, VA)));
    }

    private static void everyProjectionAgreesWithTheEventsAlsoWhenMadeAgain() {
        List<String> names =
                product.as(Story.AUDITOR).get("/api/audit/projections").texts("/items", "name");
        assertThat(names).contains("parties", "history", "engagements");
        names.forEach(ErasureTest::thenAgrees);
        for (String name : names) {
            ask(name, "rebuild").expect(202);
            await().until(() -> standing(name).path("generation").asInt() == 2
                    && !standing(name).has("rebuild"));
        }
        names.forEach(ErasureTest::thenAgrees);
    }

    private static void thenAgrees(String projection) {
        Reply found = ask(projection, "verify").expect(200);
        assertThat(found.at("/equal").asBoolean()).as(found.body()).isTrue();
    }

    private static Reply ask(String projection, String what) {
        return product.as(Story.AUDITOR)
                .send("POST", "/api/audit/projections/" + projection + "/" + what, BodyPublishers.noBody());
    }

    private static JsonNode standing(String projection) {
        return product.as(Story.AUDITOR)
                .get("/api/audit/projections")
                .at("/items")
                .valueStream()
                .filter(item -> item.path("name").asString().equals(projection))
                .findFirst()
                .orElseThrow();
    }

    /** Nor those of the demonstration. Two services have no accounts of their own. */
    private static void whoActedForAnErasedPartyComesInNoMore() {
        product.as(Story.OPERATOR).eraseParty(Story.OTHER_CLIENT).expect(200);
        if (!TwoServices.areAskedFor()) {
            product.as(Story.OTHER_CLIENT).get("/api/work").expect(401);
            Visitor stranger = new Visitor(product, "en");
            assertThat(stranger.get("/").body())
                    .contains("value=\"" + Story.CLIENT + "\"")
                    .doesNotContain("value=\"" + Story.OTHER_CLIENT + "\"");
            assertThat(stranger.signIn(Story.OTHER_CLIENT).body()).contains("Account or password is wrong");
            assertThat(stranger.follow(stranger.submit("/", "/sign-in/demo", Map.of("account", Story.OTHER_CLIENT)))
                            .body())
                    .as("from a page that stands open since")
                    .contains("Nobody comes in as this person", "value=\"" + Story.CLIENT + "\"");
        }
    }

    private static void theErasedPartyBeginsNothing() {
        Api operator = product.as(Story.OPERATOR);
        product.as(Story.CLIENT).openCandidacy("c-e2", VA).wrongAt(422, "/vaId");
        operator.registerParty(VA, "VA", "Zoraida", "Quetzal", "z@quetzal.example")
                .expect(409);
        assertThat(product.rowsOf("command_side.party_key WHERE party_id = '" + VA + "'"))
                .as("no second life")
                .isZero();
        Reply again = operator.eraseParty(VA).refusedBy("STATE-FORBIDS");
        assertThat(again.text("/facts/state")).isEqualTo("ERASED");
    }
}
