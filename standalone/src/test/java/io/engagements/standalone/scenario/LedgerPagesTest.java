package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.NORA;
import static io.engagements.standalone.scenario.PagesStory.OMAR;
import static io.engagements.standalone.scenario.PagesStory.product;
import static io.engagements.standalone.scenario.PagesStory.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole ledger as an auditor reads it: searched, further and further, and entry by entry. */
@ExtendWith(PagesStory.class)
class LedgerPagesTest {

    private static final Pattern ROW = Pattern.compile("<a href=\"/ledger/(\\d+)\">[\\d,.]+</a></td>");
    private static final Pattern FURTHER = Pattern.compile("class=\"btn btn-line\" href=\"([^\"]+)\"");
    private static final Pattern END = Pattern.compile("The ledger has ([\\d,]+) entries by now");

    private static Visitor ines;

    @BeforeAll
    static void somethingIsRefused() {
        product.as(NORA)
                .guarded("request-timesheet", "w1", "Your hours, please")
                .refusedBy("TIMESHEETS-NOT-OWED");
        PagesStory.handedIn("ledgered");
        product.as(NORA)
                .requestQualityImprovement("w1", "ledgered", 1, List.of("c1"), "2027-01-27T18:00")
                .expect(200);
        product.as(NORA)
                .command(
                        "request-deliverable",
                        Fields.of(
                                "engagementId",
                                "w1",
                                "title",
                                PagesStory.NASTY,
                                "criteria",
                                List.of(Fields.of("text", "It is well")),
                                "due",
                                "2027-02-12T18:00"))
                .expect(200);
        product.settle();
        product.as(Story.AUDITOR)
                .send("POST", "/api/audit/checkpoints", BodyPublishers.noBody())
                .expect(202);
        ines = signedIn(Story.AUDITOR, "en");
        await().until(() -> ines.ask("/ledger/1/check").body().contains("It is what was signed"));
    }

    private static String page(String path) {
        HttpResponse<String> page = ines.ask(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body()).as(path).doesNotContain("??", "style=\"", "<script>");
        return page.body();
    }

    private static List<Long> positions(String page) {
        return ROW.matcher(page)
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
    }

    /** However many pages it takes. */
    private static List<Long> all(String path) {
        List<Long> found = new ArrayList<>();
        for (String next = path; next != null; ) {
            String page = page(next);
            found.addAll(positions(page));
            Matcher further = FURTHER.matcher(page);
            next = further.find() ? further.group(1).replace("&amp;", "&") : null;
        }
        return found;
    }

    private static long last(String path) {
        List<Long> found = all(path);
        assertThat(found).as(path).isNotEmpty();
        return found.get(found.size() - 1);
    }

    @Test
    void goingFurtherOneSeesEveryEntryOnce() {
        Matcher end = END.matcher(page("/ledger"));
        assertThat(end.find()).isTrue();
        long entries = Long.parseLong(end.group(1).replace(",", ""));

        List<Long> found = all("/ledger");

        assertThat(found).startsWith(LongStream.rangeClosed(1, entries).boxed().toArray(Long[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "engagement=w1; tried to ask for a timesheet and was refused|TIMESHEETS-NOT-OWED|Nora Gil|/engagements/w1/replay?at=0; Iris Mas",
                "rule=TIMESHEETS-NOT-OWED&party=nora; attempt-refused|Nora Gil; deliverable-submitted",
                "type=quality-improvement-requested&engagement=w1; Nora Gil|quality-improvement-requested; deliverable-submitted",
                "actor=omar; Omar Paz|deliverable-submitted; quality-improvement-requested",
                "deliverable=ledgered; deliverable-requested|deliverable-submitted; va-hired",
                "kind=REFUSED&engagement=w1; TIMESHEETS-NOT-OWED; quality-improvement-requested",
                "kind=CONTESTED&engagement=many; deliverable-rejected; deliverable-submitted",
                "from=2027-01-11&zone=Europe/Madrid&engagement=w1; Days are those of Europe/Madrid; 4 Jan",
                "to=2027-01-10&zone=Europe/Madrid&engagement=w1; No entry fits; va-hired"
            })
    void onlyWhatIsAskedForIsShown(String filters, String words, String not) {
        String page = page("/ledger?" + filters);

        assertThat(page).contains(words.split("\\|"));
        assertThat(page.replaceAll("(?s)<form class=\"numbers-form\".*?</form>", ""))
                .doesNotContain(not);
    }

    @Test
    void aFileHasWhatThePageHas() {
        List<Long> shown = all("/ledger?engagement=w1");
        List<Long> taken = Pattern.compile("(?m)^\"(\\d+)\",")
                .matcher(ines.ask("/ledger/export?engagement=w1&format=csv").body())
                .results()
                .map(line -> Long.valueOf(line.group(1)))
                .toList();

        assertThat(page("/ledger?engagement=w1"))
                .contains(
                        "/ledger/export?engagement=w1&amp;format=csv", "/ledger/export?engagement=w1&amp;format=jsonl");
        assertThat(taken).isEqualTo(shown).hasSizeGreaterThan(5);
        assertThat(ines.ask("/ledger/export?engagement=w1&format=jsonl").body().lines())
                .hasSameSizeAs(shown);
    }

    @Test
    void anEntryTellsWhatItCameOfAndHolds() {
        long asked = last("/ledger?type=quality-improvement-requested&engagement=w1");
        String page = page("/ledger/" + asked);

        assertThat(page)
                .contains("Nora Gil", "submit", "/engagements/w1/replay?at=", "/ledger?engagement=w1")
                .contains("&quot;deliverableId&quot;");
        assertThat(section(page, "before"))
                .contains("/ledger/" + last("/ledger?deliverable=ledgered&type=deliverable-submitted"));
        assertThat(section(page, "before")).contains("/ledger/" + asked + "/chain");
        assertThat(section(page("/ledger/" + asked + "/chain"), "before"))
                .contains("/ledger/" + last("/ledger?type=deliverable-requested&deliverable=ledgered"));
        assertThat(page).contains("/ledger/" + asked + "/check");
        assertThat(page("/ledger/" + asked + "/check"))
                .contains("It is what was signed", "/ledger/" + asked + "/receipt", "Not checked here");

        String receipt = ines.ask("/ledger/" + asked + "/receipt").body();
        assertThat(receipt).startsWith("c2sp.org/tlog-proof@v1");
        assertThat(ines.submit("/proof", "/proof", Map.of("kept", receipt)).body())
                .contains("The same past", "The receipt is of entry " + asked);
    }

    private static String section(String page, String id) {
        Matcher section = Pattern.compile("(?s)<section class=\"[^\"]*\" id=\"" + id + "\">.*?</section>")
                .matcher(page);
        assertThat(section.find()).as(id).isTrue();
        return section.group();
    }

    /** With the code beside them, for who knows it. */
    @Test
    void kindsAndRulesHaveWords() {
        String list = page("/ledger?engagement=w1");
        assertThat(list)
                .contains(">Work handed in (deliverable-submitted)</option>")
                .contains(">A VA is an independent business and owes no timesheets. (TIMESHEETS-NOT-OWED)</option>")
                .contains(
                        "<span>Improvement asked for</span> <span class=\"mono\">quality-improvement-requested</span>")
                .containsPattern(">Mon 11 Jan 2027, \\d\\d:\\d\\d:\\d\\d [A-Z]");

        assertThat(page("/ledger/" + last("/ledger?rule=TIMESHEETS-NOT-OWED&engagement=w1")))
                .contains(">Attempt refused</a>", ">attempt-refused</span>")
                .contains(">A VA is an independent business and owes no timesheets.</a>", ">TIMESHEETS-NOT-OWED</span>")
                .contains(">ask for a timesheet</span>", ">request-timesheet</span>");
        assertThat(signedIn(Story.AUDITOR, "es").ask("/ledger?engagement=w1").body())
                .contains(">Trabajo entregado (deliverable-submitted)</option>", "<span>Mejora pedida</span>");
    }

    /** As an access names it, say. */
    @Test
    void anEntryIsFoundByItsEventToo() {
        String event = product.as(Story.AUDITOR)
                .get("/api/audit/ledger?rule=TIMESHEETS-NOT-OWED&engagement=w1")
                .expect(200)
                .text("/items/0/id");

        assertThat(page("/ledger/" + event)).contains("TIMESHEETS-NOT-OWED", "/ledger?rule=TIMESHEETS-NOT-OWED", event);
    }

    @Test
    void whatPeopleTypedIsText() {
        assertThat(page("/ledger?type=deliverable-requested&engagement=w1"))
                .contains("&lt;b&gt;Eve&lt;/b&gt;")
                .doesNotContain("<b>Eve");
    }

    @Test
    void inSpanishToo() {
        Visitor visitor = signedIn(Story.AUDITOR, "es");

        assertThat(visitor.ask("/ledger?engagement=w1").body())
                .contains("Todo lo que consta", "no falta ningún número")
                .doesNotContain("??");
        assertThat(visitor.ask("/ledger/1/check").body())
                .contains("Es lo que se firmó")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource({
        "/ledger?type=nothing, 400",
        "/ledger?rule=NO-RULE, 400",
        "/ledger?kind=UNUSUAL, 400",
        "/ledger?from=yesterday, 400",
        "/ledger?from=2027-01-11&to=2027-01-10, 422",
        "/ledger?from=%2B999999999-12-31, 400",
        "/ledger?to=%2B999999999-12-31, 400",
        "/ledger?to=9999-12-31, 400",
        "/ledger?from=2027-01-11&zone=Nowhere/City, 400",
        "/ledger?after=-1, 400",
        "/ledger?after=999999999999999, 200",
        "/ledger/export, 400",
        "/ledger/export?format=xml, 400",
        "/ledger/0, 404",
        "/ledger/99999999, 404",
        "/ledger/first, 404",
        "/ledger/first/chain, 404",
        "/ledger/99999999/check, 404",
        "/ledger/%00, 400",
        "/ledger/99999999/receipt, 404"
    })
    void whatIsNoneIsSaidToBeNone(String path, int status) {
        assertThat(ines.ask(path).statusCode()).isEqualTo(status);
    }

    @Test
    void whatIsTooLongToBeOneIsNone() {
        String long201 = "x".repeat(201);

        assertThat(ines.ask("/ledger?actor=" + long201).statusCode()).isEqualTo(400);
        assertThat(ines.ask("/late?party=" + long201).statusCode()).isEqualTo(400);
    }

    /** As whoever takes it by the interface: the two whose attempt it was see that. */
    @Test
    void aReceiptOfARefusedAttemptIsOnRecordWithItsEngagement() {
        long refused = last("/ledger?rule=TIMESHEETS-NOT-OWED&engagement=w1");
        assertThat(ines.ask("/ledger/" + refused + "/receipt").statusCode()).isEqualTo(200);

        assertThat(signedIn(OMAR, "en").ask("/engagements/w1/accesses").body()).contains("the receipt of an event");
    }

    @ParameterizedTest
    @ValueSource(strings = {Story.CLIENT, OMAR, Story.LAWYER, Story.OPERATOR})
    void nobodyElseHasIt(String account) {
        Visitor visitor = signedIn(account, "en");

        for (String path : List.of(
                "/ledger",
                "/ledger?engagement=w1",
                "/ledger/1",
                "/ledger/1/chain",
                "/ledger/1/check",
                "/ledger/1/receipt",
                "/ledger/export?format=csv")) {
            assertThat(visitor.ask(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(visitor.ask("/today").body()).doesNotContain("\"/ledger\"");
    }
}
