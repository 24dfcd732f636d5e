package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of an engagement as they stood: an auditor sees then what an auditor saw at that time, to the letter. */
class PastPagesTest {

    @RegisterExtension
    static final Product product = new Product();

    private static final String ENGAGEMENT = "/engagements/e1";
    private static final Pattern LINK = Pattern.compile("href=\"(" + ENGAGEMENT + "[^\"#?]*)[\"#?]");

    /** They have other parameters, show who looks, or are no pages. */
    private static final Pattern NOT = Pattern.compile(
            ".*/(replay|compare|numbers|proof|accesses|signed|case-file|report|certificate|lawyer|files.*)");

    private static final Map<String, Map<String, String>> seen = new LinkedHashMap<>();

    private static Visitor ines;

    @BeforeAll
    static void muchHappens() {
        ines = signedInAt("2027-01-04T09:00:00Z");
        Story.hire(product, "e1");
        Story.commission(product, "e1", "brochure", "2027-01-12T18:00");
        Story.commission(product, "e1", "letters", "2027-01-15T18:00", "prices", "2027-01-08T18:00");
        product.as(Story.CLIENT)
                .requestDeliverable("e1", "texts", "2027-01-29T18:00")
                .expect(200);
        seeAll("2027-01-04T09:00:00Z");
        product.clock("2027-01-11T10:00:00Z");
        product.as(Story.VA).submitDeliverable("e1", "brochure").expect(200);
        product.as(Story.CLIENT)
                .guarded("request-timesheet", "e1", "Your hours, please")
                .refusedBy("TIMESHEETS-NOT-OWED");
        product.as(Story.VA).addStatement("e1", "DELIVERABLE", "letters").expect(200);
        seeAll("2027-01-11T10:00:00Z");
        product.clock("2027-01-14T10:00:00Z");
        product.as(Story.CLIENT)
                .requestQualityImprovement("e1", "brochure", 1, List.of("c1"), "2027-01-18T12:00")
                .expect(200);
        product.as(Story.CLIENT).provideInput("e1", "letters", "prices").expect(200);
        Map<String, Object> terms = Fields.with(Story.terms(Story.MADRID), "noticeDays", 21);
        product.as(Story.VA)
                .proposeTermsChange("e1", "p1", terms, "2027-02-01T00:00")
                .expect(200);
        seeAll("2027-01-14T10:00:00Z");
        product.clock("2027-01-20T10:00:00Z");
        product.as(Story.CLIENT).answer("accept-terms-change", "e1").expect(200);
        product.as(Story.CLIENT).appointLawyer("e1", Story.LAWYER).expect(200);
        seeAll("2027-01-20T10:00:00Z");
        product.clock("2027-02-02T10:00:00Z");
        product.as(Story.VA).submitDeliverable("e1", "brochure").expect(200);
        seeAll("2027-02-02T10:00:00Z");
        product.clock("2027-03-02T10:00:00Z");
        product.as(Story.CLIENT).cancelDeliverable("e1", "letters").expect(200);
        product.as(Story.CLIENT)
                .aboutTermination("terminate-contract", "e1", List.of("missed-letters"))
                .expect(422);
        product.settle();
    }

    private static Visitor signedInAt(String instant) {
        product.clock(instant);
        Visitor visitor = new Visitor(product, "en");
        visitor.signIn(Story.AUDITOR);
        return visitor;
    }

    /** All that links lead to. */
    private static void seeAll(String instant) {
        product.settle();
        Map<String, String> pages = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(ENGAGEMENT));
        while (!open.isEmpty()) {
            String path = open.pop();
            if (!pages.containsKey(path)) {
                HttpResponse<String> page = ines.ask(path);
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                pages.put(path, told(page.body()));
                LINK.matcher(page.body())
                        .results()
                        .map(link -> link.group(1))
                        .filter(link -> !NOT.matcher(link).matches())
                        .forEach(open::add);
            }
        }
        assertThat(pages).as(instant).hasSizeGreaterThan(8);
        seen.put(instant, pages);
    }

    /** What a page says, apart from the frame round it and from where its links lead on. */
    private static String told(String page) {
        return page.replaceFirst("(?s)^.*?<div class=\"status\".*?</div>", "")
                .replaceFirst("(?s)<div class=\"asof\" role=\"note\" id=\"past\">.*?</div>", "")
                .replaceFirst("(?s)<footer.*$", "")
                .replaceFirst("(?s)<section class=\"sheet tight\" id=\"signed\">.*?</section>", "")
                .replaceFirst("(?s)<form class=\"numbers-form\" method=\"get\" id=\"moment\".*?</form>", "")
                .replaceFirst("(?s)<span class=\"muted\">whole engagement, as of (now|then)</span>", "")
                .replaceAll("[?&](amp;)?asOf=[^\"&#]*", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-01-04T09:00:00Z",
                "2027-01-11T10:00:00Z",
                "2027-01-14T10:00:00Z",
                "2027-01-20T10:00:00Z",
                "2027-02-02T10:00:00Z"
            })
    void aPageShowsWhatItShowedThen(String instant) {
        List<String> now = new ArrayList<>();
        seen.get(instant).forEach((path, then) -> {
            HttpResponse<String> page = ines.ask(path + "?asOf=" + instant);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body())
                    .as(path)
                    .contains("id=\"past\"", "As it stood")
                    .doesNotContain("data-live=");
            assertThat(told(page.body())).as(path + " as of " + instant).isEqualTo(then);
            if (!told(ines.ask(path).body()).equals(then)) {
                now.add(path);
            }
        });
        assertThat(now).as("pages that show something else by now").hasSizeGreaterThan(4);
    }

    @Test
    void linksLeadOnAsOfThatMomentAndBack() {
        String page = ines.ask(ENGAGEMENT + "?asOf=2027-01-11T10:00:00Z").body();

        assertThat(page)
                .contains(
                        "href=\"/engagements/e1/work/letters?asOf=2027-01-11T10:00:00Z\"",
                        "href=\"/engagements/e1/numbers?asOf=2027-01-11T10:00:00Z\"",
                        "href=\"/engagements/e1/replay?at=2027-01-11T10:00:00Z\"",
                        "<a class=\"push\" href=\"/engagements/e1\">Back to now</a>")
                .doesNotContain("/engagements/e1/accesses?asOf", "/find?asOf", "/ledger?asOf");
    }

    /** Of whoever reads it, as in every other place where one types a time. */
    @Test
    void aLocalTimeIsTheReaders() {
        assertThat(told(ines.ask(ENGAGEMENT + "?asOf=2027-01-11T10:00").body()))
                .isEqualTo(
                        told(ines.ask(ENGAGEMENT + "?asOf=2027-01-11T10:00:00Z").body()));
    }

    @ParameterizedTest
    @CsvSource({"2027-01-01T00:00:00Z, 422", "2031-01-01T00:00:00Z, 422", "yesterday, 400", "'', 200"})
    void aMomentThatIsNoneIsSaidToBeNone(String moment, int status) {
        assertThat(ines.ask(ENGAGEMENT + "?asOf=" + moment).statusCode()).isEqualTo(status);
    }

    /** While the client owes something its own delay counts, and nothing else. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2027-01-08T17:00:00Z; ; letters,brochure",
                "2027-01-08T17:00:01Z; CLIENT letters The price list 0.0; brochure",
                "2027-01-11T10:00:00Z; CLIENT letters The price list 65.0; brochure",
                "2027-01-14T10:00:00Z; ; letters",
                "2027-01-20T10:00:00Z; VA brochure the improvement 47.0; texts",
                "2027-02-02T10:00:00Z; VA letters the work itself 288.0; brochure"
            })
    void whatWasLateIsToldWithWhoseDelayItWas(String moment, String late, String not) {
        String page = ines.ask("/late?asOf=" + moment).body();
        String table = ines.ask("/late/table?asOf=" + moment + "&party=lucia").body();

        assertThat(page)
                .contains("What was late then", "The only engagement was looked at.")
                .doesNotContain("??");
        assertThat(table)
                .startsWith("\"engagement\",\"client_id\",\"client\",\"va_id\"")
                .doesNotContain(not.split(","));
        if (late == null) {
            assertThat(table.lines()).hasSize(1);
        } else {
            String[] parts = late.split(" ");
            String hours = parts[parts.length - 1];
            assertThat(table.lines().skip(1)).anySatisfy(line -> assertThat(line)
                    .contains("\"" + parts[0] + "\"", "\"" + parts[1] + "\"", "\"" + hours + "\"")
                    .contains(late.substring(
                            parts[0].length() + parts[1].length() + 2, late.length() - hours.length() - 1)));
            assertThat(page).contains("/engagements/e1/work/" + parts[1] + "?asOf=" + moment);
        }
        assertThat(page).contains("<a href=\"/find\" aria-current=\"page\">");
        assertThat(ines.ask("/late?asOf=" + moment + "&party=mateo").body()).contains("No engagement is this party’s");
    }

    @ParameterizedTest
    @ValueSource(strings = {Story.CLIENT, Story.VA, Story.LAWYER, Story.OPERATOR})
    void whatWasLateInAllIsForAuditors(String account) {
        Visitor visitor = new Visitor(product, "es");
        visitor.signIn(account);

        assertThat(visitor.ask("/late").statusCode()).isEqualTo(404);
        assertThat(visitor.ask("/late/table").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"yesterday, 400", "2999-01-01T00:00, 422"})
    void aWrongMomentOfWhatWasLateIsSaidBesideItsField(String moment, int status) {
        HttpResponse<String> page = ines.ask("/late?asOf=" + moment + "&party=lucia");

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body())
                .contains("id=\"asOf.wrong\" role=\"alert\"", "The only engagement of this party was looked at.")
                .containsPattern("<input class=\"form-control is-wrong\"[^>]*value=\"" + moment);
        assertThat(ines.ask("/late/table?asOf=" + moment).statusCode()).isEqualTo(status);
    }

    /** Whoever acts sees what there is now: an old page with a form would invite to act on what is over. */
    @ParameterizedTest
    @ValueSource(strings = {Story.CLIENT, Story.VA, Story.LAWYER})
    void whoeverActsIsShownThePresent(String account) {
        Visitor visitor = new Visitor(product, "en");
        visitor.signIn(account);

        assertThat(visitor.ask(ENGAGEMENT + "?asOf=2027-01-11T10:00:00Z").body())
                .contains("id=\"present\"", "This is how it stands now")
                .doesNotContain("id=\"past\"")
                .doesNotContainPattern("href=\"[^\"]*asOf=");
        assertThat(visitor.ask(ENGAGEMENT).body()).doesNotContain("id=\"present\"");
    }

    /** The page that says so does not ask for the moment again. */
    @ParameterizedTest
    @CsvSource({"yesterday, 400", "2999-01-01T00:00:00Z, 422", "2000-01-01T00:00:00Z, 422"})
    void whatIsNoMomentIsSaidOnAPage(String moment, int status) {
        for (String path : List.of("/engagements/e1", "/engagements/e1/work", "/engagements/e1/terms")) {
            HttpResponse<String> page = ines.get(path + "?asOf=" + moment);
            assertThat(page.statusCode()).as(path).isEqualTo(status);
            assertThat(page.body()).as(path).startsWith("<!DOCTYPE html>");
        }
    }
}
