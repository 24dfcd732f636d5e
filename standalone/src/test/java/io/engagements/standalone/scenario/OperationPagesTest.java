package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's desk: what is well and what is not, with what to do, and rows that are made again before one's eyes. */
class OperationPagesTest {

    private static final String DESK = "/operation";
    private static final String NUMBERS = "/operation/projections/compliance";
    private static final String WORK = "/operation/projections/engagements";

    private static final String KEYS = "/operation/keys";
    private static final String ERASURE = "/operation/erasure";
    private static final String SETTINGS = "/operation/settings";

    private static final List<String> PAGES = List.of(
            DESK,
            NUMBERS,
            NUMBERS + "/rebuild",
            NUMBERS + "/verify",
            KEYS,
            KEYS + "/change",
            ERASURE,
            ERASURE + "/" + Story.VA,
            SETTINGS);

    @RegisterExtension
    static final Product product = new Product();

    private static Visitor operator;

    @BeforeAll
    static void somethingIsOnRecord() {
        product.clock("2027-02-22T09:00:00Z");
        Story.hire(product, "e1");
        Story.commission(product, "e1", "d1", "2027-03-05T18:00");
        product.settle();
        operator = Visitor.signedIn(product, Story.OPERATOR, "en");
    }

    private static String page(String path) {
        HttpResponse<String> page = operator.ask(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body()).as(path).doesNotContain("??", "style=\"", "<script>");
        return page.body();
    }

    private static String section(String page, String id) {
        Matcher section = Pattern.compile("(?s)<(section|tr|div|p|li) [^>]*id=\"" + id + "\".*?</\\1>")
                .matcher(page);
        assertThat(section.find()).as(id).isTrue();
        return section.group();
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = product.database();
                Statement execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    private static HttpResponse<String> press(String from, String action) {
        return operator.submit(from, action, Map.of());
    }

    @Test
    void everythingThatHealthLooksAtIsToldInWords() {
        await().untilAsserted(() -> assertThat(
                        product.as(Story.OPERATOR).get("/actuator/health").text("/status"))
                .isEqualTo("UP"));
        List<String> looked = List.copyOf(product.as(Story.OPERATOR)
                .get("/actuator/health")
                .at("/components")
                .propertyNames());

        String page = page(DESK);

        assertThat(looked)
                .contains("ledger", "ledgerCheck", "checkpoint", "heads", "proof", "projections", "accessLog");
        assertThat(looked).filteredOn(name -> !name.equals("ping")).allSatisfy(name -> assertThat(
                        section(page, "health-" + name))
                .contains(">well<")
                .doesNotContain("<b>" + name + "</b>"));
        assertThat(section(page, "verdict")).contains("All that this program watches is well");
        assertThat(section(page, "projection-compliance")).contains("the numbers", "not behind");
        assertThat(section(page, "parked")).contains("Nothing is parked.");
        assertThat(section(page, "ledger")).contains("both sides are one program");
    }

    /** Whoever is sent to a chapter finds it. */
    @Test
    void theChaptersThatAreNamedAreThere() throws Exception {
        Path source = Path.of("../query-side/src/main/java/io/engagements/query/pages/operation/Wellbeing.java");
        Matcher named = Pattern.compile("new Chapter\\(([^,]+), ([^)]+)\\)").matcher(Files.readString(source));
        int found = 0;
        while (named.find()) {
            String file = named.group(1).equals("OPERATIONS")
                    ? "docs/operations.md"
                    : named.group(1).replace("\"", "");
            String heading = named.group(2).equals("RESTORE")
                    ? "Backup and restore"
                    : named.group(2).replace("\"", "");
            assertThat(Files.readString(Path.of("..", file)))
                    .containsPattern("(?m)^##+ " + Pattern.quote(heading) + "$");
            found++;
        }
        assertThat(found).isGreaterThan(5);
    }

    @Test
    void whatIsParkedIsShownWithItsReasonAndTriedAgain() throws SQLException {
        String schema = schema("compliance");
        sql("ALTER TABLE " + schema + ".work_facts ADD CONSTRAINT no_e2 CHECK (engagement_id <> 'e2')");
        Story.hire(product, "e2");
        Story.commission(product, "e2", "d2", "2027-03-05T18:00");
        product.settle();

        await().untilAsserted(() -> assertThat(section(page(DESK), "verdict")).contains("One thing is not well"));
        String page = page(DESK);
        assertThat(section(page, "health-projections")).contains("not well", "What to do:", "What each alert means");
        assertThat(section(page, "parked"))
                .contains("no_e2", "e2", "waits behind an earlier event", "the numbers")
                .doesNotContain("Failing row");

        HttpResponse<String> still = operator.follow(press(DESK, NUMBERS + "/retry"));
        assertThat(section(still.body(), "end")).contains("entries are parked still");
        sql("ALTER TABLE " + schema + ".work_facts DROP CONSTRAINT no_e2");
        HttpResponse<String> none = operator.follow(press(NUMBERS, NUMBERS + "/retry"));

        assertThat(section(none.body(), "end")).contains("Nothing is parked any more");
        assertThat(none.body()).doesNotContain("id=\"parked\"");
        await().untilAsserted(() ->
                assertThat(section(page(DESK), "verdict")).contains("All that this program watches is well"));
    }

    private static String schema(String projection) {
        for (var each :
                product.as(Story.OPERATOR).read("/api/audit/projections").at("/items")) {
            if (each.path("name").asString().equals(projection)) {
                return projection + "_" + each.path("generation").asInt();
            }
        }
        throw new AssertionError(projection);
    }

    @Test
    void rowsThatAreMadeAgainAreWatchedToTheEndWhileOthersRead() throws SQLException {
        assertThat(page(NUMBERS + "/rebuild"))
                .contains("Make the rows for the numbers again?", "Everybody goes on reading", "read instead");
        String before = schema("compliance");
        String watched;
        try (Connection connection = product.database();
                Statement holding = connection.createStatement()) {
            // As long as somebody has this, no other rows can be turned to.
            holding.execute("SELECT pg_advisory_lock(hashtextextended('compliance', 1))");

            HttpResponse<String> begun = press(NUMBERS + "/rebuild", NUMBERS + "/rebuild");

            assertThat(begun.statusCode()).isEqualTo(302);
            watched = Visitor.location(begun);
            String page = page(watched);
            assertThat(section(page, "progress"))
                    .contains(
                            "They are being made again", "<progress", "hx-trigger=\"every 1s\"", "hx-get=\"" + watched)
                    .containsPattern("[\\d,]+ of [\\d,]+ entries");
            // With the end of it comes what else it is the end of: nothing beside it says what is over.
            assertThat(page)
                    .contains("hx-select-oob=\"#end:innerHTML,#acts:innerHTML,#compared:innerHTML\"")
                    .contains("id=\"acts\"", "id=\"compared\"");
            assertThat(section(page, "end")).doesNotContain("<b>");
            assertThat(page(DESK)).contains("made again, ").doesNotContain(NUMBERS + "/rebuild");
            assertThat(page(NUMBERS + "/rebuild")).contains("Something is under way with them already");
            assertThat(Visitor.signedIn(product, Story.CLIENT, "en")
                            .ask("/engagements/e1/numbers")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(Visitor.location(press(DESK, NUMBERS + "/verify"))).isEqualTo(NUMBERS);
        }
        await().untilAsserted(() -> assertThat(section(page(watched), "end")).contains("They are made again"));
        assertThat(section(page(watched), "progress"))
                .contains("Nothing is under way")
                .doesNotContain("hx-trigger");
        assertThat(schema("compliance")).isNotEqualTo(before);
    }

    @Test
    void aComparisonTellsWhetherRowsWereChanged() throws SQLException {
        String watched = Visitor.location(press(WORK + "/verify", WORK + "/verify"));
        await().untilAsserted(() ->
                assertThat(section(page(watched), "end")).contains("The comparison is over: they are the same"));
        sql("UPDATE query_side.deliverable SET doc = '{}' WHERE deliverable_id = 'd1'");

        String again = Visitor.location(press(WORK + "/verify", WORK + "/verify"));
        await().untilAsserted(() -> assertThat(section(page(again), "end")).contains("they are not the same"));
        assertThat(section(page(again), "compared")).contains("deliverable").doesNotContain(">ground<");

        String made = Visitor.location(press(WORK + "/rebuild", WORK + "/rebuild"));
        await().untilAsserted(() -> assertThat(section(page(made), "end")).contains("They are made again"));
        String whole = Visitor.location(press(WORK + "/verify", WORK + "/verify"));
        await().untilAsserted(() -> assertThat(section(page(whole), "end")).contains("they are the same"));
    }

    @Test
    void whatWasFoundIsAcknowledgedWithWhatCameOfIt() throws SQLException {
        sql("INSERT INTO query_side.finding (what) VALUES ('entry 3 is <b>another</b>')");
        await().untilAsserted(() -> assertThat(section(page(DESK), "health-proof"))
                .contains("not well", "entry 3 is &lt;b&gt;another", "Keep copies of both databases"));
        Matcher number = Pattern.compile("name=\"finding\" value=\"(\\d+)\"").matcher(page(DESK));
        assertThat(number.find()).isTrue();

        HttpResponse<String> nothing = operator.submit(DESK, DESK, Map.of("finding", number.group(1), "reason", " "));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("href=\"#reason-" + number.group(1) + "\"");
        Map<String, String> said = Map.of("finding", number.group(1), "reason", "Restored, ticket <81>");
        String desk = operator.follow(operator.submit(DESK, DESK, said)).body();

        assertThat(desk).contains("operator looked into it", "Restored, ticket &lt;81&gt;");
        assertThat(product.as(Story.AUDITOR).get("/api/audit/findings").body()).contains("ticket <81>");
        assertThat(operator.submit(DESK, DESK, said).statusCode()).isEqualTo(409);
        await().untilAsserted(
                        () -> assertThat(section(page(DESK), "health-proof")).contains(">well<"));
    }

    @Test
    void keysAreReplacedOnceWhoeverOrdersItHasReadWhatItDoes() {
        product.as(Story.AUDITOR)
                .send("POST", "/api/audit/checkpoints", BodyPublishers.noBody())
                .expect(202);
        await().until(() -> page(KEYS).contains("New keys…"));
        String before = page(KEYS);
        String key = product.as(Story.OPERATOR).get("/api/audit/keys").texts("/keys").stream()
                .filter(each -> !each.contains("/clock+") && !each.contains("/evidence+"))
                .findFirst()
                .orElseThrow();
        assertThat(section(before, "keys")).contains(key, ">signs<").doesNotContain("signs no more");
        assertThat(section(before, "last")).contains("up to entry", "Checkpoints so far");
        assertThat(section(before, "changes")).contains("Never.");
        assertThat(page(KEYS + "/change"))
                .contains(
                        "cannot be taken back",
                        "Give the new public keys to everybody",
                        "delete the earlier private keys from backups");

        assertThat(operator.submit(KEYS + "/change", KEYS + "/change", Map.of("both", "forever"))
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> done = operator.submit(KEYS + "/change", KEYS + "/change", Map.of("both", "hour"));
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(section(operator.follow(done).body(), "done")).contains("There are new keys");
        await().untilAsserted(() ->
                assertThat(section(page(KEYS), "changes")).contains("Ordered by operator", "Both sign until"));
        await().untilAsserted(() ->
                assertThat(section(page(KEYS), "keys").split(">signs<")).hasSizeGreaterThan(5));

        HttpResponse<String> again = operator.submit(KEYS + "/change", KEYS + "/change", Map.of("both", "hour"));
        assertThat(again.body()).contains("The keys are being replaced: both sign until");
        Visitor spanish = Visitor.signedIn(product, Story.OPERATOR, "es");
        assertThat(spanish.submit(KEYS + "/change", KEYS + "/change", Map.of("both", "hour"))
                        .body())
                .doesNotContain("??", "The keys are being replaced");
    }

    @Test
    void nobodyIsErasedWhileAnEngagementRunsAndWhatToDoIsSaid() {
        String path = ERASURE + "/" + Story.VA;
        String page = page(path);
        assertThat(section(page, "way"))
                .contains("PARTY-ENGAGED", "by agreement with the other side, or by resigning")
                .doesNotContain("e1");

        HttpResponse<String> refused = sent(path, Map.of("confirm", Story.VA, "reason", "Asked to"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("PARTY-ENGAGED", "This attempt is on record", "What others may do about it", "resign");
    }

    private static HttpResponse<String> sent(String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(Visitor.form(page(path), "<ol class=\"steps\">"));
        all.putAll(fields);
        return operator.submit(path, path, all);
    }

    @Test
    void anErasureIsConfirmedByTheIdAndSaysWhatRemains() {
        product.as(Story.OPERATOR)
                .registerParty("p-77", "CLIENT", "Zoraida Quintanilla", "Quetzal <SL>", "z@quetzal.example")
                .expect(201);
        product.settle();
        assertThat(page(ERASURE)).contains("Quetzal &lt;SL&gt;", "/operation/erasure/p-77");
        assertThat(page("/people")).contains("/operation/erasure/p-77");
        String path = ERASURE + "/p-77";
        assertThat(page(path))
                .contains("Erase Quetzal &lt;SL&gt;?", "What it does not do", "Backups from before still have the key")
                .contains("Nothing: none of its engagements runs");

        HttpResponse<String> other = sent(path, Map.of("confirm", "p-7", "reason", "Asked to"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("This is not the id of whom this page would erase", "value=\"Asked to\"");
        assertThat(sent(path, Map.of("confirm", "p-77", "reason", "")).statusCode())
                .isEqualTo(422);
        assertThat(product.as(Story.OPERATOR)
                        .read("/api/parties/p-77")
                        .at("/erased")
                        .asBoolean())
                .isFalse();

        HttpResponse<String> done = sent(path, Map.of("confirm", " p-77 ", "reason", "Asked to"));
        assertThat(done.statusCode()).isEqualTo(302);
        String erased = operator.follow(done).body();
        assertThat(erased)
                .contains(
                        "p-77 is erased", "VACUUM FULL command_side.party_key", "as you can, and note whom you erased")
                .doesNotContain("Quetzal", "<form class=\"sheet");
        assertThat(product.as(Story.OPERATOR)
                        .read("/api/parties/p-77")
                        .at("/erased")
                        .asBoolean())
                .isTrue();
        assertThat(operator.ask(ERASURE + "/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void settingsInForceAreShownAndNoSecret() throws Exception {
        String page = page(SETTINGS);
        String docs = Files.readString(Path.of("../README.md"))
                + Files.readString(Path.of("../docs/operations.md"))
                + Files.readString(Path.of("../docs/install.md"));
        List<String> variables = Pattern.compile("id=\"set-([A-Z_]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(section(page, "set-ENGAGEMENTS_SANDBOX")).contains(">true<", "other than");
        assertThat(section(page, "set-ENGAGEMENTS_CHECKPOINTS_NEW_ERA")).contains(">false<");
        assertThat(variables).hasSizeGreaterThan(12).allSatisfy(variable -> assertThat(docs)
                .as(variable)
                .containsPattern(variable + "|_" + variable.replaceFirst("^[A-Z]+_[A-Z]+_", "") + "`"));
        assertThat(page).doesNotContain(OneProcess.SECRET, "password", "_SECRET", "_PASSWORD", "ENGAGEMENTS_KAFKA");
        assertThat(section(page, "backups")).contains("No backup of this data directory", "/opt/engagements/backup");
        Path noted = product.dataDirectory().resolve("last-backup");
        Files.writeString(noted, "2027-01-12T03:30:00Z\n");
        assertThat(section(page(SETTINGS), "last-backup")).contains("Tue 12 Jan 2027", "only a restore tells");
        Files.writeString(noted, "yesterday");
        assertThat(section(page(SETTINGS), "last-backup")).contains("No backup of this data directory");
        assertThat(Files.readString(Path.of("../docs/install.md")))
                .contains(
                        "/opt/engagements/backup /var/lib/engagements /var/backups/engagements-$(date +%F).tgz engagements");
    }

    @Test
    void inSpanishToo() {
        Visitor visitor = Visitor.signedIn(product, Story.OPERATOR, "es");
        for (String path : PAGES) {
            assertThat(visitor.ask(path).body())
                    .as(path)
                    .contains("Operación")
                    .doesNotContain("??", "Rows for", " entries", "What ");
        }
        assertThat(visitor.ask(DESK).body()).contains("El registro se firma", "No hay nada aparcado.");
    }

    @Test
    void whatIsNoneIsSaidToBeNone() {
        for (String path : List.of("/operation/projections/weather", NUMBERS + "/retry", NUMBERS + "/drop")) {
            assertThat(operator.ask(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(press(DESK, "/operation/projections/weather/rebuild").statusCode())
                .isEqualTo(404);
        assertThat(press(DESK, NUMBERS + "/drop").statusCode()).isEqualTo(404);
        assertThat(operator.submit(DESK, DESK, Map.of("finding", "99999", "reason", "Gone"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {Story.CLIENT, Story.VA, Story.LAWYER, Story.AUDITOR})
    void nobodyElseHasIt(String account) {
        Visitor visitor = Visitor.signedIn(product, account, "en");

        for (String path : PAGES) {
            assertThat(visitor.ask(path).statusCode()).as(path).isEqualTo(404);
        }
        for (String act : List.of(
                DESK,
                NUMBERS + "/rebuild",
                NUMBERS + "/verify",
                NUMBERS + "/retry",
                KEYS + "/change",
                ERASURE + "/" + Story.CLIENT)) {
            assertThat(visitor.submit("/today", act, Map.of("finding", "1", "reason", "Mine", "both", "hour"))
                            .statusCode())
                    .as(act)
                    .isEqualTo(404);
        }
        assertThat(visitor.ask("/today").body()).doesNotContain("\"/operation\"");
    }
}
