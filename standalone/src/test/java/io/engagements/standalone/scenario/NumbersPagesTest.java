package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.rules.metrics.Metric;
import java.net.http.HttpResponse;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The pages of numbers say what the interface says, of the same moment, and lead to what made each. */
class NumbersPagesTest {

    private static final String PAGE = "/engagements/e1/numbers";
    private static final String AS_OF = "2027-03-20T00:00:00Z";
    private static final String NASTY = "<b>Texts</b>\"&";

    @RegisterExtension
    static final Product product = new Product();

    private static Visitor carmen;
    private static Visitor lucia;

    /** The winter of the worked example, and beside it another client who owes something and asked for much at once. */
    @BeforeAll
    static void oneWinterWithTwoClients() {
        product.clock("2027-01-04T09:00:00Z");
        otherClientHires();
        Story.winter(product, "e1");
        product.as(Story.CLIENT)
                .guarded("request-timesheet", "e1", "Your hours, please")
                .refusedBy("TIMESHEETS-NOT-OWED");
        product.settle();
        carmen = signedIn(Story.CLIENT, "en");
        lucia = signedIn(Story.VA, "en");
    }

    private static void otherClientHires() {
        Api client = product.as(Story.OTHER_CLIENT);
        client.openCandidacy("c-e2", Story.VA).expect(201);
        Story.CRITERIA.forEach(criterion ->
                client.recordVettingCheck("c-e2", criterion, "SATISFIED").expect(200));
        product.as(Story.VA).offerTerms("c-e2", Story.terms(Story.MADRID)).expect(200);
        client.hireVa("e2", "c-e2", 1).expect(201);
        for (int each = 0; each < 12; each++) {
            client.command("request-deliverable", asked("m" + each, "Mailing " + each, "2027-12-01T18:00", List.of()))
                    .expect(200);
            product.as(Story.VA).commitToDeliverable("e2", "m" + each).expect(200);
        }
        List<Map<String, ?>> owed =
                List.of(Fields.of("inputId", "list", "description", "The list", "due", "2027-02-01T18:00"));
        client.command("request-deliverable", asked("texts", NASTY, "2027-02-10T18:00", owed))
                .expect(200);
        product.as(Story.VA).commitToDeliverable("e2", "texts").expect(200);
    }

    private static Map<String, Object> asked(String id, String title, String due, List<Map<String, ?>> inputs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("engagementId", "e2");
        fields.put("deliverableId", id);
        fields.put("title", title);
        fields.put("criteria", List.of(Fields.of("id", "c1", "text", "In Spanish")));
        fields.put("due", due);
        fields.put("inputs", inputs);
        return fields;
    }

    private static Visitor signedIn(String account, String language) {
        return Visitor.signedIn(product, account, language);
    }

    private static String page(Visitor visitor, String path) {
        HttpResponse<String> page = visitor.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body()).as(path).doesNotContain("??", "style=\"", "<script>");
        return page.body();
    }

    /** A number's text in its row. */
    private static String value(String page, Metric metric) {
        Matcher row = Pattern.compile("id=\"n-" + metric.key() + "\".*?<span class=\"v[^\"]*\">([^<]*)</span>")
                .matcher(page);
        assertThat(row.find()).as(metric.key()).isTrue();
        return row.group(1);
    }

    /** The interface's answer about each number of a window. */
    private static JsonNode answer(String of, String window, Metric metric, String asOf) {
        String query = "?explain=true&asOf=" + asOf;
        return Stream.of("/compliance", "/quality")
                .map(part ->
                        product.as(Story.VA).get(of + part + query).expect(200).at("/windows/" + window + "/metrics"))
                .filter(metrics -> metrics.has(metric.key()))
                .findFirst()
                .orElseThrow()
                .path(metric.key());
    }

    private static String told(Metric metric, JsonNode number) {
        return switch (metric) {
            case LATENESS -> hours(number.path("medianHours"), "None came late");
            case REVIEW_TURNAROUND -> hours(number.path("medianHours"), "No number yet");
            case INPUT_DELAY -> hours(number.path("sumHours"), "None");
            case ROUNDS_PER_ACCEPTED -> decimal(number.path("ratio"), 2, "", "No number yet");
            case RATING -> decimal(number.path("mean"), 2, "", "No number yet");
            case NDA_COVERAGE -> decimal(number.path("percent"), 1, " %", "Nothing was open");
            case COMMITMENTS ->
                Stream.of("requested", "committed", "declined", "unanswered")
                                .allMatch(count -> number.path(count).asInt() == 0)
                        ? "No number yet"
                        : number.path("committed").asString();
            case EXTENSIONS ->
                "" + (number.path("byVa").asInt() + number.path("byClient").asInt());
            case GROUNDS ->
                "" + (number.path("open").asInt() + number.path("noticed").asInt());
            case CHANGE_PRESSURE ->
                ""
                        + number.path("refused")
                                .valueStream()
                                .mapToInt(JsonNode::asInt)
                                .sum();
            default -> share(number);
        };
    }

    private static String share(JsonNode share) {
        if (share.path("denominator").asInt() == 0) {
            return "No number yet";
        }
        return decimal(
                share.path("percent"),
                1,
                " %",
                share.path("numerator").asString() + " of "
                        + share.path("denominator").asString());
    }

    private static String hours(JsonNode hours, String otherwise) {
        return decimal(hours, 1, " h", otherwise);
    }

    private static String decimal(JsonNode number, int decimals, String unit, String otherwise) {
        NumberFormat format = NumberFormat.getInstance(Locale.ENGLISH);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return number.isNull() ? otherwise : format.format(number.decimalValue()) + unit;
    }

    /** The pieces of work in one list beside the numbers, in order. */
    private static List<String> listed(String page, String list) {
        Matcher section = Pattern.compile(
                        "<section id=\"why-" + Pattern.quote(list.replace('.', '-')) + "\">(.*?)</section>",
                        Pattern.DOTALL)
                .matcher(page);
        List<String> ids = new ArrayList<>();
        if (section.find()) {
            Matcher link = Pattern.compile("href=\"/engagements/([^/\"]+)/work/([^\"]+)\"")
                    .matcher(section.group(1));
            while (link.find()) {
                ids.add(link.group(1) + "/" + link.group(2));
            }
        }
        return ids;
    }

    private static List<String> ids(JsonNode ids, String field, String before) {
        return ids.valueStream()
                .map(each -> before + (field.isEmpty() ? each : each.path(field)).asString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "whole, 2027-03-20T00:00:00Z",
        "last90Days, 2027-03-20T00:00:00Z",
        "last90Days, 2027-06-01T00:00:00Z",
        "whole, 2027-01-16T12:00:00Z",
        "whole, 2026-12-01T00:00:00Z"
    })
    void everyNumberIsTheInterfacesOfTheSameMoment(String window, String asOf) {
        String query = "?window=" + window + "&asOf=" + asOf;
        String ofOne = page(carmen, PAGE + query);
        String ofAll = page(lucia, "/numbers" + query);
        for (Metric metric : Metric.values()) {
            assertThat(value(ofOne, metric))
                    .as("%s of one", metric)
                    .isEqualTo(told(metric, answer("/api/engagements/e1", window, metric, asOf)));
            assertThat(value(ofAll, metric))
                    .as("%s of all", metric)
                    .isEqualTo(told(metric, answer("/api/parties/lucia", window, metric, asOf)));
        }
    }

    @Test
    void theWorkedExampleReadsAsItIsWritten() {
        String page = page(carmen, PAGE + "?asOf=" + AS_OF);
        assertThat(page)
                .containsSubsequence(
                        "As of",
                        "Sat 20 Mar, 01:00 Madrid",
                        "Back to now",
                        "Numbers with Lucía Andrade",
                        "Results of Lucía")
                .containsSubsequence("Deadlines kept, as agreed last", "80.0 %", "4 of 5", "1 left out", "Why?")
                .containsSubsequence("Deadlines kept, as first committed", "3 of 4", "2 left out")
                .containsSubsequence("Right first time", "3 of 4", "1 lapsed beside")
                .containsSubsequence("Your part in it", "Your silence", "16.7 %", "Your late inputs", "24.0 h")
                .containsSubsequence("Between you", "Grounds that stand");
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {"CHANGE_PRESSURE", "GROUNDS", "NDA_COVERAGE"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyListIsWhatTheInterfaceExplains(Metric metric) {
        for (String window : List.of("whole", "last90Days")) {
            JsonNode items =
                    answer("/api/engagements/e1", window, metric, AS_OF).path("items");
            String page = page(carmen, PAGE + "?window=" + window + "&why=" + metric.key() + "&asOf=" + AS_OF);
            listsAre(page, metric, items, "e1/");
        }
        JsonNode across = answer("/api/parties/lucia", "whole", metric, AS_OF).path("items");
        if (across.path("denominator").size() < 8) {
            listsAre(page(lucia, "/numbers?why=" + metric.key() + "&asOf=" + AS_OF), metric, across, "");
        }
    }

    private static void listsAre(String page, Metric metric, JsonNode items, String before) {
        List<String> shown = new ArrayList<>();
        List.of("COUNTS", "EXTRA", "committed").forEach(list -> shown.addAll(listed(page, metric.key() + "." + list)));
        assertThat(shown).as("%s counts", metric).containsExactlyElementsOf(ids(items.path("numerator"), "", before));
        List<String> rest = new ArrayList<>(ids(items.path("denominator"), "", before));
        List<String> base = new ArrayList<>(listed(page, metric.key() + ".BASE"));
        base.addAll(listed(page, metric.key() + ".requested"));
        listed(page, metric.key() + ".COUNTS").forEach(rest::remove);
        assertThat(base).as("%s does not count", metric).containsExactlyElementsOf(rest);
        assertThat(listed(page, "left-out"))
                .as("%s left out", metric)
                .containsExactlyElementsOf(ids(items.path("excluded"), "deliverableId", before));
        items.path("counts").properties().stream()
                .filter(counts -> !List.of("committed", "requested").contains(counts.getKey()))
                .forEach(counts -> assertThat(listed(page, metric.key() + "." + counts.getKey()))
                        .as("%s %s", metric, counts.getKey())
                        .containsExactlyElementsOf(ids(counts.getValue(), "", before)));
    }

    @Test
    void whatIsLeftOutSaysWhyAndWhatDoesNotCountYetIsThere() {
        String page = page(carmen, PAGE + "?why=onTimeOriginal&asOf=" + AS_OF);
        assertThat(page)
                .containsSubsequence("Why 3 of 4?", "With fewer than five there is no percentage.")
                .containsSubsequence("Left out, and why (2)", "Your inputs were 24.0 h late")
                .containsSubsequence("Left out, and why (2)", "It was cancelled before its deadline.")
                .containsSubsequence("Not eligible yet (1)", "/engagements/e1/work/g", "its deadline has not passed");
        assertThat(page(lucia, PAGE + "?why=onTimeOriginal&asOf=" + AS_OF))
                .contains("The client’s inputs were 24.0 h late");
    }

    @Test
    void theEventsBehindEachStandThereAsSentences() {
        String page = page(carmen, PAGE + "?why=missed&asOf=" + AS_OF);
        int events = answer("/api/engagements/e1", "whole", Metric.MISSED, AS_OF)
                .at("/items/events/c")
                .size();
        assertThat(page)
                .containsSubsequence(
                        "Missed (1)",
                        "/engagements/e1/work/c",
                        "The " + events + " events behind it",
                        "Lucía Andrade committed to",
                        "passed",
                        "Lucía Andrade",
                        "Kept (4)");
        assertThat(page(carmen, PAGE + "?why=changePressure"))
                .containsSubsequence("Timesheets are not owed (1)", "Carmen Ruiz", "timesheet");
        assertThat(page(carmen, PAGE + "?why=grounds")).containsSubsequence("Open (1)", "passed", "Cured (1)");
    }

    @Test
    void aMonthHasListsOfItsOwnAndTheTableIsTheInterfaces() {
        String page = page(carmen, PAGE + "?asOf=" + AS_OF);
        JsonNode months = product.as(Story.CLIENT)
                .get("/api/engagements/e1/compliance?asOf=" + AS_OF)
                .expect(200)
                .at("/months");
        assertThat(months.size()).isEqualTo(2);
        months.valueStream().forEach(month -> {
            String key = month.path("month").asString();
            assertThat(page)
                    .contains("month=" + key + "&amp;why=onTimeAgreed#why\">"
                            + month.at("/metrics/onTimeAgreed/numerator").asString() + " of "
                            + month.at("/metrics/onTimeAgreed/denominator").asString() + "<");
        });
        assertThat(page)
                .containsSubsequence("role=\"img\"", "url(#hatch)", "January 2027", "February 2027")
                .contains("month=2027-01&amp;why=inputDelay#why\">24.0<");
        assertThat(listed(page(carmen, PAGE + "?why=onTimeAgreed&month=2027-02&asOf=" + AS_OF), "onTimeAgreed.COUNTS"))
                .containsExactly("e1/f");
        for (String month : List.of("2027-05", "never")) {
            assertThat(carmen.get(PAGE + "?why=onTimeAgreed&month=" + month).statusCode())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "onTimeAgreed, 2027-01-10T00:00:00Z, 2027-03-20T00:00:00Z",
        "firstPassAcceptance, 2027-01-14T12:00:00Z, 2027-01-20T00:00:00Z",
        "missed, 2027-03-20T00:00:00Z, 2027-06-01T00:00:00Z"
    })
    void whyItChangedIsWhatTheInterfaceSays(String metric, String from, String to) {
        List<JsonNode> changes = product.as(Story.CLIENT)
                .get("/api/engagements/e1/compliance/changes?metric=" + metric + "&from=" + from + "&to=" + to)
                .expect(200)
                .at("/changes")
                .valueStream()
                .toList();
        String page = page(carmen, PAGE + "?why=" + metric + "&from=" + from + "&to=" + to);
        String panel = page.substring(page.indexOf("id=\"why\""));
        List<String> shown = new ArrayList<>();
        Matcher link = Pattern.compile("class=\"thing\"><a href=\"/engagements/e1/work/([^\"]+)\"")
                .matcher(panel);
        while (link.find()) {
            shown.add(link.group(1));
        }
        assertThat(changes).isNotEmpty();
        assertThat(shown)
                .containsExactlyElementsOf(changes.stream()
                        .map(change -> change.path("deliverableId").asString())
                        .toList());
        List<String> moments = new ArrayList<>();
        Matcher event =
                Pattern.compile("<time class=\"muted\" datetime=\"([^\"]+)\"").matcher(panel);
        while (event.find()) {
            moments.add(event.group(1));
        }
        assertThat(moments)
                .containsExactlyElementsOf(changes.stream()
                        .flatMap(change -> change.path("events").valueStream())
                        .map(each -> each.path("occurredAt").asString())
                        .toList());
        assertThat(page(carmen, PAGE + "?asOf=" + to + "&from=" + from))
                .contains("What changed, and why", "from=" + from.replace(":", "%3A") + "&amp;why=" + metric + "#why");
    }

    @Test
    void aMomentIsTypedInTheViewersTimeAndStandsInTheAddressAsAnInstant() {
        HttpResponse<String> led = lucia.ask(PAGE + "?asOf=2027-03-19T19%3A00&window=last90Days&why=");
        assertThat(Visitor.location(led)).isEqualTo(PAGE + "?asOf=2027-03-20T00%3A00%3A00Z&window=last90Days");
        assertThat(page(lucia, Visitor.location(led)))
                .contains("Fri 19 Mar, 19:00 Bogotá", "Sat 20 Mar, 01:00 Madrid")
                .contains("value=\"2027-03-19T19:00\"");
        HttpResponse<String> later = carmen.get(PAGE + "?asOf=2027-12-24T18:00");
        assertThat(later.statusCode()).isEqualTo(422);
        assertThat(later.body())
                .contains("This is later than now.", "value=\"2027-12-24T18:00\"", "aria-describedby=\"asOf.wrong\"")
                .contains("href=\"" + PAGE + "?why=onTimeAgreed#why\"");
        HttpResponse<String> none = signedIn(Story.CLIENT, "es").get(PAGE + "?asOf=ayer");
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("Indique un día y una hora", "value=\"ayer\"");
        assertThat(carmen.get(PAGE + "?from=2027-05-01T00:00:00Z&asOf=" + AS_OF).statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?why=lucky",
                "?window=always",
                "?part=nothing&why=missed",
                "?why=missed&part=not-yet&after=x",
                "?pieces=x",
                "?months=soon"
            })
    void whatAnAddressCannotNameIsSaidToBeSo(String query) {
        HttpResponse<String> page = carmen.get(PAGE + query);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("This address cannot be answered");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; of; Deadlines kept by month. ; Your late inputs by month. Jan 27: 24.0 h; Jul 26; Jun 27",
                "es; de; Plazos cumplidos por mes. ; Sus retrasos por mes. ene 27: 24,0 h; jul 26; jun 27"
            })
    void theEngagementsPageShowsItsNumbersByMonthInLittle(
            String language, String of, String kept, String late, String first, String last) {
        DateTimeFormatter called = DateTimeFormatter.ofPattern("MMM yy", Locale.forLanguageTag(language));
        List<JsonNode> months = product.as(Story.CLIENT)
                .get("/api/engagements/e1/compliance")
                .expect(200)
                .at("/months")
                .valueStream()
                .toList();
        String words = months.stream()
                .map(month -> called.format(YearMonth.parse(month.path("month").asString()))
                        + ": " + month.at("/metrics/onTimeAgreed/numerator").asString() + " " + of + " "
                        + month.at("/metrics/onTimeAgreed/denominator").asString())
                .collect(Collectors.joining("; "));
        assertThat(months).hasSize(3);

        String page = page(signedIn(Story.CLIENT, language), "/engagements/e1");

        assertThat(page)
                .contains("aria-label=\"" + kept + " " + words + "\"", "aria-label=\"" + late + "\"")
                .containsPattern("<figcaption[^>]*><span>" + first + "</span><span>" + last + "</span>");
        assertThat(drawn(page, kept))
                .as("January, the seventh month of twelve, with both kinds in full height; March with none kept")
                .isEqualTo(Stream.of(
                                "nb-on 51.25% 5.83% 7 21",
                                "nb-off 51.25% 5.83% 0 7", "nb-on 59.58% 5.83% 21 7", "nb-off 67.92% 5.83% 21 7")
                        .toList());
    }

    /** The bars of a little picture: kind, x, width, y, height. */
    private static List<String> drawn(String page, String label) {
        Matcher picture = Pattern.compile("aria-label=\"" + Pattern.quote(label) + ".*?</svg>")
                .matcher(page);
        assertThat(picture.find()).as(label).isTrue();
        return Pattern.compile("<rect class=\"(\\S+)\" x=\"(\\S+)\" width=\"(\\S+)\" y=\"(\\d+)\" height=\"(\\d+)\"")
                .matcher(picture.group())
                .results()
                .map(rect -> IntStream.rangeClosed(1, 5).mapToObj(rect::group).collect(Collectors.joining(" ")))
                .toList();
    }

    @Test
    void whereNothingCountsByMonthThereIsNoPicture() {
        assertThat(page(lucia, "/engagements/e2")).doesNotContain("Deadlines kept by month");
    }

    @Test
    void allOfAVaIsHerRecordWithWhatEachClientDelayedAsTheirs() {
        String page = page(lucia, "/numbers?asOf=" + AS_OF);
        assertThat(page)
                .contains("<h1>My record</h1>", "What a client delayed stands as the client’s.")
                .containsSubsequence("Your results", "The part of your clients", "Late inputs of your clients")
                .containsSubsequence(
                        "With each client", "/engagements/e2/numbers?asOf=", "/engagements/e1/numbers?asOf=");
        String late = page(lucia, "/numbers?why=inputDelay&asOf=" + AS_OF);
        assertThat(listed(late, "inputDelay.COUNTS")).containsExactlyInAnyOrder("e1/d", "e2/texts");
        assertThat(late)
                .contains("&lt;b&gt;Texts&lt;/b&gt;&quot;&amp;", " · Carmen Ruiz")
                .doesNotContain("<b>Texts");
        String client = page(carmen, "/numbers");
        assertThat(client).contains("<h1>Numbers</h1>", "Your part in it", "With each assistant");
        assertThat(client).doesNotContain("/engagements/e2");
    }

    @Test
    void listsThatAreLongAreShownPieceByPiece() {
        String first = page(lucia, "/engagements/e2/numbers?why=onTimeAgreed&asOf=" + AS_OF);
        assertThat(first).contains("Not eligible yet (12)", "Mailing 7").doesNotContain("Mailing 8");
        assertThat(listed(first, "not-yet")).hasSize(8);
        Matcher further = Pattern.compile("href=\"([^\"]*part=not-yet[^\"]*)\"").matcher(first);
        assertThat(further.find()).isTrue();
        String rest = page(lucia, further.group(1).replace("&amp;", "&"));
        assertThat(listed(rest, "not-yet"))
                .containsExactlyElementsOf(
                        IntStream.range(8, 12).mapToObj(each -> "e2/m" + each).toList());
        assertThat(rest).contains("All lists of this number", "Not eligible yet (12)");
    }

    @Test
    void whatBecameOfEachPieceStandsThereAsOfTheMoment() {
        assertThat(page(carmen, PAGE))
                .containsSubsequence(
                        "What became of each piece",
                        "five were handed in",
                        "closed by silence",
                        "2 versions, 1 round",
                        "asked for a better version");
        assertThat(page(carmen, PAGE + "?asOf=2027-01-16T00:00:00Z")).contains("two were handed in", "to be improved");
        assertThat(page(carmen, PAGE + "?asOf=2026-12-01T00:00:00Z")).contains("No month has a number yet.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ceramica-ruiz; Cifras con Lucía Andrade|Su parte|Plazos cumplidos, plazo acordado|80,0 %|4 de 5"
                        + "|enero de 2027|Qué ha sido de cada trabajo|Lo que usted debía llegó con 24,0 h de retraso",
                "lucia; Cifras con Carmen Ruiz|Sus resultados|La parte de Carmen Ruiz|16,7 %"
            })
    void inSpanishAllOfItIs(String account, String words) {
        Visitor person = signedIn(account, "es");
        assertThat(page(person, PAGE + "?why=onTimeOriginal&asOf=" + AS_OF)).contains(words.split("\\|"));
        for (Metric metric : Metric.values()) {
            page(person, PAGE + "?why=" + metric.key());
            page(person, "/numbers?why=" + metric.key() + "&from=2027-01-05T00:00:00Z");
        }
        assertThat(page(person, "/numbers"))
                .contains(account.equals(Story.VA) ? "<h1>Mi historial</h1>" : "<h1>Cifras</h1>");
        assertThat(page(person, "/engagements")).contains("Colaboraciones", "En curso");
    }

    @Test
    void allEngagementsAreListedByState() {
        assertThat(page(lucia, "/engagements"))
                .containsSubsequence("/engagements/e2", "/engagements/e2/numbers", "/engagements/e1", "Carmen Ruiz");
        assertThat(page(carmen, "/engagements?state=ACTIVE"))
                .contains("/engagements/e1/numbers", "running")
                .doesNotContain("/engagements/e2");
        assertThat(page(carmen, "/engagements?state=ENDED")).contains("There is none of this kind.");
        assertThat(page(signedIn(Story.OTHER_VA, "en"), "/engagements")).contains("once a client has hired you");
        for (String query : List.of("?state=LOST", "?after=x")) {
            assertThat(carmen.get("/engagements" + query).statusCode()).isIn(400, 422);
        }
    }

    @Test
    void theEngagementLeadsToItsNumbers() {
        assertThat(page(carmen, "/engagements/e1"))
                .contains("href=\"" + PAGE + "\"", "href=\"" + PAGE + "?why=roundsPerAccepted#why\"")
                .contains("href=\"/numbers\"", "href=\"/engagements\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme-books", "mateo", "sol", "operator"})
    void whoIsOnNeitherSideFindsNoNumbers(String account) {
        Visitor stranger = signedIn(account, "en");
        boolean side = List.of(Story.OTHER_CLIENT, Story.OTHER_VA).contains(account);
        assertThat(stranger.get(PAGE + "?why=missed").statusCode()).isEqualTo(404);
        assertThat(stranger.get(PAGE + "?asOf=2027-01-16T12:00").statusCode()).isEqualTo(404);
        for (String path : List.of("/numbers", "/engagements")) {
            HttpResponse<String> page = stranger.get(path);
            boolean lawyers = account.equals(Story.LAWYER) && path.equals("/engagements");
            assertThat(page.statusCode()).as(path).isEqualTo(side || lawyers ? 200 : 404);
            assertThat(page.body()).doesNotContain("Carmen");
        }
    }

    /** The beginning and the end of a transaction are among these. */
    @ParameterizedTest
    @CsvSource({
        "/engagements/e1/numbers, 12",
        "/engagements/e1/numbers?why=missed, 14",
        "/engagements/e1/numbers?why=missed&from=2027-01-05T00:00:00Z, 17",
        "/engagements/e1/numbers?asOf=2027-03-20T00:00:00Z, 14",
        "/numbers, 12",
        "/numbers?why=missed, 16",
        "/engagements, 9"
    })
    void theDatabaseIsAskedSeldom(String path, int most) throws Exception {
        page(lucia, path);
        BetweenReads reading = new BetweenReads(product, -1, () -> {});
        assertThat(reading.during(() -> lucia.ask(path)).statusCode()).isEqualTo(200);
        assertThat(reading.asked()).isLessThanOrEqualTo(most);
    }

    @Test
    void aChoiceOfLanguageKeepsWhatWasAsked() {
        assertThat(page(carmen, PAGE + "?why=missed&asOf=" + AS_OF))
                .contains("name=\"to\" value=\"" + PAGE + "?why=missed&amp;asOf=" + AS_OF + "\"");
    }
}
