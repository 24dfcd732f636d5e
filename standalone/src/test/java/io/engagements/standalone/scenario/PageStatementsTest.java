package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.HUGO;
import static io.engagements.standalone.scenario.PagesStory.IRIS;
import static io.engagements.standalone.scenario.PagesStory.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.events.Role;
import io.engagements.rules.metrics.Metric;
import io.engagements.standalone.load.RoundTrips;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What a page reads: it asks the database ten times at most, however much there is to show. Every page there is. */
@ExtendWith(PagesStory.class)
class PageStatementsTest {

    /** Ten statements, and the beginning and the end of the transaction that they are in, which read nothing. */
    private static final long AT_MOST = 12;

    /** More than a page shows at once. */
    private static final int PIECES = 24;

    private static final String CANDIDATE = "nils";
    private static final String LAWYER = "ada";
    private static final String NOBODY = "nobody";

    /** Between the ground that there was and what has happened since. */
    private static final String BEFORE = "2027-01-08T09:00:00Z";

    private static final String NUMBERS = "/engagements/many/numbers";

    /** The whole case on a page is read from here to there, and put on record before it is shown. */
    private static final long OF_A_CASE_AT_MOST = 17;

    /** A report is put on record before it is shown, which is a transaction of its own. */
    private static final long OF_A_REPORT_AT_MOST = AT_MOST + 4;

    private static final Pattern REPORT =
            Pattern.compile(".*/(certificate|report|(record|independence)(/table)?)(\\?.*)?");

    /** No page: the whole case, to be printed, is not read from here to there like one; a chain is followed step by step. */
    private static final Set<String> NO_PAGES = Set.of(
            "/engagements/{id}/case-file",
            "/engagements/{id}/end/case-file",
            "/engagements/{id}/work/{deliverable}/certificate/pdf",
            "/engagements/{id}/report/pdf",
            "/parties/{id}/record/pdf",
            "/parties/{id}/independence/pdf",
            "/engagements/{id}/proof/package",
            "/engagements/{id}/proof/verify",
            "/proof/package",
            "/proof/verify",
            "/ledger/export",
            "/ledger/{entry}/chain",
            "/samples/{sample}/package");

    private static final String OF_THE_INTERFACE = "ines /today";

    /** What needs nothing of the database. */
    private static final Set<String> READS_NOTHING =
            Set.of(OF_THE_INTERFACE, "operator /operation/keys/change", "operator /operation/settings");

    private static final String SIGNED = "/engagements/many/deliverables/bad/receipts/3/signed";

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/invitation/[\\w-]{43})");
    private static final Pattern REPLY = Pattern.compile("(/engagements/many/end/statement\\?[^\"]+)");

    /** {@code account path}, and the status where that is another than 200; what has a name of its own is found below. */
    private static final List<String> PAGES = List.of(
            "nobody /",
            "nobody /sign-in",
            "nobody /invitation 404",
            "nobody LINK",
            "iris /today",
            "hugo /today",
            "ada /today",
            OF_THE_INTERFACE,
            "iris /engagements",
            "hugo /engagements",
            "iris /engagements/many",
            "hugo /engagements/many",
            "hugo /engagements/many?version=30",
            "iris /engagements/many?before=40&news=12",
            "iris /engagements/many/work",
            "hugo /engagements/many/work/d0",
            "ada /engagements",
            "ada /engagements/many",
            "ada /engagements/many/work/d2",
            "ada /engagements/many/deliverables/d2/review",
            "ada /engagements/many/numbers",
            "ada /engagements/many/proposals",
            "hugo /engagements/many/work/d0?version=30",
            "iris /engagements/many/work/bad",
            "iris /engagements/many/ask",
            "iris /engagements/many/deliverables/d2/review",
            "hugo /engagements/many/deliverables/d0/deliver",
            "hugo /engagements/many/deliverables/bad/receipts/3",
            "hugo " + SIGNED,
            "hugo FILE",
            "iris /candidacies",
            "nils /candidacies",
            "hugo /candidacies/c-many",
            "iris /candidacies/c-open",
            "iris /candidacies/c-open?version=2",
            "iris /candidacies/c-open/hire",
            "iris /candidacies/c-open/decline",
            "nils /candidacies/c-open/withdraw",
            "nils /candidacies/c-open/terms",
            "iris /engagements/many/terms",
            "iris /engagements/many/terms/propose",
            "hugo /engagements/many/documents",
            "hugo /engagements/many/documents/sign",
            "iris /engagements/many/pause",
            "hugo /engagements/many/resign",
            "iris /engagements/many/proposals",
            "iris /engagements/many/handed-over",
            "iris /engagements/many/lawyer",
            "hugo /engagements/many/statements",
            "hugo /engagements/many/accesses",
            "hugo /engagements/many/proof",
            "hugo /proof",
            "hugo /proof/progress?progress=p1",
            "iris /engagements/many/accesses",
            "hugo /engagements/many/work/d0/statements",
            "iris /engagements/many/work/d0/inputs",
            "hugo /engagements/many/work/bad/contest",
            "hugo /engagements/many/work/d0/propose/due-date",
            "iris /engagements/many/end",
            "hugo /engagements/many/end",
            "iris /engagements/many/end?version=30",
            "iris /engagements/many/end/agreement",
            "iris /engagements/many/end/by-notice",
            "iris /engagements/many/end/notice",
            "iris /engagements/many/end/approval",
            "iris /engagements/many/end/terminate",
            "hugo REPLY",
            "ada /engagements/many/end/decision",
            "ada /engagements/many/end/contract",
            "ines /find",
            "ines /find?state=ACTIVE&party=hugo",
            "ines /find/work?party=hugo&late=VA",
            "ines /find/candidacies?party=hugo",
            "ines /find/parties",
            "ines /accesses",
            "ines /accesses?who=iris&from=2027-01-04&zone=Europe/Madrid",
            "hugo /engagements/many/work/d3/certificate",
            "hugo /engagements/many/report",
            "ines /engagements/many/report?asOf=" + BEFORE,
            "iris /engagements/many/report/table",
            "hugo /parties/hugo/record?as=VA",
            "ines /parties/iris/record?as=CLIENT&asOf=" + BEFORE,
            "hugo /parties/hugo/record/table?as=VA",
            "hugo /parties/hugo/independence?year=2027",
            "ines /parties/hugo/independence?year=2027",
            "ines /parties/hugo/independence/table?year=2027",
            "ines /late",
            "ines /late?party=iris&asOf=" + BEFORE,
            "ines /late/table?party=iris",
            "ines /engagements/many?asOf=" + BEFORE,
            "ines /engagements/many/work/bad?asOf=" + BEFORE,
            "ines /ledger",
            "ines /ledger?kind=REFUSED",
            "ines /ledger?engagement=many&from=2027-01-04&zone=Europe/Madrid",
            "ines /ledger?party=iris&after=20",
            "ines /ledger/REJECTED",
            "ines /ledger/REJECTED/check",
            "ines /ledger/REJECTED/receipt",
            "ines /samples",
            "ines /samples/new",
            "ines /samples/new?engagement=many&from=2027-01-04&zone=Europe/Madrid",
            "ines SAMPLE",
            "ines SAMPLE?after=50",
            "ines SAMPLE/entries/REJECTED",
            "ines /samples/put?entry=REJECTED",
            "ines /proof/checkpoints",
            "ines /proof/checkpoints/1",
            "ines /engagements/many/replay",
            "ines /engagements/many/replay?at=30",
            "ines /engagements/many/replay?piece=bad",
            "ines /engagements/many/replay?at=" + BEFORE,
            "iris /engagements/many/replay?at=0",
            "ines /engagements/many/value?path=deliverables/bad/state",
            "ines /engagements/many/compare",
            "ines /engagements/many/compare?from=2&to=40",
            "operator /operation",
            "operator /operation/projections/compliance",
            "operator /operation/projections/compliance?made=1",
            "operator /operation/projections/compliance/rebuild",
            "operator /operation/keys",
            "operator /operation/keys/change",
            "operator /operation/erasure",
            "operator /operation/erasure/iris",
            "operator /operation/settings",
            "operator /people",
            "operator /people/register",
            "operator /people/invite",
            "operator /people/invite?party=iris&version=0",
            "operator /people/hugo/remove",
            "iris /people",
            "iris /people/invite",
            "iris /settings",
            "iris /settings/passkey 302");

    private static final Map<String, Visitor> visitors = new HashMap<>();

    private static String link;
    private static String file;
    private static String reply;
    private static String rejected;
    private static String sample;

    /** Much of everything: work that waits for an input, that runs, is in review, is accepted. */
    @BeforeAll
    static void muchIsGoingOn() throws SQLException {
        for (int number = 0; number < PIECES; number++) {
            String id = "d" + number;
            Map<String, ?> input =
                    Fields.of("inputId", "i" + number, "description", "The price list", "due", "2027-02-01T18:00");
            product.as(IRIS)
                    .requestDeliverable("many", id, "2027-02-12T18:00", number % 4 == 0 ? List.of(input) : List.of())
                    .expect(200);
            product.as(HUGO).commitToDeliverable("many", id).expect(200);
            if (number % 4 > 1) {
                product.as(HUGO).submitDeliverable("many", id).expect(200);
            }
            if (number % 4 == 3) {
                product.as(IRIS).acceptDeliverable("many", id, 1).expect(200);
            }
        }
        product.as(HUGO).addStatement("many", "DELIVERABLE", "bad").expect(200);
        product.as(IRIS)
                .guarded("request-timesheet", "many", "Your hours, please")
                .refusedBy("TIMESHEETS-NOT-OWED");
        aLawyerIsAsked();
        somebodyElseIsConsidered();
        file = "/files/"
                + product.as(HUGO)
                        .upload("many", "list.txt", "Tiles")
                        .expect(201)
                        .text("/fileId");
        link = found(
                LINK,
                visitor("operator")
                        .follow(visitor("operator")
                                .submit(
                                        "/people/invite?party=iris",
                                        "/people/invite",
                                        Map.of("party", IRIS, "called", "Rosa"))));
        product.settle();
        rejected = product.as("ines")
                .get("/api/audit/ledger?type=deliverable-rejected&engagement=many")
                .expect(200)
                .text("/items/0/position");
        product.as("ines")
                .send("POST", "/api/audit/checkpoints", BodyPublishers.noBody())
                .expect(202);
        await().until(() -> visitor(HUGO).ask(SIGNED).statusCode() == 200);
        reply = found(REPLY, visitor(HUGO).ask("/engagements/many/end"));
        sample = everythingIsDrawn();
    }

    /** As much as a sample may hold, from an engagement of which there is not more. */
    private static String everythingIsDrawn() {
        Visitor ines = visitor("ines");
        String of = "/samples/new?engagement=many";
        Map<String, String> form = new HashMap<>(Visitor.form(ines.ask(of).body(), "action=\"/samples/new\""));
        form.put("size", "200");
        return Visitor.location(ines.submit(of, "/samples/new", form));
    }

    private static void aLawyerIsAsked() throws SQLException {
        PagesStory.person(LAWYER, Role.LAWYER, "Ada Vidal");
        product.as(IRIS).appointLawyer("many", LAWYER).expect(200);
        product.as(IRIS)
                .aboutTermination("request-termination-approval", "many", List.of("rejected-bad"))
                .expect(200);
    }

    private static void somebodyElseIsConsidered() throws SQLException {
        PagesStory.person(CANDIDATE, Role.VA, "Nils Gil");
        product.as(IRIS).openCandidacy("c-open", CANDIDATE).expect(201);
        product.as(IRIS).recordVettingCheck("c-open", "WEBSITE", "SATISFIED").expect(200);
        product.as(CANDIDATE).offerTerms("c-open", Story.terms(Story.MADRID)).expect(200);
    }

    private static String found(Pattern address, HttpResponse<String> page) {
        Matcher link = address.matcher(page.body());
        assertThat(link.find()).as(address.pattern()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    private static Visitor visitor(String account) {
        return visitors.computeIfAbsent(
                account, each -> each.equals(NOBODY) ? PagesStory.visitor() : PagesStory.signedIn(each, "en"));
    }

    /** Every number with its lists open, as of a moment and across engagements too, and why it changed. */
    static List<String> pages() {
        List<String> pages = new ArrayList<>(PAGES);
        for (String of : List.of("iris " + NUMBERS, "hugo /numbers")) {
            pages.add(of);
            pages.add(of + "?window=last90Days");
            pages.add(of + "?asOf=" + BEFORE);
            pages.add(of + "?from=" + BEFORE);
            pages.add(of + "?from=2027-01-06T09:00:00Z&to=" + BEFORE + "&asOf=2027-01-09T09:00:00Z");
            for (Metric metric : Metric.values()) {
                pages.add(of + "?why=" + metric.key());
                pages.add(of + "?why=" + metric.key() + "&from=" + BEFORE + "&asOf=2027-01-09T09:00:00Z");
            }
            pages.add(of + "?why=grounds&asOf=" + BEFORE);
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageAsksTheDatabaseTenTimesAtMost(String page) throws Exception {
        String[] parts = page.split(" ");
        Visitor person = visitor(parts[0]);
        String path = path(page);
        AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
        // A search goes through up to eight stretches of the ledger, with two questions each, however long that is.
        // The entry of a receipt is read from where it is stored, whatever is remembered.
        long most = path.startsWith("/ledger?")
                ? AT_MOST + 2 * 8
                : path.equals(SIGNED) ? AT_MOST + 1 : REPORT.matcher(path).matches() ? OF_A_REPORT_AT_MOST : AT_MOST;
        long asked = RoundTrips.during("-exec-", () -> answer.getAndSet(person.ask(path)));
        // A connection that nobody used for a while is looked at before, once; and what is remembered is read once.
        for (int more = 0; more < 2 && asked > most; more++) {
            asked = RoundTrips.during("-exec-", () -> answer.getAndSet(person.ask(path)));
        }
        assertThat(answer.get().statusCode()).as(page).isEqualTo(parts.length > 2 ? Integer.parseInt(parts[2]) : 200);
        boolean mayReadNothing = parts[0].equals(NOBODY) || READS_NOTHING.contains(page);
        assertThat(asked).as(page).isBetween(mayReadNothing ? 0L : 1L, most);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "hugo", "ines"})
    void theCaseFileAsksTheSameHoweverManyGroundsThereAre(String account) throws Exception {
        Visitor person = visitor(account);
        person.ask("/engagements/many/case-file");
        AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
        long asked = RoundTrips.during("-exec-", () -> answer.getAndSet(person.ask("/engagements/many/case-file")));
        // As above.
        for (int more = 0; more < 2 && asked > OF_A_CASE_AT_MOST; more++) {
            asked = RoundTrips.during("-exec-", () -> answer.getAndSet(person.ask("/engagements/many/case-file")));
        }

        assertThat(answer.get().statusCode()).isEqualTo(200);
        assertThat(asked).isBetween(1L, OF_A_CASE_AT_MOST);
    }

    private static String path(String page) {
        return page.split(" ")[1]
                .replace("LINK", link)
                .replace("FILE", file)
                .replace("REPLY", reply)
                .replace("REJECTED", rejected)
                .replace("SAMPLE", sample);
    }

    /** Whoever adds a page adds it above. */
    @Test
    void everyPageIsLookedAt() {
        List<PathPattern> routes = Routes.ofPages(product).stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
        Set<String> visited = pages().stream()
                .map(page -> PathContainer.parsePath(path(page).replaceFirst("\\?.*", "")))
                .map(path -> routes.stream()
                        .filter(route -> route.matches(path))
                        .min(PathPattern.SPECIFICITY_COMPARATOR)
                        .orElse(null))
                .filter(Objects::nonNull)
                .map(PathPattern::getPatternString)
                .collect(Collectors.toCollection(TreeSet::new));
        visited.addAll(NO_PAGES);

        assertThat(visited)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(routes.stream().map(PathPattern::getPatternString), NO_PAGES.stream())
                                .collect(Collectors.toSet()));
    }
}
