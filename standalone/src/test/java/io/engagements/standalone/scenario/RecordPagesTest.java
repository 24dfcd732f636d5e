package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.standalone.load.RoundTrips;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A party's record, and the yearly report about a VA's independence: on pages, as PDF and as tables. */
class RecordPagesTest {

    /** A business whose name a program for tables would compute. */
    private static final String COMPUTED = "=SUM(A1:A9)";

    private static final String SUMAS = "sumas";

    private static final String BEFORE = "2027-02-20T09:00:00Z";

    private static final Pattern CELL_NAMES = Pattern.compile("<span class=\"cell-name\">[^<]*</span>");
    private static final Pattern TAGS = Pattern.compile("<[^>]*>");
    private static final Pattern ENTRY = Pattern.compile("href=\"/ledger/(\\d+)\"[^>]*>entry ");

    @RegisterExtension
    static final Product product = new Product();

    private static final Map<String, Visitor> visitors = new HashMap<>();

    @BeforeAll
    static void twoYears() throws SQLException {
        product.clock("2026-12-15T09:00:00Z");
        Story.hire(product, "e1");
        Story.commission(product, "e1", "d1", "2027-01-12T18:00");
        Story.commission(product, "e1", "d2", "2027-01-15T18:00");
        // In Madrid the last second of 2026, and the first one of 2027.
        product.clock("2026-12-31T22:59:59Z");
        refused("request-timesheet", "Your hours of 2026", "TIMESHEETS-NOT-OWED");
        product.clock("2026-12-31T23:00:00Z");
        refused("prescribe-means", "Be online 9-17", "RESULT-NOT-MEANS");
        product.clock("2027-01-11T09:00:00Z");
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
        product.as(Story.CLIENT).acceptDeliverable("e1", "d1", 1, 5).expect(200);
        anotherClient();
        otherTerms();
        product.clock("2027-04-01T09:00:00Z");
        product.settle();
        product.as(Story.AUDITOR)
                .send("POST", "/api/audit/checkpoints", BodyPublishers.noBody())
                .expect(202);
        await().until(() ->
                text(ask(Story.VA, "/parties/lucia/record?as=VA")).contains("They stand under this checkpoint of"));
    }

    private static void refused(String command, String text, String rule) {
        product.as(Story.CLIENT).guarded(command, "e1", text).refusedBy(rule);
    }

    /** Its one piece is to be improved, which the VA holds to be about the means. */
    private static void anotherClient() throws SQLException {
        product.as(Story.OPERATOR)
                .registerParty(SUMAS, "CLIENT", "Ada", COMPUTED, "ada@example.com")
                .expect(201);
        product.execute("INSERT INTO standalone.account (id, secret_hash, party, roles) SELECT '" + SUMAS
                + "', secret_hash, '" + SUMAS + "', ARRAY['CLIENT'] FROM standalone.account WHERE id = 'lucia'");
        Map<String, Object> terms = Fields.with(Story.terms("America/Bogota"), "hours", "Mornings");
        product.as(SUMAS).openCandidacy("c-e2", Story.VA).expect(201);
        Story.CRITERIA.forEach(criterion -> product.as(SUMAS)
                .recordVettingCheck("c-e2", criterion, "SATISFIED")
                .expect(200));
        product.as(Story.VA).offerTerms("c-e2", terms).expect(200);
        product.as(SUMAS).hireVa("e2", "c-e2", 1).expect(201);
        product.as(SUMAS).requestDeliverable("e2", "x1", "2027-01-29T18:00").expect(200);
        product.as(Story.VA).commitToDeliverable("e2", "x1").expect(200);
        product.as(Story.VA).submitDeliverable("e2", "x1").expect(200);
        product.as(SUMAS)
                .requestQualityImprovement("e2", "x1", 1, List.of("c1"), "2027-01-27T18:00")
                .expect(200);
        product.as(Story.VA).contestImprovement("e2", "x1", 1, "MEANS").expect(200);
    }

    /** The VA asks for more and gets it; the client asks for less, alone and as a proposal, and does not. */
    private static void otherTerms() {
        product.clock("2027-02-01T09:00:00Z");
        product.as(Story.VA)
                .proposeTermsChange("e1", "p1", fee(48.00), "2027-03-01T00:00")
                .expect(200);
        product.clock("2027-02-02T09:00:00Z");
        product.as(Story.CLIENT).answer("accept-terms-change", "e1").expect(200);
        refused("change-terms", "30.00 USD from now on", "TERMS-SET-BY-VA");
        product.clock("2027-03-10T09:00:00Z");
        product.as(Story.CLIENT)
                .proposeTermsChange("e1", "p2", fee(30.00), "2027-06-01T00:00")
                .expect(200);
        product.as(Story.VA).answer("decline-terms-change", "e1").expect(200);
    }

    private static Map<String, Object> fee(double amount) {
        return Fields.with(
                Story.terms(Story.MADRID), "fee", Fields.of("amount", amount, "currency", "USD", "per", "HOUR"));
    }

    private static Visitor visitor(String account) {
        return visitors.computeIfAbsent(account, each -> Visitor.signedIn(product, each, "en"));
    }

    private static HttpResponse<String> ask(String account, String path) {
        return visitor(account).ask(path);
    }

    private static String page(String account, String path) {
        HttpResponse<String> page = ask(account, path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body()).as(path).doesNotContain("??", "style=\"", "<script>");
        return page.body();
    }

    private static String text(HttpResponse<String> page) {
        return words(page.body());
    }

    /** Without the names of columns that narrow screens have in every cell. */
    private static String words(String html) {
        return TAGS.matcher(CELL_NAMES.matcher(html).replaceAll(""))
                .replaceAll(" ")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+([,;:.])", "$1")
                .replaceAll("\\s+", " ");
    }

    private static String report(String account, String query) {
        return words(page(account, "/parties/lucia/independence" + query));
    }

    private static String between(String text, String from, String to) {
        int begin = text.indexOf(from);
        assertThat(begin).as(from + " in " + text).isNotNegative();
        int end = text.indexOf(to, begin);
        assertThat(end).as(to + " in " + text.substring(begin)).isNotNegative();
        return text.substring(begin, end);
    }

    @Test
    void whoSetTheFeeIsToldOfTheHiringAndOfEveryChange() {
        String terms = between(report(Story.VA, "?year=2027"), "Who set fee, hours", "Attempts that rules refused");

        assertThat(terms)
                .containsPattern("Fee 42\\.00 USD per hour Virtual assistant, Tuesday, 15 December 2026, 10:00[^.]*"
                        + "entry \\d+ Client, Tuesday, 15 December 2026, 10:00")
                .containsPattern("Fee 48\\.00 USD per hour Virtual assistant, Monday, 1 February 2027, 10:00[^.]*"
                        + "entry \\d+ Client, Tuesday, 2 February 2027, 10:00[^.]*entry \\d+ "
                        + "Monday, 1 March 2027, 00:00")
                .containsPattern("Client, Wednesday, 10 March 2027, 10:00[^.]*entry \\d+ "
                        + "Fee: 48\\.00 USD per hour → 30\\.00 USD per hour declined: Virtual assistant,")
                .contains("Hours Mornings Virtual assistant", "Ways of contact not stated");
    }

    @Test
    void anAttemptIsToldInTheYearOfTheContractZone() {
        assertThat(report(Story.VA, "?year=2026"))
                .contains(
                        "Rules refused no attempt to change terms alone, one request for a timesheet and no instruction about the means")
                .contains("A VA is an independent business and owes no timesheets. TIMESHEETS-NOT-OWED"
                        + " · keeps the virtual assistant independent Client 1")
                .contains("tried to ask for a timesheet")
                .contains("One engagement ran in it, with one client.")
                .doesNotContain("RESULT-NOT-MEANS");
        assertThat(report(Story.VA, "?year=2027"))
                .contains(
                        "Rules refused one attempt to change terms alone, no request for a timesheet and one instruction about the means")
                .contains("Friday, 1 January 2027, 00:00 (Europe/Madrid) 2026-12-31T23:00:00Z")
                .contains("2 engagements ran in it, with 2 different clients.")
                .doesNotContain("TIMESHEETS-NOT-OWED");
    }

    @Test
    void workIsJudgedByItsResultAndByAgreedCriteria() {
        assertThat(report(Story.AUDITOR, "?year=2027"))
                .contains("Of one piece of work that clients accepted in it, the client with the most accepted 1.")
                .contains("People accepted work once, asked for an improvement once and rejected work never.")
                .contains("Of those requests and rejections, 1 of 1 name acceptance criteria that were agreed on")
                .contains("The virtual assistant contested one of those requests as being about how the work is done.")
                .contains("It is no legal opinion");
        assertThat(report(Story.AUDITOR, "?year=2026")).contains("No client accepted any piece of work in it.");
    }

    @Test
    void aYearInWhichThereWasNothingSaysSo() {
        assertThat(report(Story.VA, "?year=2025"))
                .contains("No engagement ran in it.")
                .doesNotContain("They stand under this checkpoint");
    }

    @Test
    void anEntryLeadsAuditorsToTheLedgerAndTheVaToTheHistory() {
        String page = page(Story.AUDITOR, "/parties/lucia/independence?year=2026");
        Matcher entry = ENTRY.matcher(page);
        assertThat(entry.find()).isTrue();
        assertThat(page(Story.AUDITOR, "/ledger/" + entry.group(1))).contains("terms-offered");

        assertThat(page(Story.VA, "/parties/lucia/independence?year=2026"))
                .contains("href=\"/candidacies/c-e1\"", "href=\"/engagements/e1/replay?at=0\"")
                .contains("href=\"/engagements/e1/replay?at=2026-12-31T22:59:59Z\"")
                .doesNotContain("href=\"/ledger/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/pdf", "/table"})
    void whoeverElseAsksFindsNothing(String as) {
        for (String other : List.of(Story.CLIENT, Story.OTHER_VA, Story.LAWYER, Story.OPERATOR)) {
            assertThat(ask(other, "/parties/lucia/independence" + as + "?year=2027")
                            .statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(ask(other, "/parties/lucia/record" + as + "?as=VA").statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        for (String none : List.of(
                "/parties/ceramica-ruiz/independence" + as,
                "/parties/nobody/independence" + as,
                "/parties/lucia/record" + as + "?as=CLIENT",
                "/parties/ceramica-ruiz/record" + as + "?as=VA",
                "/parties/nobody/record" + as + "?as=VA")) {
            assertThat(ask(Story.AUDITOR, none).statusCode()).as(none).isEqualTo(404);
        }
        assertThat(ask(Story.VA, "/parties/lucia/record" + as + "?as=CLIENT").statusCode())
                .isEqualTo(404);
        assertThat(ask(Story.CLIENT, "/parties/ceramica-ruiz/independence" + as).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/parties/lucia/independence?year=2028,422",
        "/parties/lucia/independence?year=27,400",
        "/parties/lucia/record?as=LAWYER,422",
        "/parties/lucia/record?as=VA&asOf=2028-01-01T00:00:00Z,422",
        "/parties/lucia/record?as=VA&asOf=soon,400"
    })
    void whatIsAskedWronglyIsSaid(String path, int status) {
        assertThat(ask(Story.VA, path).statusCode()).as(path).isEqualTo(status);
    }

    /** With what was typed still in it, above what there is now. */
    @ParameterizedTest
    @CsvSource({
        "independence?year=2028,year,2028,422",
        "independence?year=27,year,27,400",
        "record?as=VA&asOf=2028-01-01T00:00:00,asOf,2028-01-01T00:00:00,422",
        "record?as=VA&asOf=soon,asOf,soon,400"
    })
    void whatIsTypedWronglyIsSaidBesideItsField(String path, String field, String typed, int status) {
        HttpResponse<String> page = ask(Story.VA, "/parties/lucia/" + path);

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body())
                .contains("id=\"" + field + ".wrong\" role=\"alert\"", "aria-describedby=\"" + field + ".wrong\"")
                .containsPattern("name=\"" + field + "\"[^>]*value=\"" + typed + "\"")
                .contains("2027-04-01T09:00:00Z.");
        assertThat(ask(Story.OTHER_VA, "/parties/lucia/" + path).statusCode()).isEqualTo(404);
    }

    /** Every number that is a share, in the cell after its name. */
    @ParameterizedTest
    @CsvSource({
        "ines,lucia,VA,",
        "lucia,lucia,VA,",
        "lucia,lucia,VA," + BEFORE,
        "ceramica-ruiz,ceramica-ruiz,CLIENT,",
        "ines,ceramica-ruiz,CLIENT," + BEFORE
    })
    void theNumbersAreThoseOfTheInterface(String account, String party, String side, String asOf) {
        String at = asOf == null ? "" : "asOf=" + asOf;
        String record = words(page(account, "/parties/" + party + "/record?as=" + side + "&" + at));
        String numbers = between(record, "Numbers Results", "By month");

        for (String kind : List.of("compliance", "quality")) {
            JsonNode answer = product.as(Story.AUDITOR)
                    .get("/api/parties/" + party + "/" + kind + "?" + at)
                    .expect(200)
                    .json();
            for (Map.Entry<String, String> each : SHARES.get(kind).entrySet()) {
                assertThat(numbers)
                        .as(each.getKey())
                        .contains(each.getValue() + " "
                                + share(answer.at("/windows/whole/metrics/" + each.getKey())) + " "
                                + share(answer.at("/windows/last90Days/metrics/" + each.getKey())));
            }
        }
    }

    private static final Map<String, Map<String, String>> SHARES = Map.of(
            "compliance",
            Map.of(
                    "onTimeAgreed", "Deadlines kept, as agreed last",
                    "onTimeOriginal", "Deadlines kept, as first committed",
                    "missed", "Deadlines missed"),
            "quality",
            Map.of(
                    "firstPassAcceptance", "Right first time",
                    "onTimeFirstPass", "In time and right",
                    "roundsPerAccepted", "Improvement rounds",
                    "rejected", "Rejected"));

    private static String share(JsonNode metric) {
        assertThat(metric.isObject()).isTrue();
        int of = metric.get("denominator").asInt();
        if (of == 0) {
            return "No number yet";
        }
        String counts = metric.get("numerator").asInt() + " of " + of;
        JsonNode percent = metric.path("percent");
        JsonNode ratio = metric.path("ratio");
        return percent.isNumber()
                ? formatted(percent.decimalValue(), 1) + " % " + counts
                : ratio.isNumber() ? formatted(ratio.decimalValue(), 2) + " " + counts : counts;
    }

    private static String formatted(BigDecimal value, int decimals) {
        NumberFormat format = NumberFormat.getInstance(Locale.ENGLISH);
        format.setMinimumFractionDigits(decimals);
        return format.format(value);
    }

    @Test
    void engagementsAreToldAsTheyStoodThen() {
        String now = words(page(Story.VA, "/parties/lucia/record?as=VA"));
        assertThat(now)
                .contains("2 engagements, in the order in which they began:", COMPUTED, "e2")
                .containsPattern("active 1 1 of 2")
                .containsPattern("The last entry of the ledger that this includes is entry \\d+\\.");
        assertThat(words(page(Story.VA, "/parties/lucia/record?as=VA&asOf=2026-12-20T09:00:00Z")))
                .contains("One engagement:", "2026-12-20T09:00:00Z")
                .containsPattern("active 0 No number yet")
                .doesNotContain(COMPUTED);
        assertThat(words(page(Story.VA, "/parties/lucia/record?as=VA&asOf=2026-12-01T09:00:00Z")))
                .contains("None until then.")
                .doesNotContain("The last entry of the ledger that this includes");
    }

    /** As the page Numbers groups and words them. */
    @Test
    void numbersStandByWhoseResultsTheyAre() {
        String numbers = between(words(page(Story.VA, "/parties/lucia/record?as=VA")), "Numbers Results", "By month");

        assertThat(numbers)
                .containsSubsequence(
                        "of the virtual assistant",
                        "Deadlines kept, as agreed last",
                        "Rating",
                        "The part of the client",
                        "Review speed of the client",
                        "Between the two sides",
                        "Deadlines changed by agreement")
                .contains("Late inputs of the client None None", "Confidentiality Nothing was open Nothing was open");
        assertThat(words(page(Story.VA, "/numbers"))).contains("None came late");
        assertThat(words(page(Story.VA, "/parties/lucia/record?as=VA&asOf=2026-12-20T09:00:00Z")))
                .contains("How late None came late", "Taken on 2 of 2", "Rating No number yet");
    }

    @Test
    void aNumberLeadsToWhatMadeIt() {
        assertThat(page(Story.VA, "/parties/lucia/record?as=VA&asOf=" + BEFORE))
                .contains("href=\"/numbers?why=missed&amp;asOf=" + BEFORE + "#why\"")
                .contains("href=\"/engagements/e1/numbers?asOf=" + BEFORE + "\"");
        page(Story.VA, "/numbers?why=missed&asOf=" + BEFORE);
        assertThat(page(Story.AUDITOR, "/parties/lucia/record?as=VA"))
                .contains("href=\"#record-engagements\"", "href=\"/engagements/e1/numbers\"")
                .doesNotContain("href=\"/numbers");
    }

    @Test
    void theWayToThemIsTheOneThatOneIsOn() {
        assertThat(page(Story.VA, "/parties/lucia/record?as=VA"))
                .contains("<a href=\"/numbers\" aria-current=\"page\">");
        assertThat(page(Story.AUDITOR, "/parties/lucia/record?as=VA"))
                .contains("<a href=\"/find\" aria-current=\"page\">");
    }

    @Test
    void thereAreWaysToThem() {
        assertThat(page(Story.VA, "/numbers")).contains("/parties/lucia/record?as=VA", "/parties/lucia/independence");
        assertThat(page(Story.CLIENT, "/numbers"))
                .contains("/parties/ceramica-ruiz/record?as=CLIENT")
                .doesNotContain("/independence");
        assertThat(page(Story.AUDITOR, "/find?party=lucia"))
                .contains("/parties/lucia/record?as=VA", "/parties/lucia/independence")
                .doesNotContain("as=CLIENT");
        assertThat(page(Story.AUDITOR, "/find")).doesNotContain("/record?as=");
    }

    private static String table(String account, String path) {
        HttpResponse<byte[]> table = visitor(account).download(product, path);
        assertThat(table.statusCode()).as(path).isEqualTo(200);
        assertThat(table.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        return new String(table.body(), StandardCharsets.UTF_8);
    }

    @Test
    void tablesAreSafeForProgramsForTables() {
        assertThat(table(Story.VA, "/parties/lucia/record/table?as=VA").split("\r\n"))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("\"e1\",\"Cerámica Ruiz\",\"ACTIVE\",\"2026-12-15T09:00:00Z\",\"2026-12-15T10:00")
                        .contains("\"1\",\"1\",\"2\",\"\",\"2027-04-01T09:00:00Z\""))
                .anySatisfy(line -> assertThat(line).startsWith("\"e2\",\"'" + COMPUTED + "\""));
        String independence = table(Story.VA, "/parties/lucia/independence/table?year=2027");
        assertThat(independence.split("\r\n"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("\"e1\",\"Cerámica Ruiz\",\"CHANGE_DECLINED\",\"FEE\",\"30.00 USD HOUR\",\"VA\","
                                + "\"2027-03-10T09:00:00Z\",\"2027-03-10T10:00\",\"Europe/Madrid\""))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("\"e1\",\"Cerámica Ruiz\",\"REFUSED\",\"RESULT-NOT-MEANS\",\"prescribe-means\""));
        assertThat(independence)
                .contains("\"'" + COMPUTED + "\",\"SETTING_PROPOSED\",\"HOURS\",\"Mornings\",\"VA\"")
                .doesNotContain("TIMESHEETS");
    }

    @ParameterizedTest
    @CsvSource({
        "/parties/lucia/record/pdf?as=VA,record-lucia.pdf,Record of Despacho Andino as virtual assistant",
        "/parties/lucia/independence/pdf?year=2027,independence-lucia-2027.pdf,Independence in 2027: Despacho Andino"
    })
    void asPdfTheyAreTaggedAndCarryTheCheckpoint(String path, String file, String title) throws IOException {
        for (String account : List.of(Story.VA, Story.AUDITOR)) {
            HttpResponse<byte[]> answer = visitor(account).download(product, path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"" + file + "\"");
            try (PDDocument pdf = Loader.loadPDF(answer.body())) {
                assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(title);
                assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
                assertThat(pdf.getDocumentCatalog()
                                .getNames()
                                .getEmbeddedFiles()
                                .getNames())
                        .containsKey("checkpoint.txt")
                        .hasSizeGreaterThan(1)
                        .allSatisfy(
                                (name, attached) -> assertThat(name).matches("checkpoint.txt|receipt-\\d+.tlog-proof"));
                assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                        .contains("They stand under this checkpoint of", "e2")
                        .doesNotContain("??");
            }
        }
    }

    @Test
    void theyAreReadInSpanish() {
        Visitor lucia = Visitor.signedIn(product, Story.VA, "es");

        assertThat(words(lucia.ask("/parties/lucia/independence?year=2027").body()))
                .contains("Independencia en 2027: Despacho Andino")
                .contains("Intentos denegados por las reglas: 1 de cambiar las condiciones por cuenta propia,"
                        + " 0 de pedir un parte de horas y 1 de dar instrucciones sobre los medios")
                .contains("Honorarios: 48,00 USD por hora → 30,00 USD por hora declinada: Asistente virtual")
                .doesNotContain("??");
        assertThat(words(lucia.ask("/parties/lucia/record?as=VA").body()))
                .contains("Historial de Despacho Andino como asistente virtual")
                .contains("Plazos incumplidos", "2 colaboraciones, en el orden en que empezaron:")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource({
        "/parties/lucia/record?as=VA,/parties/sumas/record?as=CLIENT",
        "/parties/lucia/independence?year=2027,/parties/lucia/independence?year=2026"
    })
    void twoEngagementsAreReadWithAsManyStatementsAsOne(String two, String one) throws Exception {
        assertThat(leastTrips(two)).isPositive().isEqualTo(leastTrips(one));
    }

    /** Once in a while a connection has something of its own to ask. */
    private static long leastTrips(String path) throws Exception {
        page(Story.AUDITOR, path);
        long least = Long.MAX_VALUE;
        for (int time = 0; time < 3; time++) {
            least = Math.min(least, RoundTrips.during("-exec-", () -> page(Story.AUDITOR, path)));
        }
        return least;
    }

    @Test
    void whoeverLookedIsOnRecord() {
        page(Story.AUDITOR, "/parties/lucia/record?as=VA");
        table(Story.AUDITOR, "/parties/lucia/independence/table?year=2027");

        await().untilAsserted(() -> assertThat(product.as(Story.AUDITOR)
                        .get("/api/audit/accesses?limit=200")
                        .expect(200)
                        .body())
                .contains("\"REPORT\""));
    }
}
