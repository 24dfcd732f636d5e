package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

/**
 * What pages show of what the query side has not got itself, wherever the other side runs: names, files and what becomes of
 * commands, signatures, what was read, and samples that an auditor keeps there.
 */
@Tag("two-services")
@TestMethodOrder(OrderAnnotation.class)
class ApartPagesTest {

    private static final String E1 = "/engagements/e1";
    private static final String CONTENT = "All the labels.";
    private static final Pattern WAY = Pattern.compile("<a [^>]*href=\"(/(?!assets/|webjars/|/)[^\"#]*)[\"#]");
    private static final Pattern LINE = Pattern.compile("id=\"entry-(\\d+)\"");

    @RegisterExtension
    static final Product product = new Product()
            .with("engagements.pages", true)
            .with("engagements.checkpoints.every", "100ms")
            .with("engagements.proof.pause", "50ms");

    /** The piece of work that is done on pages alone. */
    private static String piece = "";

    @BeforeAll
    static void onePieceWasAcceptedAndOneMissed() {
        product.clock("2027-01-04T09:00:00Z");
        Story.hire(product, "e1");
        product.as(Story.CLIENT).appointLawyer("e1", Story.LAWYER).expect(200);
        Story.commission(product, "e1", "a", "2027-01-08T18:00");
        Story.commission(product, "e1", "d", "2027-01-29T18:00", "prices", "2027-01-20T18:00");
        product.clock("2027-01-08T16:59:59Z");
        product.as(Story.VA).submitDeliverable("e1", "a").expect(200);
        product.clock("2027-01-11T09:00:00Z");
        product.as(Story.CLIENT).acceptDeliverable("e1", "a", 1).expect(200);
        product.clock("2027-06-01T00:00:00Z");
        product.settle();
    }

    private static Visitor signedIn(String account) {
        return Visitor.signedIn(product, account, "en");
    }

    private static String page(String account, String path) {
        return shown(signedIn(account).get(path), path);
    }

    private static String shown(HttpResponse<String> page, String path) {
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body()).as(path).doesNotContain("??", "style=\"", "<script>");
        return page.body();
    }

    private static String found(String pattern, String page) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group(1);
    }

    /** Sends the form of a page, with this filled in, and says where it leads. */
    private static String sent(Visitor who, String page, String action, Map<String, String> typed) {
        Map<String, String> form = new HashMap<>(Visitor.form(who.get(page).body(), "action=\"" + action + "\""));
        form.putAll(typed);
        HttpResponse<String> answer = who.submit(page, action, form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return Visitor.location(answer);
    }

    private static Map<String, byte[]> unpacked(HttpResponse<byte[]> zipped) throws IOException {
        assertThat(zipped.statusCode()).isEqualTo(200);
        assertThat(zipped.headers().firstValue("Content-Type")).contains("application/zip");
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    /** What the verifier says at home about what was saved there. */
    private static String verified(Path saved) throws Exception {
        List<String> line = new ArrayList<>(List.of("verify", saved.toString()));
        product.as(Story.AUDITOR)
                .get("/api/audit/keys")
                .expect(200)
                .texts("/keys")
                .forEach(key -> line.addAll(List.of("--key", key)));
        return OfflineVerifier.run(0, line.toArray(String[]::new));
    }

    @Test
    @Order(1)
    void eachSideIsToldWhoTheOtherIs() {
        assertThat(page(Story.CLIENT, E1)).contains("Lucía Andrade");
        assertThat(page(Story.VA, E1)).contains("Carmen Ruiz");
        assertThat(page(Story.AUDITOR, "/find")).contains("Cerámica Ruiz", "Lucía Andrade");
        assertThat(signedIn(Story.OTHER_CLIENT).get(E1).statusCode()).isEqualTo(404);
    }

    /** Both the orders and the file go on to the other side, and what it says of them comes back. */
    @Test
    @Order(2)
    void workIsAskedForDoneAndAcceptedOnPages() {
        Visitor carmen = signedIn(Story.CLIENT);
        String ask = E1 + "/ask";
        Map<String, String> request = new HashMap<>(Map.of(
                "title", "Price labels",
                "criteria.0.text", "All 32 tiles",
                "due.day", "2027-06-11",
                "due.time", "18:00",
                "due.zone", Story.MADRID,
                "act", "send"));
        request.put("key", Visitor.hidden(carmen.get(ask).body(), "key"));
        HttpResponse<String> asked = carmen.submit(ask, ask, request);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(302);
        assertThat(shown(carmen.follow(asked), ask)).contains("Sent. Lucía Andrade decides until");
        piece = Visitor.location(asked).replaceAll("\\?.*", "");
        product.settle();

        Visitor lucia = signedIn(Story.VA);
        String key = Visitor.hidden(lucia.get(piece).body(), "key");
        HttpResponse<String> committed = lucia.submit(piece, piece, Map.of("verdict", "commit", "key", key));
        assertThat(shown(lucia.follow(committed), piece)).contains("you work on it");
        HttpResponse<String> again =
                lucia.submit("/today", piece, Map.of("verdict", "decline", "reason", "No time", "key", "late"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("STATE-FORBIDS", "How it stands: taken on")
                .doesNotContain("??");

        String receipt = handedIn(lucia);
        assertThat(receipt).contains("Delivered. Carmen Ruiz sees it now.", "labels.txt", "In time, by 10 days");
        product.settle();
        String file = found("href=\"(/files/[^\"]+)\"", receipt);
        assertThat(carmen.ask(file).body()).isEqualTo(CONTENT);
        assertThat(signedIn(Story.OTHER_VA).ask(file).statusCode()).isEqualTo(404);

        String review = piece.replace("/work/", "/deliverables/") + "/review";
        String before = shown(carmen.get(review), review);
        assertThat(before).contains("What Lucía Andrade delivered");
        HttpResponse<String> accepted = carmen.submit(
                review,
                review,
                Map.of(
                        "verdict", "accept",
                        "version", Visitor.hidden(before, "version"),
                        "key", Visitor.hidden(before, "key")));
        assertThat(shown(carmen.follow(accepted), review))
                .contains("You accepted it.", "Carmen Ruiz accepted version 1.");
        product.settle();
    }

    private static String handedIn(Visitor lucia) {
        String deliver = piece.replace("/work/", "/deliverables/") + "/deliver";
        Form form = new Form()
                .field("key", Visitor.hidden(lucia.get(deliver).body(), "key"))
                .field("part", "whole")
                .part("form-data; name=\"files\"; filename=\"labels.txt\"", CONTENT);
        return shown(lucia.follow(lucia.submit(deliver, deliver, form)), deliver);
    }

    @Test
    @Order(3)
    void whatWasAcceptedIsCertifiedWithWhatTheOtherSideSigned() throws Exception {
        String certificate = piece + "/certificate";
        await().untilAsserted(() -> assertThat(page(Story.VA, certificate))
                .contains("Certificate: Price labels", "Despacho Andino did this work for Cerámica Ruiz")
                .containsPattern("<td class=\"mono\">[0-9a-f]{64}</td>")
                .doesNotContain("not signed yet"));
        try (PDDocument pdf = Loader.loadPDF(
                signedIn(Story.VA).download(product, certificate + "/pdf").body())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Price labels", "Despacho Andino");
            assertThat(pdf.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames()
                            .keySet())
                    .contains("checkpoint.txt")
                    .anyMatch(name -> name.endsWith(".tlog-proof"));
        }
        assertThat(page(Story.CLIENT, E1 + "/report")).contains("Report: Cerámica Ruiz and Despacho Andino");
    }

    @Test
    @Order(4)
    void anAuditorFindsAnEngagementAndGoesThroughWhatHappened() {
        assertThat(page(Story.AUDITOR, "/find")).contains("href=\"" + E1 + "/replay\"");
        assertThat(page(Story.AUDITOR, E1 + "/replay?at=2027-01-08T16:59:59Z"))
                .contains("Three times of this event", "Lucía Andrade", "handed in");
    }

    /** Kept in the database of the side that has pages, by a role that may do nothing else there. */
    @Test
    @Order(5)
    void aSampleIsDrawnNotedAboutAndTakenHome(@TempDir Path home) throws Exception {
        Visitor ines = signedIn(Story.AUDITOR);
        String draw = "/samples/new";
        String sample = sent(
                ines,
                draw + "?engagement=e1",
                draw,
                Map.of("size", "5", "seed", "agreed-in-June", "purpose", "The first months"));
        String drawn = page(Story.AUDITOR, sample);
        List<String> entries =
                LINE.matcher(drawn).results().map(entry -> entry.group(1)).toList();
        assertThat(entries).hasSize(5);
        String first = sample + "/entries/" + entries.get(0);
        sent(ines, first, first, Map.of("mark", "EXCEPTION", "text", "Who asked for it?"));
        assertThat(page(Story.AUDITOR, sample)).contains("Who asked for it?");
        assertThat(page(Story.AUDITOR, "/samples")).contains("The first months", "1 exception");

        Map<String, byte[]> files = unpacked(ines.download(product, sample + "/package"));
        assertThat(new String(files.get("sample.json"), StandardCharsets.UTF_8))
                .contains("agreed-in-June", "Who asked for it?");
        Path receipt = Files.write(
                home.resolve("receipt.tlog-proof"), files.get("receipts/receipt-" + entries.get(0) + ".tlog-proof"));
        assertThat(verified(receipt)).contains("GOOD", "the entry stands at position " + entries.get(0) + " of ");
    }

    @Test
    @Order(6)
    void whatIsTakenHomeHoldsThereAndHere(@TempDir Path home) throws Exception {
        assertThat(page(Story.AUDITOR, E1 + "/proof")).contains("Cerámica Ruiz", "Lucía Andrade", "id=\"take\"");
        HttpResponse<byte[]> taken =
                signedIn(Story.AUDITOR).download(product, E1 + "/proof/package?files=content&names=mine");
        assertThat(unpacked(taken))
                .anySatisfy((name, content) ->
                        assertThat(content).as(name).isEqualTo(CONTENT.getBytes(StandardCharsets.UTF_8)));
        assertThat(verified(Files.write(home.resolve("evidence.zip"), taken.body())))
                .contains("GOOD");
        assertThat(page(Story.AUDITOR, E1 + "/proof/verify"))
                .contains("All that was checked holds", "come out of the entries")
                .doesNotContain("id=\"part-wrong\"");
        assertThat(page(Story.VA, "/proof/verify")).contains("All that was checked holds");
        assertThat(page(Story.AUDITOR, "/proof/checkpoints")).contains("What was signed of the ledger");
    }

    @Test
    @Order(7)
    void theLawyerReadsTheWholeCase() {
        assertThat(page(Story.LAWYER, E1 + "/case-file"))
                .contains("<h1>Case file: Cerámica Ruiz and Despacho Andino</h1>", "Lucía Andrade", "id=\"cf-check\"");
    }

    /** One of each kind; which ones lead to something broken is said. */
    @Order(8)
    @ParameterizedTest
    @ValueSource(strings = {Story.CLIENT, Story.AUDITOR, Story.OPERATOR})
    void everyWayOnAPageLeadsSomewhere(String account) {
        Visitor person = signedIn(account);
        Set<String> kinds = new HashSet<>();
        Deque<String> ways = new ArrayDeque<>(List.of("/today"));
        List<String> broken = new ArrayList<>();
        while (!ways.isEmpty()) {
            String way = ways.remove();
            HttpResponse<String> answer = person.get(way);
            if (answer.statusCode() != 200 || isPage(answer) && answer.body().contains("??")) {
                broken.add(way + " " + answer.statusCode());
            }
            WAY.matcher(answer.body())
                    .results()
                    .map(found -> HtmlUtils.htmlUnescape(found.group(1)))
                    .filter(each -> kinds.add(kind(each)))
                    .forEach(ways::add);
        }
        assertThat(broken).isEmpty();
        assertThat(kinds).hasSizeGreaterThan(10);
    }

    private static boolean isPage(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }

    /** Of an address: without what names one of many, and with whether it is of the past. */
    private static String kind(String way) {
        return way.replaceAll("\\?.*", "").replaceAll("(?<=/)(?:[0-9][^/]*|[0-9a-f-]{30,}|[a-g])(?=/|$)", "*")
                + (way.contains("asOf=") ? " then" : "");
    }

    @Test
    @Order(8)
    void theSignedReceiptIsTakenByWhoeverHandedIn() {
        String receipt = found("href=\"([^\"]+/receipts/\\d+/signed)\"", page(Story.VA, piece));
        assertThat(signedIn(Story.VA).ask(receipt).body()).startsWith("c2sp.org/tlog-proof");
    }

    /** Whichever query side has it first. */
    @Test
    @Order(9)
    void anOpenPageIsToldOfWhatHappens() throws InterruptedException {
        BlockingQueue<String> said = signedIn(Story.VA).listen(product, "/live");
        product.as(Story.CLIENT)
                .requestDeliverable("e1", "more", "2027-06-30T18:00")
                .expect(200);
        product.settle();
        String heard = "";
        while (!heard.contains("\"subject\": \"e1\", \"of\": \"engagements\", \"version\": " + product.version("e1"))) {
            heard = said.poll(20, TimeUnit.SECONDS);
            assertThat(heard).isNotNull();
        }
    }

    /** In order, so that it comes after all of it. */
    @Test
    @Order(10)
    void allOfItIsOnRecord() {
        for (String[] each : new String[][] {
            {Story.AUDITOR, "HISTORY", "read what happened"},
            {Story.AUDITOR, "EVIDENCE", "the package with its proof"},
            {Story.AUDITOR, "LEDGER", "entries of all engagements"},
            {Story.CLIENT, "FILE", "a file"},
            {Story.CLIENT, "REPORT", "a report"},
            {Story.VA, "REPORT", "a report"},
            {Story.LAWYER, "CASE_FILE", "the case file"}
        }) {
            await().untilAsserted(() -> assertThat(page(Story.AUDITOR, "/accesses?who=" + each[0] + "&kind=" + each[1])
                            .replaceAll("(?s)<form class=\"numbers-form\".*?</form>", ""))
                    .contains("<b>" + each[0] + "</b>", each[2]));
        }
        String looks = page(Story.CLIENT, E1 + "/accesses");
        assertThat(looks)
                .contains("the package with its proof", "the case file", "a report")
                .containsSubsequence("the receipt of an event", "submitted “Price labels”");
    }
}
