package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.NASTY;
import static io.engagements.standalone.scenario.PagesStory.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An engagement on one page, its work and its pieces, for its two sides and nobody else. */
@ExtendWith(PagesStory.class)
class EngagementPagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ceramica-ruiz; en; Cerámica Ruiz and Lucía Andrade|Ask for work|waits for you|stands still|you review"
                        + "|asked, not committed|Terms in force|42.00 USD an hour|not in force|Deadlines kept|Your late inputs"
                        + "|Carmen Ruiz hired Lucía Andrade",
                "ceramica-ruiz; es; Cerámica Ruiz y Lucía Andrade|Pedir trabajo|le espera a usted|parado|usted lo revisa"
                        + "|pedido, sin compromiso|Condiciones en vigor|42,00 USD por hora|no en vigor|Plazos cumplidos",
                "lucia; en; waits for Carmen Ruiz|Carmen Ruiz reviews|asked, your answer|Fri 29 Jan, 12:00|18:00 Madrid, contract"
                        + "|Late inputs of Carmen Ruiz|Contract time is Madrid",
                "lucia; es; espera a Carmen Ruiz|Carmen Ruiz lo revisa|pedido, responda|vie 29 ene, 12:00"
            })
    void anEngagementIsOnOnePageForBothSides(String account, String language, String words) {
        Visitor person = new Visitor(product, language);
        assertThat(person.signIn(account).body()).contains("href=\"/engagements/e1");
        HttpResponse<String> page = person.get("/engagements/e1");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(words.split("\\|")).doesNotContain("??", "style=\"", "<script>");
        assertThat(page.body().contains("/engagements/e1/ask")).isEqualTo(account.equals(Story.CLIENT));
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; Who looked at this|you|looked at the engagement|an auditor|the case file|taken away",
                "es; Quién ha mirado esto|usted|miró la colaboración|la auditoría|el expediente|descarga"
            })
    void whoLookedAndWhoTookWhatAwayIsToldWithoutATimeSheet(String language, String words) {
        Visitor lucia = Visitor.signedIn(product, Story.VA, language);
        assertThat(lucia.get("/engagements/e1").body()).contains("/engagements/e1/accesses");
        Visitor carmen = Visitor.signedIn(product, Story.CLIENT, "en");
        carmen.get("/engagements/e1");
        product.as(Story.AUDITOR).download("/api/engagements/e1/case-file");
        OnRecord record = new OnRecord(product);
        assertThat(record.of(Story.VA)).contains("ENGAGEMENT e1");
        assertThat(record.of(Story.CLIENT)).contains("ENGAGEMENT e1");

        assertThat(accesses(lucia))
                .contains(words.split("\\|"))
                .doesNotContain("??", "<b>Carmen", "<b>Cer\u00e1mica", "<b>ines");
        assertThat(lucia.get("/engagements/e1/accesses?after=nonsense").statusCode())
                .isEqualTo(400);
        assertThat(lucia.get("/engagements/w1/accesses").statusCode()).isEqualTo(404);
    }

    /** Of all pages: others look too. */
    private static String accesses(Visitor visitor) {
        StringBuilder told = new StringBuilder();
        for (String next = "/engagements/e1/accesses"; next != null; ) {
            HttpResponse<String> page = visitor.get(next);
            assertThat(page.statusCode()).isEqualTo(200);
            told.append(page.body());
            Matcher further = FURTHER.matcher(page.body());
            next = further.find() ? further.group(1) : null;
        }
        return told.toString();
    }

    @Test
    void whatIsOfNoEngagementInParticularIsToldToo() {
        product.as(Story.AUDITOR).get("/api/audit/ledger?limit=1").expect(200);

        assertThat(accesses(Visitor.signedIn(product, Story.VA, "en"))).contains("entries of all engagements");
    }

    @Test
    void whichReceiptSomebodyTookIsTold() {
        String submitted = product.as(Story.VA)
                .get("/api/engagements/e1/history?type=deliverable-submitted")
                .expect(200)
                .text("/items/0/id");
        product.as(Story.AUDITOR)
                .send("POST", "/api/audit/checkpoints", BodyPublishers.noBody())
                .expect(202);
        await().until(() -> product.as(Story.VA)
                        .download("/api/events/" + submitted + "/receipt")
                        .statusCode()
                == 200);

        assertThat(accesses(Visitor.signedIn(product, Story.VA, "en")))
                .contains("the receipt of an event", "Lucía Andrade submitted “Catalogue”")
                .containsPattern("href=\"/engagements/e1/replay\\?at=\\d+\"");
    }

    @Test
    void whatHappenedIsShownPieceByPiece() {
        Visitor lucia = Visitor.signedIn(product, Story.VA, "en");
        assertThat(lucia.get("/engagements/e1?before=4").body())
                .contains("Lucía Andrade committed to")
                .doesNotContain("submitted");
        String part =
                lucia.with("HX-Request", "true").get("/engagements/e1?before=1").body();
        assertThat(part).contains("Carmen Ruiz hired Lucía Andrade").doesNotContain("<html", "Show earlier");
    }

    @Test
    void allOfTheWorkIsListedAndEachPieceHasAPage() {
        Visitor carmen = Visitor.signedIn(product, Story.CLIENT, "en");
        assertThat(carmen.get("/engagements/e1/work").body())
                .contains("All of the work", "/engagements/e1/work/brochure", "/engagements/e1/work/letters");
        assertThat(carmen.get("/engagements/e1/work?after=nonsense").statusCode())
                .isEqualTo(400);
        assertThat(carmen.get("/engagements/e1/work/letters").body())
                .contains(
                        "You asked for it.", "It is right when", "At most 10 pages", "You owe for it", "16 hours late");
        assertThat(carmen.get("/engagements/e1/work/texts").body())
                .contains("Lucía Andrade decides until")
                .doesNotContain("name=\"verdict\"");
    }

    @Test
    void openProposalsAreToldInWordsUntilTheyAreNot() {
        Map<String, Object> proposal = Fields.of("engagementId", "e1", "deliverableId", "texts", "proposalId", "later");
        Map<String, Object> proposed = new LinkedHashMap<>(proposal);
        proposed.put("due", "2027-02-01T18:00");
        proposed.put("reason", "The fair " + NASTY);
        product.as(Story.VA).command("propose-due-date", proposed).expect(200);
        product.settle();
        Visitor carmen = Visitor.signedIn(product, Story.CLIENT, "en");
        Visitor lucia = Visitor.signedIn(product, Story.VA, "es");

        assertThat(carmen.get("/engagements/e1").body())
                .contains("Open proposals", "Lucía Andrade proposes Mon 1 Feb, 18:00 Madrid for Catalogue.")
                .contains("The fair &lt;b&gt;Eve")
                .doesNotContain("<b>Eve");
        assertThat(lucia.get("/engagements/e1").body())
                .contains("Propuestas abiertas", "Usted propone el lun 1 feb, 12:00 Bogotá para Catalogue.");
        product.as(Story.VA).command("withdraw-due-date", proposal).expect(200);
        product.settle();
        assertThat(carmen.get("/engagements/e1").body()).doesNotContain("Open proposals");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme-books", "mateo", "sol", "operator"})
    void whoIsOnNeitherSideFindsNoEngagement(String account) {
        Visitor stranger = Visitor.signedIn(product, account, "en");
        for (String path : List.of("", "/ask", "/work", "/work/texts", "?version=999999", "?before=3")) {
            HttpResponse<String> page = stranger.get("/engagements/e1" + path);
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.body()).contains("There is nothing here").doesNotContain("Carmen", "Lucía");
        }
        Map<String, String> form = Map.of("act", "send", "verdict", "commit", "key", "k");
        for (String path : List.of("/engagements/e1/ask", "/engagements/e1/work/texts")) {
            assertThat(stranger.submit("/today", path, form).statusCode()).isEqualTo(404);
        }
    }

    private static final Pattern FURTHER = Pattern.compile("href=\"(/engagements/e1/accesses\\?after=[^\"]+)\"");

    private static final Pattern POSTED = Pattern.compile("<form(?=[^>]*method=\"post\")[^>]* action=\"([^\"]*)\"");
    private static final Pattern INWARDS = Pattern.compile("href=\"(/engagements/e1[^\"#?]*)");

    /** Wherever the pages lead: what the sides read, and nothing to act with: a comparison changes nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void anAuditorReadsAllThereIsAndActsNowhere(String language) {
        Visitor auditor = Visitor.signedIn(product, Story.AUDITOR, language);
        Set<String> seen = new TreeSet<>();
        Deque<String> ahead = new ArrayDeque<>(List.of("/engagements/e1"));
        while (!ahead.isEmpty()) {
            String path = ahead.poll();
            HttpResponse<String> page = auditor.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??", "style=\"", "<script>");
            assertThat(POSTED.matcher(page.body()).results().map(form -> form.group(1)))
                    .as(path)
                    .isSubsetOf("/language", "/sign-out", "/engagements/e1/proof");
            INWARDS.matcher(page.body())
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> Stream.of("/signed", "/case-file", "/pdf", "/table", "/value")
                                    .noneMatch(link::endsWith)
                            && seen.add(link))
                    .forEach(ahead::add);
        }
        assertThat(seen)
                .contains(
                        "/engagements/e1",
                        "/engagements/e1/accesses",
                        "/engagements/e1/documents",
                        "/engagements/e1/end/decision",
                        "/engagements/e1/handed-over",
                        "/engagements/e1/numbers",
                        "/engagements/e1/proposals",
                        "/engagements/e1/replay",
                        "/engagements/e1/statements",
                        "/engagements/e1/terms",
                        "/engagements/e1/work/texts")
                .anyMatch(path -> path.endsWith("/review"))
                .anyMatch(path -> path.contains("/receipts/"));
    }

    /** By the account that looked: an auditor holds people to account, a side does not watch the other. */
    @Test
    void anAuditorSeesWhoLooked() {
        Visitor.signedIn(product, Story.VA, "en").get("/engagements/e1/terms");
        Visitor auditor = Visitor.signedIn(product, Story.AUDITOR, "en");
        auditor.get("/engagements/e1/terms");
        assertThat(new OnRecord(product).of(Story.VA)).contains("ENGAGEMENT e1");

        assertThat(auditor.get("/engagements/e1/accesses").body())
                .contains("your own looks among them", ">you<", "Lucía Andrade, the virtual assistant")
                .doesNotContain("hours are nobody’s to watch");
    }

    @Test
    void eachSideHasItsOwnFormsAndAddressesAreChecked() {
        Visitor lucia = Visitor.signedIn(product, Story.VA, "en");
        assertThat(lucia.get("/engagements/e1/ask").statusCode()).isEqualTo(404);
        assertThat(lucia.submit("/today", "/engagements/e1/ask", Map.of("act", "send", "key", "k"))
                        .statusCode())
                .isEqualTo(404);
        for (String path :
                List.of("/engagements/none", "/engagements/e1%00", "/engagements/e1'", "/engagements/e1/work/none")) {
            assertThat(lucia.get(path).statusCode()).as(path).isIn(400, 404);
        }
        for (String number : List.of("x", "-1", "9999999999999999")) {
            assertThat(lucia.get("/engagements/e1?version=" + number).statusCode())
                    .isEqualTo(400);
        }
        Visitor carmen = Visitor.signedIn(product, Story.CLIENT, "en");
        assertThat(carmen.submit("/today", "/engagements/e1/work/texts", Map.of("verdict", "commit", "key", "k"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(carmen.post("/engagements/e1/ask", AskPagesTest.asked("Unsigned", "2027-02-01"))
                        .statusCode())
                .isEqualTo(403);
    }
}
