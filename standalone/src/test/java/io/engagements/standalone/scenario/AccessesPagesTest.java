package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.NORA;
import static io.engagements.standalone.scenario.PagesStory.OMAR;
import static io.engagements.standalone.scenario.PagesStory.product;
import static io.engagements.standalone.scenario.PagesStory.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who read what, as auditors see it on a page. */
@ExtendWith(PagesStory.class)
class AccessesPagesTest {

    /** More than a page shows. */
    private static final int RECEIPTS = 60;

    private static final Pattern OF = Pattern.compile("<a class=\"xs hash\" href=\"(/ledger/[^\"]+)\"");
    private static final Pattern FURTHER = Pattern.compile("href=\"(/accesses\\?[^\"]*after=[^\"]+)\"");

    private static Visitor ines;

    @BeforeAll
    static void somebodyLooks() {
        ines = signedIn(Story.AUDITOR, "en");
        assertThat(signedIn(NORA, "en").ask("/engagements/w1").statusCode()).isEqualTo(200);
        assertThat(ines.ask("/ledger").statusCode()).isEqualTo(200);
        await().untilAsserted(() ->
                assertThat(ines.ask("/accesses?who=nora&engagement=w1").body()).contains("looked at the engagement"));
    }

    private static String rows(String filters) {
        String page = ines.ask("/accesses" + filters).body();
        assertThat(page).doesNotContain("??");
        return page.replaceAll("(?s)<form class=\"numbers-form\".*?</form>", "");
    }

    @Test
    void whoReadWhatIsToldWithWhereItIs() {
        assertThat(rows("?who=nora&engagement=w1"))
                .contains("<b>nora</b>", "looked at the engagement", "href=\"/engagements/w1\"", "client")
                .doesNotContain("<b>ines</b>");
    }

    /** What is taken away is marked, and one's own reads are there. */
    @Test
    void ownReadsAreThereToo() {
        await().untilAsserted(() ->
                assertThat(rows("?who=ines&kind=ACCESSES")).contains("<b>ines</b>", "looked at who looked"));
        assertThat(rows("?who=ines&kind=LEDGER"))
                .contains("<b>ines</b>", "entries of all engagements", "taken away")
                .doesNotContain("looked at");
    }

    @Test
    void onlyTheDaysAskedForAreShown() {
        assertThat(rows("?who=nora&to=2027-01-03&zone=Europe/Madrid")).contains("Nothing fits");
        assertThat(rows("?who=nora&from=2027-01-04&zone=Europe/Madrid")).contains("<b>nora</b>");
    }

    @Test
    void goingFurtherOneSeesAllThatWasAskedFor() {
        product.as(Story.AUDITOR)
                .send("POST", "/api/audit/checkpoints", BodyPublishers.noBody())
                .expect(202);
        await().until(() -> ines.ask("/ledger/" + RECEIPTS + "/check").body().contains("It is what was signed"));
        for (int entry = 1; entry <= RECEIPTS; entry++) {
            assertThat(ines.ask("/ledger/" + entry + "/receipt").statusCode()).isEqualTo(200);
        }
        List<String> found = new ArrayList<>();
        for (String next = "/accesses?kind=RECEIPT&who=ines"; next != null; ) {
            String page = ines.ask(next).body();
            OF.matcher(page).results().map(of -> of.group(1)).forEach(found::add);
            Matcher further = FURTHER.matcher(page);
            next = further.find() ? further.group(1).replace("&amp;", "&") : null;
        }

        assertThat(found).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(RECEIPTS);
        assertThat(ines.ask(found.get(0)).body()).contains("About this entry");
    }

    @Test
    void inSpanishToo() {
        assertThat(signedIn(Story.AUDITOR, "es").ask("/accesses").body())
                .contains("Accesos", "Leído por")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource({
        "/accesses?kind=GLANCE, 400",
        "/accesses?from=yesterday, 400",
        "/accesses?after=x, 400",
        "/accesses?who=nobody-at-all, 200"
    })
    void whatIsNoneIsSaidToBeNone(String path, int status) {
        assertThat(ines.ask(path).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {Story.CLIENT, OMAR, Story.LAWYER, Story.OPERATOR})
    void nobodyElseHasIt(String account) {
        assertThat(signedIn(account, "en").ask("/accesses").statusCode()).isEqualTo(404);
    }
}
