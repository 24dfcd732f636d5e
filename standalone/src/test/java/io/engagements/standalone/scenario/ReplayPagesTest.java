package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An auditor finds an engagement, goes through it event by event, and compares two moments of it. */
class ReplayPagesTest {

    private static final String E1 = "/engagements/e1";

    @RegisterExtension
    static final Product product = new Product();

    private static Visitor auditor;
    private static List<JsonNode> history;

    @BeforeAll
    static void oneWinter() {
        Story.winter(product, "e1");
        product.as(Story.CLIENT)
                .guarded("request-timesheet", "e1", "Your hours, please")
                .refusedBy("TIMESHEETS-NOT-OWED");
        product.settle();
        auditor = signedIn(Story.AUDITOR, "en");
        history = product.as(Story.AUDITOR)
                .get("/api" + E1 + "/history?limit=200")
                .at("/items")
                .valueStream()
                .toList();
    }

    private static Visitor signedIn(String account, String language) {
        Visitor person = new Visitor(product, language);
        person.signIn(account);
        return person;
    }

    private static String page(Visitor visitor, String path) {
        HttpResponse<String> page = visitor.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body()).as(path).doesNotContain("??", "style=\"", "<script>", "change.", "code.");
        return page.body();
    }

    private static int last() {
        return history.size() - 1;
    }

    /** What came as a whole between them too: what became of it later set other values. */
    @Test
    void eachValueOfAComparisonNamesTheEventsThatSetIt() {
        int asked = IntStream.rangeClosed(0, last())
                .filter(each -> history.get(each).path("type").asString().equals("deliverable-requested")
                        && history.get(each)
                                .at("/data/deliverableId")
                                .asString()
                                .equals("a"))
                .findFirst()
                .orElseThrow();
        String page = page(auditor, E1 + "/compare?from=" + (asked - 1) + "&to=" + last());
        Matcher title = Pattern.compile(
                        "path=deliverables/a/title&amp;at=\\d+\"[^>]*>.*?<td class=\"r\">(.*?)</td>", Pattern.DOTALL)
                .matcher(page);
        assertThat(title.find()).isTrue();
        assertThat(Pattern.compile("replay\\?at=(\\d+)\"")
                        .matcher(title.group(1))
                        .results()
                        .map(each -> each.group(1)))
                .containsExactly(Integer.toString(asked));
    }

    /** However many of other things are between them. */
    @Test
    void theEventsOfOnePieceAreGoneThroughAlone() {
        List<Integer> its = IntStream.rangeClosed(0, last())
                .filter(each ->
                        history.get(each).at("/data/deliverableId").asString("").equals("a"))
                .boxed()
                .toList();
        assertThat(its)
                .hasSizeGreaterThan(2)
                .isNotEqualTo(IntStream.rangeClosed(its.get(0), its.get(its.size() - 1))
                        .boxed()
                        .toList());
        int between = IntStream.rangeClosed(its.get(0), its.get(its.size() - 1))
                .filter(each -> !its.contains(each))
                .max()
                .orElseThrow();
        int before = its.stream()
                .filter(each -> each < between)
                .max(Integer::compare)
                .orElseThrow();
        String page = page(auditor, E1 + "/replay?piece=a&at=" + between);
        assertThat(page).contains("<b>Only what is about", ": " + its.size() + " events.", "Event " + before);
        assertThat(Pattern.compile("href=\"[^\"]*piece=a&amp;at=(\\d+)\"")
                        .matcher(page)
                        .results()
                        .map(each -> Integer.valueOf(each.group(1)))
                        .distinct())
                .as("every way on leads to one of them")
                .isSubsetOf(its)
                .hasSizeGreaterThan(1);
        assertThat(page(auditor, E1 + "/replay?at=" + before)).contains("piece=a&amp;at=" + before + "\"");
        assertThat(page(auditor, E1 + "/replay?piece=a&at=0"))
                .as("none until then")
                .contains("Event " + its.get(0));
        assertThat(page(signedIn(Story.VA, "es"), E1 + "/replay?piece=a")).contains("Solo lo que trata de");
        assertThat(auditor.ask(E1 + "/replay?piece=nothing").statusCode()).isEqualTo(404);
        assertThat(auditor.ask(E1 + "/replay?piece=%25").statusCode()).isEqualTo(404);
    }

    private static int of(String type, String deliverable) {
        return IntStream.range(0, history.size())
                .filter(at -> history.get(at).path("type").asString().equals(type)
                        && history.get(at).at("/data/deliverableId").asString().equals(deliverable))
                .findFirst()
                .orElseThrow();
    }

    /** The cells of a row: what it was before and is after. */
    private static List<String> row(String page, String what) {
        Matcher row = Pattern.compile("<th scope=\"row\"><a [^>]*>" + Pattern.quote(what)
                        + "</a></th>.*?<span class=\"typed\">([^<]*)</span>.*?<span class=\"typed\">([^<]*)</span>")
                .matcher(page);
        assertThat(row.find()).as(what + " in " + page).isTrue();
        return List.of(row.group(1), row.group(2));
    }

    @Test
    void anAuditorFindsEveryEngagementAndEachLeadsToItsReplay() {
        String page = page(auditor, "/find");
        assertThat(page).contains("href=\"/engagements/e1/replay\"", ">" + history.size() + ", replay</a>");
        assertThat(page(auditor, "/find?state=ENDED")).contains("Nothing fits.");
        assertThat(page(auditor, "/find?party=" + Story.VA)).contains("e1");
        assertThat(page(auditor, "/find?party=nobody")).contains("Nothing fits.");
        assertThat(auditor.get("/find?state=GONE").statusCode()).isEqualTo(422);
        assertThat(page(auditor, "/today")).contains("href=\"/find\"");
    }

    @Test
    void thoseWhoAreNoAuditorsFindTheirOwnOnly() {
        Visitor client = signedIn(Story.CLIENT, "en");
        assertThat(client.get("/find").statusCode()).isEqualTo(404);
        assertThat(page(client, E1 + "/replay")).contains("Replay: ");
        Visitor other = signedIn(Story.OTHER_CLIENT, "en");
        assertThat(other.get(E1 + "/replay").statusCode()).isEqualTo(404);
        assertThat(other.get(E1 + "/compare").statusCode()).isEqualTo(404);
        assertThat(signedIn("operator", "en").get(E1 + "/replay").statusCode()).isEqualTo(404);
        assertThat(auditor.get("/engagements/none/replay").statusCode()).isEqualTo(404);
    }

    @Test
    void theReadingIsOnRecord() {
        page(auditor, E1 + "/replay");
        assertThat(product.as(Story.CLIENT)
                        .get("/api" + E1 + "/accesses")
                        .at("/items")
                        .valueStream()
                        .filter(access -> access.path("role").asString().equals("AUDITOR"))
                        .map(access -> access.path("kind").asString()))
                .contains("HISTORY");
    }

    /** Every event says the same as the interface does, in both languages, and changes exactly what the interface says. */
    @ParameterizedTest
    @CsvSource({"en, before", "es, antes"})
    void everyEventIsAStep(String language, String before) {
        Visitor visitor = signedIn(Story.AUDITOR, language);
        for (int at = 0; at <= last(); at++) {
            String page = page(visitor, E1 + "/replay?at=" + at);
            assertThat(page.contains("class=\"asof\"")).as("as of " + at).isEqualTo(at < last());
            assertThat(page.contains("rel=\"prev\"")).as("back from " + at).isEqualTo(at > 0);
            assertThat(page.contains("rel=\"next\"")).as("on from " + at).isEqualTo(at < last());
            boolean changes = !product.as(Story.AUDITOR)
                    .get("/api" + E1 + "/diff?from=" + (at - 1) + "&to=" + at)
                    .at("/changes")
                    .isEmpty();
            assertThat(page.contains("<th scope=\"col\">" + before + "</th>"))
                    .as("changes by " + at)
                    .isEqualTo(changes);
        }
    }

    @Test
    void aStepShowsWhatItChangedAndWhenItWasRecordedAndSigned() {
        product.as(Story.AUDITOR)
                .send("POST", "/api/audit/checkpoints", BodyPublishers.noBody())
                .expect(202);
        int missed = of("deadline-missed", "c");
        String page = page(auditor, E1 + "/replay?at=" + missed);
        assertThat(page).contains("fact of the clock", "Three times of this event");
        assertThat(row(page, "State")).containsExactly("taken on", "deadline missed");
        assertThat(page)
                .contains("entry " + history.get(missed).path("position").asLong());
        int handedIn = of("deliverable-submitted", "a");
        assertThat(row(page(auditor, E1 + "/replay?at=" + handedIn), "State")).containsExactly("taken on", "handed in");
    }

    @Test
    void aRefusedAttemptStandsOnTheLine() {
        assertThat(page(auditor, E1 + "/replay")).contains("<path d=\"M-7 6L0 -7L7 6Z\" class=\"ev c");
    }

    /** Local times are the contract's, and the last event until then is shown. */
    @ParameterizedTest
    @CsvSource({"2027-01-08 17:59:59, a, deliverable-submitted", "2027-01-08T16:59:59Z, a, deliverable-submitted"})
    void aMomentLeadsToTheLastEventUntilThen(String moment, String deliverable, String type) {
        int event = of(type, deliverable);
        assertThat(page(auditor, E1 + "/replay?at=" + moment.replace(" ", "+")))
                .contains("name=\"at\" size=\"18\" autocomplete=\"off\" value=\"" + event + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "100000, 422, The last event is",
        "2026-01-01T00:00:00Z, 422, Nothing had happened by then.",
        "2999-01-01T00:00:00Z, 422, This moment has not come yet.",
        "yesterday, 400, Name an event from 0 to",
        "-1, 400, Name an event from 0 to",
        "%3Cb%3E, 400, &lt;b&gt;"
    })
    void whatIsNoPlaceIsSaidBesideTheFieldAndKept(String at, int status, String said) {
        HttpResponse<String> page = auditor.get(E1 + "/replay?at=" + at);
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains(said, "aria-describedby=\"at.wrong\"").doesNotContain("<b>E");
    }

    @Test
    void twoMomentsAreComparedValueByValueWithTheEventsThatSetEach() {
        int from = of("deliverable-requested", "c");
        String page = page(auditor, E1 + "/compare?from=" + from + "&to=" + last());
        int accepted = of("deliverable-accepted", "c");
        assertThat(page).contains("Work: “", "href=\"/engagements/e1/replay?at=" + accepted + "\"");
        assertThat(page).contains((last() - from) + " events: after event " + from);
        assertThat(page(auditor, E1 + "/compare?from=3&to=3")).contains("Nothing that the record shows changed.");
    }

    /** Of b, which was handed in, sent back, handed in again and accepted. */
    @Test
    void whenAValueFirstBecameWhatItIsIsTold() {
        String state = E1 + "/value?path=deliverables/b/state";
        int handedIn = of("deliverable-submitted", "b");
        int sentBack = of("quality-improvement-requested", "b");
        int accepted = of("deliverable-accepted", "b");

        assertThat(page(auditor, E1 + "/replay?at=" + accepted))
                .contains("href=\"" + E1 + "/value?path=deliverables/b/state&amp;at=" + accepted + "\"");
        String page = page(auditor, state + "&at=" + (sentBack + 1));
        assertThat(page)
                .contains("Events 0 to " + last() + " of " + last() + " were gone through")
                .containsSubsequence(
                        "After event " + (sentBack + 1) + " it is handed in.",
                        "replay?at=" + handedIn + "\">It first became so with event " + handedIn + "</a>")
                .containsSubsequence(
                        ">taken on</span>",
                        ">handed in</span>",
                        ">handed in</span>",
                        ">to be improved</span>",
                        ">to be improved</span>",
                        ">handed in</span>",
                        ">accepted</span>");
        assertThat(page(auditor, state))
                .contains("It first became so with event " + accepted + "</a>", "it is accepted.");
        assertThat(page(auditor, E1 + "/value?path=deliverables/none/state"))
                .contains("No event made another one of it.");
        assertThat(page).contains("<a href=\"/find\" aria-current=\"page\">");
        assertThat(page(signedIn(Story.VA, "en"), state)).contains("<a href=\"/engagements\" aria-current=\"page\">");
        assertThat(page(auditor, state + "&from=" + accepted)).contains("Events " + accepted + " to " + last());
    }

    /** The client owed the prices for d a day too long: its due is moved on, whatever event comes next. */
    @Test
    void whatTimeMakesOfAValueIsToldAsOfEachEvent() {
        String path = E1 + "/value?path=deliverables/d/agreedDue";
        int provided = of("input-provided", "d");
        for (int at : new int[] {of("deliverable-committed", "d"), provided, last()}) {
            String due = product.as(Story.AUDITOR)
                    .get("/api" + E1 + "?asOfSequence=" + at)
                    .expect(200)
                    .at("/deliverables")
                    .valueStream()
                    .filter(work -> work.path("deliverableId").asString().equals("d"))
                    .map(work -> work.at("/agreedDue/instant").asString())
                    .findFirst()
                    .orElseThrow();
            String said = due.equals("2027-01-29T17:00:00Z") ? "Fri 29 Jan, 17:00 UTC" : "Sat 30 Jan, 17:00 UTC";
            assertThat(page(auditor, path + "&at=" + at)).as(due).contains("After event " + at + " it is " + said);
        }
    }

    /** By itself the due moved on while the client owed the prices; giving them set it where it is. */
    @Test
    void whatAnInputMovedNamesTheInputsEvent() {
        int provided = of("input-provided", "d");
        String named = "replay?at=" + provided + "\"";

        assertThat(setBy(page(auditor, E1 + "/compare?from=" + (provided - 1) + "&to=" + provided)))
                .contains(named);
        assertThat(setBy(page(auditor, E1 + "/compare?from=2027-01-20T16:00:00Z&to=2027-01-25T12:00:00Z")))
                .contains(named);
        assertThat(setBy(page(auditor, E1 + "/compare?from=2027-01-20T16:00:00Z&to=2027-01-21T12:00:00Z")))
                .contains(">time</span>");
        assertThat(page(auditor, E1 + "/value?path=deliverables/d/agreedDue")).doesNotContain("Time had made it so by");
    }

    /** The cell beside the agreed due. */
    private static String setBy(String page) {
        String row = page.substring(page.indexOf("path=deliverables/d/agreedDue"));
        return row.substring(row.indexOf("Set by</span>"), row.indexOf("</tr>"));
    }

    /** Between them nothing happened but that the client's input became overdue. */
    @Test
    void twoMomentsAreComparedAsMoments() {
        String page = page(auditor, E1 + "/compare?from=2027-01-20T16:00:00Z&to=2027-01-21T12:00:00Z");
        assertThat(page).contains("No event").doesNotContain("Nothing that the record shows changed.");
        assertThat(row(page, "Agreed due").get(0))
                .isNotEqualTo(row(page, "Agreed due").get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "path=", "path=x&at=y", "path=x&from=-1"})
    void whatNamesNoValueIsMalformed(String asked) {
        assertThat(auditor.get(E1 + "/value?" + asked).statusCode()).isEqualTo(400);
        assertThat(signedIn(Story.OTHER_CLIENT, "en")
                        .get(E1 + "/value?path=state")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=9&to=4", "from=x", "to=100000"})
    void whatCannotBeComparedIsSaid(String asked) {
        HttpResponse<String> page = auditor.get(E1 + "/compare?" + asked);
        assertThat(page.statusCode()).isIn(400, 422);
        assertThat(page.body()).contains("class=\"wrong");
    }
}
