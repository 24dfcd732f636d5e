package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

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
import tools.jackson.databind.JsonNode;

/** Auditors find engagements, work, candidacies and parties by what is so of them. */
@ExtendWith(PagesStory.class)
class FindPagesTest {

    private static final Product product = PagesStory.product;

    private static Visitor auditor;

    @BeforeAll
    static void signedIn() {
        product.settle();
        auditor = PagesStory.signedIn(Story.AUDITOR, "en");
    }

    private static String page(String path) {
        var page = auditor.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body()).as(path).doesNotContain("??", "style=\"", "<script>", "code.", "role.", "find.");
        return page.body();
    }

    /** The ids in the first column, over all pages. */
    private static List<String> found(String path) {
        List<String> found = new ArrayList<>();
        String next = path;
        while (next != null) {
            String page = page(next);
            Matcher row = Pattern.compile("<tr><td>.*?<span class=\"muted xs d-block\">([^<]*)</span>", Pattern.DOTALL)
                    .matcher(page);
            while (row.find()) {
                found.add(row.group(1));
            }
            Matcher further = Pattern.compile("<a class=\"btn btn-line\" href=\"([^\"]*)\">Further</a>")
                    .matcher(page);
            next = further.find() ? further.group(1).replace("&amp;", "&") : null;
        }
        return found.stream().filter(id -> !id.isBlank()).toList();
    }

    private static List<String> all(String path, String id) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    product.as(Story.AUDITOR).get(path + "?limit=200" + cursor).json();
            page.path("items").forEach(item -> all.add(item.path(id).asString()));
            cursor = page.path("next").isString()
                    ? "&cursor=" + page.path("next").asString()
                    : null;
        } while (cursor != null);
        return all;
    }

    @Test
    void everyEngagementAndCandidacyIsFoundOnce() {
        assertThat(found("/find"))
                .containsExactlyElementsOf(all("/api/engagements", "engagementId"))
                .contains("e1", "t2", "many", "w1");
        assertThat(found("/find/candidacies"))
                .containsExactlyElementsOf(all("/api/candidacies", "candidacyId"))
                .contains("c-e1");
    }

    @Test
    void whatPartHasBeenLookedAtIsTold() {
        assertThat(page("/find?party=hugo"))
                .contains("1 was looked at, all there is: 1 fits.", "and no number is missing.");
        assertThat(page("/find?party=nobody")).contains("There is nothing to look at.", "Nothing fits.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/find?party=hugo                            | many",
                "/find?party=lex                             | t2",
                "/find?party=hugo&state=ACTIVE               | many",
                "/find?party=hugo&state=ENDED                |",
                "/find?party=hugo&ground=INFERIOR_QUALITY    | many",
                "/find?party=hugo&ground=MISSED_DEADLINE     |",
                "/find?party=hugo&from=2027-01-04&zone=UTC   | many",
                "/find?party=hugo&to=2027-01-03&zone=UTC     |",
                "/find?party=hugo&reason=AGREED              |",
                "/find/candidacies?party=hugo                | c-many",
                "/find/candidacies?party=hugo&state=HIRED    | c-many",
                "/find/candidacies?party=hugo&state=OPEN     |",
                "/find/candidacies?party=hugo&to=2027-01-03  |",
                "/find/parties?party=hugo                    | hugo",
                "/find/parties?party=hugo&kind=VA            | hugo",
                "/find/parties?party=hugo&kind=CLIENT        |",
                "/find/parties?party=hugo&state=ERASED       |",
                "/find/parties?party=hugo&from=2000-01-01    | hugo",
                "/find/parties?party=hugo&to=2000-01-01      |",
                "/find/work?party=hugo                       | bad",
                "/find/work?party=hugo&state=REJECTED        | bad",
                "/find/work?party=hugo&state=ACCEPTED        |",
                "/find/work?party=hugo&from=2027-01-29&to=2027-01-29&zone=Europe/Madrid | bad",
                "/find/work?party=hugo&to=2027-01-28&zone=Europe/Madrid                 |",
                "/find/work?party=hugo&late=VA               |"
            })
    void isFoundByWhatIsSoOfIt(String path, String id) {
        List<String> expected = id == null ? List.of() : List.of(id);
        List<String> found = found(path);
        assertThat(
                        path.startsWith("/find/parties")
                                ? found.stream()
                                        .filter("hugo"::equals)
                                        .distinct()
                                        .toList()
                                : found)
                .isEqualTo(expected);
    }

    @Test
    void whoseDelayItIsNowFindsWork() {
        assertThat(found("/find/work?late=CLIENT&party=" + Story.VA))
                .contains("letters")
                .doesNotContain("brochure");
        assertThat(found("/find/work?late=VA&party=" + Story.VA)).doesNotContain("letters");
    }

    @Test
    void anEngagementIsFoundByTheRuleThatRefusedAnAttemptAtIt() {
        PagesStory.committed("timed");
        product.as(PagesStory.NORA)
                .guarded("request-timesheet", "w1", "Your hours, please")
                .refusedBy("TIMESHEETS-NOT-OWED");
        product.settle();
        assertThat(found("/find?rule=TIMESHEETS-NOT-OWED&party=" + PagesStory.OMAR))
                .containsExactly("w1");
        assertThat(found("/find?rule=TIMESHEETS-NOT-OWED&party=hugo")).isEmpty();
        assertThat(found("/find?rule=GROUNDS-REQUIRED&party=" + PagesStory.OMAR))
                .isEmpty();
    }

    @Test
    void whatAPartyIsCalledIsEscaped() {
        assertThat(page("/find/parties?party=eve"))
                .contains("&lt;b&gt;Eve&lt;/b&gt;")
                .doesNotContain("<b>Eve</b>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/find?state=GONE",
                "/find?reason=BOREDOM",
                "/find?ground=NONE",
                "/find?rule=NO-RULE",
                "/find/work?state=ACTIVE",
                "/find/work?late=LAWYER",
                "/find/candidacies?state=ENDED",
                "/find/parties?kind=ROBOT",
                "/find/parties?state=OPEN"
            })
    void whatThereCannotBeIsNoFilter(String path) {
        assertThat(auditor.get(path).statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/find?after=x",
                "/find?after=-1",
                "/find/work?after=1&within=x",
                "/find?from=yesterday",
                "/find?from=2027-01-01&zone=Nowhere",
                "/find/parties?from=+1000000000-01-01"
            })
    void whatIsNoPlaceAndNoDayIsMalformed(String path) {
        assertThat(auditor.get(path).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/find", "/find/work", "/find/candidacies", "/find/parties"})
    void nobodyElseFindsAnything(String path) {
        for (String account : List.of(Story.CLIENT, Story.VA, "lex", Story.OPERATOR)) {
            assertThat(PagesStory.signedIn(account, "en").get(path).statusCode())
                    .as(account)
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/find", "/find/work", "/find/candidacies", "/find/parties"})
    void spanishIsComplete(String path) {
        assertThat(PagesStory.signedIn(Story.AUDITOR, "es").get(path).body())
                .contains("no falta ningún número")
                .doesNotContain("??", "find.", "code.");
    }
}
