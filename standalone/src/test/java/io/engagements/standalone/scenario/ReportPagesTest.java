package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.tree.ProofCheck;
import io.engagements.proof.tree.TreeHasher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Certificates and reports of the winter of the worked example, and of a piece with a title that is no formula. */
class ReportPagesTest {

    private static final String WORK = "/engagements/e1/work/";
    private static final String REPORT = "/engagements/e1/report";
    private static final String THEN = "?asOf=2027-03-20T00:00:00Z";

    private static final Pattern LEAF = Pattern.compile("<td class=\"mono\">([0-9a-f]{64})</td>");

    @RegisterExtension
    static final Product product = new Product();

    private static Visitor lucia;

    @BeforeAll
    static void winter() {
        Story.winter(product, "e1");
        product.as(Story.CLIENT)
                .command(
                        "request-deliverable",
                        Fields.of(
                                "engagementId",
                                "e1",
                                "deliverableId",
                                "sum",
                                "title",
                                "=SUM(A1) & <b>co</b>",
                                "criteria",
                                List.of(Fields.of("id", "c1", "text", "It adds up")),
                                "due",
                                "2027-06-30T18:00"))
                .expect(200);
        product.as(Story.CLIENT).appointLawyer("e1", Story.LAWYER).expect(200);
        product.as(Story.CLIENT)
                .guarded("request-timesheet", "e1", "Your hours, please")
                .refusedBy("TIMESHEETS-NOT-OWED");
        product.settle();
        product.as(Story.AUDITOR)
                .send("POST", "/api/audit/checkpoints", BodyPublishers.noBody())
                .expect(202);
        lucia = visitor(Story.VA);
        await().until(() -> page(lucia, REPORT).contains("<td class=\"mono\">")
                && !page(lucia, REPORT).contains("not signed yet"));
    }

    private static Visitor visitor(String account) {
        return Visitor.signedIn(product, account, "en");
    }

    private static String page(Visitor person, String path) {
        HttpResponse<String> page = person.ask(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body()).as(path).doesNotContain("??", "style=\"", "<script>");
        return page.body();
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    private static String text(String path) {
        return words(page(lucia, path));
    }

    private static PDDocument pdf(String path) throws Exception {
        HttpResponse<byte[]> answer = lucia.download(product, path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        return Loader.loadPDF(answer.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a; In time, by 1 s; Improvement rounds none",
                "b; In time, by 1 day 6 h; Improvement rounds 1",
                "c; Late, by 1 day; Improvement rounds none",
                "d; In time, by 8 h; Improvement rounds none"
            })
    void aCertificateSaysWhatTheRulesSay(String piece, String inTime, String rounds) {
        JsonNode work = Story.deliverable(product, "e1", piece);
        Instant due = Instant.parse(work.at("/agreedDue/instant").asString());
        Instant handedIn = Instant.parse(work.at("/submissions/0/receivedAt").asString());
        String said = text(WORK + piece + "/certificate");

        assertThat(said)
                .contains("Certificate: Catalogue", inTime, rounds, due.toString(), handedIn.toString())
                .contains("Despacho Andino did this work for Cerámica Ruiz, and it was accepted.")
                .contains("In Spanish", "At most 10 pages", "Cerámica Ruiz accepted version ")
                .contains(work.at("/submissions/0/items/0/sha256").asString())
                .contains(work.at("/acceptance/by/occurredAt").asString())
                .contains(
                        "Made for Despacho Andino, as of Tuesday, 1 June 2027, 02:00 (Europe/Madrid), 2027-06-01T00:00:00Z.");
        assertThat(work.at("/lateBySeconds").asLong())
                .isEqualTo(Math.max(0, Duration.between(due, handedIn).toSeconds()));
    }

    @Test
    void silenceIsSaidToBeSilence() {
        assertThat(text(WORK + "f/certificate"))
                .contains(
                        "The time for its review passed in silence, which closes it; no person accepted it.",
                        "Nobody decided about version 1 in time",
                        "2027-02-19T11:00:01Z")
                .doesNotContain("accepted version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"e", "g", "sum", "nothing", "a%20b"})
    void whatIsNotAcceptedHasNoCertificate(String piece) {
        assertThat(lucia.ask(WORK + piece + "/certificate").statusCode()).isEqualTo(404);
        assertThat(lucia.ask(WORK + piece + "/certificate/pdf").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyWhatIsAcceptedLeadsToOne() {
        assertThat(page(lucia, WORK + "a")).contains("href=\"" + WORK + "a/certificate\"");
        assertThat(page(lucia, WORK + "f")).contains("href=\"" + WORK + "f/certificate\"");
        assertThat(page(lucia, WORK + "g")).doesNotContain("/certificate");
        assertThat(page(lucia, "/engagements/e1")).contains("href=\"" + REPORT + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {Story.CLIENT, Story.VA, Story.LAWYER, Story.AUDITOR})
    void whoSeesTheEngagementMayHaveThem(String account) {
        Visitor person = visitor(account);

        assertThat(page(person, WORK + "a/certificate")).contains("href=\"" + WORK + "a/certificate/pdf\"");
        assertThat(page(person, REPORT)).contains("href=\"" + REPORT + "/table\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {Story.OTHER_CLIENT, Story.OTHER_VA, Story.OPERATOR})
    void nobodyElseFindsThem(String account) {
        Visitor person = visitor(account);

        for (String path : List.of(
                WORK + "a/certificate",
                WORK + "a/certificate/pdf",
                REPORT,
                REPORT + "/pdf",
                REPORT + "/table",
                "/engagements/none/report")) {
            assertThat(person.ask(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void bothAreReadInSpanish() {
        Visitor enEspañol = Visitor.signedIn(product, Story.CLIENT, "es");

        assertThat(words(page(enEspañol, WORK + "d/certificate")))
                .contains("Certificado: Catalogue", "En plazo, con un margen de 8 h", "Huella de la hoja")
                .contains("Hecho para Cerámica Ruiz, situación a martes, 1 de junio de 2027");
        assertThat(words(page(enEspañol, REPORT + THEN)))
                .contains("Informe: Cerámica Ruiz y Despacho Andino", "80,0 % 4 de 5", "Silencio del cliente");
    }

    @Test
    void aReportHasTheNumbersAsOfItsMoment() {
        String said = text(REPORT + THEN);

        assertThat(said)
                .contains("as of Saturday, 20 March 2027, 01:00 (Europe/Madrid), 2027-03-20T00:00:00Z.")
                .contains("Deadlines kept, as agreed last 80.0 % 4 of 5")
                .contains("Deadlines kept, as first committed 3 of 4")
                .contains("Deadlines missed 20.0 % 1 of 5")
                .contains("How late 24.0 h (median) 1")
                .contains("Right first time 3 of 4")
                .contains("Improvement rounds 0.25 1 of 4")
                .contains("Review speed of the client 48.0 h (median) 5")
                .contains("Silence of the client 16.7 % 1 of 6")
                .contains("Late inputs of the client 24.0 h in all 1")
                .contains("Confidentiality Nothing was open")
                .contains("Inputs that the client owed 1; given: 1; late now: 0")
                .contains("Catalogue, round 1 Asked for: Friday, 15 January 2027, 12:00 (Europe/Madrid)")
                .contains("Agreed to by Cerámica Ruiz, Monday, 4 January 2027, 10:00")
                .contains("Attempts that any rule refused None")
                .doesNotContain("SUM(A1)");
        assertThat(text(REPORT))
                .contains("TIMESHEETS-NOT-OWED once", "=SUM(A1) &amp; &lt;b&gt;co&lt;/b&gt;")
                .contains("g Due in force Friday, 26 March 2027");
    }

    @Test
    void earlierThereWasLess() {
        assertThat(text(REPORT + "?asOf=2027-01-09T00:00:00Z"))
                .contains("Deadlines kept, as agreed last 1 of 1")
                .contains("Requests for improvement None")
                .doesNotContain("round 1 Asked for");
        assertThat(text(REPORT + "?asOf=2027-01-21T12:00:00Z"))
                .contains("Inputs that the client owed 1; given: 0; late now: 1")
                .contains("19 h the client’s delay");
        assertThat(text(REPORT + "?asOf=2027-01-24T00:00:00Z")).contains("1 day the virtual assistant’s delay");
    }

    @ParameterizedTest
    @CsvSource({"2027-01-01T00:00:00Z,422", "2027-07-01T00:00:00Z,422", "yesterday,400"})
    void aMomentIsOneWhenThereWasSomething(String asOf, int status) {
        for (String path : List.of(REPORT, REPORT + "/pdf", REPORT + "/table")) {
            assertThat(lucia.ask(path + "?asOf=" + asOf).statusCode()).as(path).isEqualTo(status);
        }
    }

    /** With what was typed still in it; whoever may not see the engagement learns nothing of moments. */
    @ParameterizedTest
    @CsvSource({
        "2027-01-01T00:00,422,Nothing had happened by then.",
        "2027-07-01T00:00,422,This moment has not come yet.",
        "yesterday,400,Name a day and a time"
    })
    void aWrongMomentIsSaidBesideItsField(String asOf, int status, String why) {
        HttpResponse<String> page = lucia.ask(REPORT + "?asOf=" + asOf);

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body())
                .containsPattern("<p class=\"wrong w-100\" id=\"asOf.wrong\" role=\"alert\">" + why)
                .containsPattern("<input class=\"form-control is-wrong\"[^>]*value=\"" + asOf)
                .contains("aria-describedby=\"asOf.wrong\"", "2027-06-01T00:00:00Z.");
        assertThat(visitor(Story.OTHER_VA).ask(REPORT + "?asOf=" + asOf).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aTableHasTheSameAndNoFormula() {
        HttpResponse<String> table = lucia.ask(REPORT + "/table");

        assertThat(table.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(table.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"report-e1.csv\"");
        assertThat(table.body().lines())
                .hasSize(9)
                .contains("\"e1\",\"sum\",\"'=SUM(A1) & <b>co</b>\",\"REQUESTED\",\"2027-06-30T16:00:00Z\","
                        + "\"2027-06-30T18:00:00\",\"\",\"\",\"\",\"0\",\"\",\"0\",\"Europe/Madrid\","
                        + "\"2027-06-01T00:00:00Z\"")
                .contains("\"e1\",\"c\",\"Catalogue\",\"ACCEPTED\",\"2027-01-22T17:00:00Z\",\"2027-01-22T18:00:00\","
                        + "\"2027-01-23T17:00:00Z\",\"2027-01-23T18:00:00\",\"false\",\"86400\",\"VA\",\"0\","
                        + "\"Europe/Madrid\",\"2027-06-01T00:00:00Z\"");
        assertThat(lucia.ask(REPORT + "/table" + THEN).body().lines()).hasSize(8);
    }

    /** Also once nothing is late any more: the engagement that ended on it says so too. */
    @Test
    void whatWasMissedAndNeverCameIsNotInTime() {
        String missed = lucia.ask(REPORT + "/table")
                .body()
                .lines()
                .filter(line -> line.contains("\"MISSED\""))
                .findFirst()
                .orElseThrow();
        assertThat(missed)
                .startsWith("\"e1\",\"g\",")
                .contains("\"\",\"\",\"false\",")
                .contains(",\"VA\",");
        assertThat(text(REPORT)).contains("missed, nothing whole came");
    }

    /** What the page shows, what is attached, and what the ledger signed are the same. */
    @ParameterizedTest
    @ValueSource(strings = {WORK + "b/certificate", REPORT})
    void whatItRestsOnVerifiesAtHome(String path) throws Exception {
        List<String> leaves = LEAF.matcher(page(lucia, path))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        try (PDDocument pdf = pdf(path + "/pdf")) {
            String said = new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
            Map<String, PDComplexFileSpecification> files =
                    pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            String note = SignedNote.parse(
                            files.get("checkpoint.txt").getEmbeddedFile().toByteArray())
                    .text();
            Checkpoint signed = Checkpoint.parse(note);
            List<PDComplexFileSpecification> receipts = files.entrySet().stream()
                    .filter(file -> file.getKey().endsWith(".tlog-proof"))
                    .map(Map.Entry::getValue)
                    .toList();

            // Of the certificate: asked for, taken on, handed in twice, improved, accepted.
            assertThat(leaves).hasSize(path.equals(REPORT) ? 1 : 6).doesNotHaveDuplicates();
            assertThat(receipts).hasSameSizeAs(leaves);
            for (PDComplexFileSpecification file : receipts) {
                LogProof proof = LogProof.parse(file.getEmbeddedFile().toByteArray());
                TreeHasher hasher = new TreeHasher();
                ProofCheck.inclusion(
                        hasher.leaf(Objects.requireNonNull(proof.extra())),
                        proof.index(),
                        signed.size(),
                        proof.path(),
                        signed.root());
                String leaf = HexFormat.of()
                        .formatHex(hasher.leaf(Objects.requireNonNull(proof.extra()))
                                .bytes());
                assertThat(proof.checkpoint().text()).isEqualTo(note);
                assertThat(leaves).contains(leaf);
                assertThat(said).contains(leaf);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {WORK + "d/certificate/pdf", REPORT + "/pdf"})
    void thePdfIsTaggedAndTellsItsMoment(String path) throws Exception {
        try (PDDocument pdf = pdf(path)) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfuaid:part");
            assertThat(pdf.getDocumentInformation().getTitle())
                    .isIn("Certificate: Catalogue", "Report: Cerámica Ruiz and Despacho Andino");
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("as of Tuesday, 1 June 2027, 02:00 (Europe/Madrid), 2027-06-01T00:00:00Z.")
                    .doesNotContain("#", "[U+");
        }
    }

    @Test
    void aShortCertificateIsOnePageLong() throws Exception {
        try (PDDocument pdf = pdf(WORK + "d/certificate/pdf")) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void whoTakesOneIsOnRecord() {
        visitor(Story.LAWYER).download(product, WORK + "a/certificate/pdf");
        visitor(Story.LAWYER).ask(REPORT + "/table");
        String rows =
                visitor(Story.AUDITOR).ask("/accesses?who=sol&kind=REPORT").body();

        assertThat(rows).contains("<b>sol</b>", "taken away", "href=\"/engagements/e1\"");
    }
}
