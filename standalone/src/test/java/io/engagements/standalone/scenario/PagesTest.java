package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.query.pages.frame.Sessions;
import io.engagements.query.pages.frame.Texts;
import io.engagements.support.problem.Language;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as a browser without scripts gets them: who sees what, in which language, and how they say no. */
class PagesTest {

    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"");
    private static final String NORA = "nora";
    private static final String OMAR = "omar";
    private static final String NASTY = "<b>Eve</b>\"'&";

    @RegisterExtension
    static final Product product = new Product();

    /** A piece in review, one that is late because the client is, one that nobody answered; and somebody with a bad name. */
    @BeforeAll
    static void somethingWaits() throws Exception {
        product.clock("2027-01-04T09:00:00Z");
        Story.hire(product, "e1");
        Story.commission(product, "e1", "brochure", "2027-01-12T18:00");
        Story.commission(product, "e1", "letters", "2027-01-15T18:00", "prices", "2027-01-10T18:00");
        product.as(Story.CLIENT)
                .requestDeliverable("e1", "texts", "2027-01-29T18:00")
                .expect(200);
        product.as(Story.VA).submitDeliverable("e1", "brochure").expect(200);
        product.as(Story.OPERATOR)
                .registerParty("eve", "CLIENT", NASTY, NASTY, "eve@example.com")
                .expect(201);
        product.execute("INSERT INTO standalone.account (id, secret_hash, party, roles)"
                + " SELECT 'eve', secret_hash, 'eve', ARRAY['CLIENT'] FROM standalone.account WHERE id = 'lucia'");
        product.clock("2027-01-11T09:00:00Z");
        noraHiresOmar();
    }

    /** Two people whom the other tests know nothing of. */
    private static void noraHiresOmar() throws Exception {
        for (String[] each : new String[][] {{NORA, "CLIENT", "Nora Gil"}, {OMAR, "VA", "Omar Paz"}}) {
            product.as(Story.OPERATOR)
                    .registerParty(each[0], each[1], each[2], each[2], each[0] + "@example.com")
                    .expect(201);
            product.execute("INSERT INTO standalone.account (id, secret_hash, party, roles) SELECT '" + each[0]
                    + "', secret_hash, '" + each[0] + "', ARRAY['" + each[1]
                    + "'] FROM standalone.account WHERE id = 'lucia'");
        }
        product.as(NORA).openCandidacy("c-w1", OMAR).expect(201);
        Story.CRITERIA.forEach(criterion -> product.as(NORA)
                .recordVettingCheck("c-w1", criterion, "SATISFIED")
                .expect(200));
        product.as(OMAR).offerTerms("c-w1", Story.terms(Story.MADRID)).expect(200);
        product.as(NORA).hireVa("w1", "c-w1", 1).expect(201);
    }

    private static String piece(String deliverable) {
        return "/engagements/w1/deliverables/" + deliverable;
    }

    private static void committed(String deliverable) {
        product.as(NORA)
                .requestDeliverable("w1", deliverable, "2027-02-12T18:00")
                .expect(200);
        product.as(OMAR).commitToDeliverable("w1", deliverable).expect(200);
        product.settle();
    }

    private static void handedIn(String deliverable) {
        committed(deliverable);
        product.as(OMAR).submitDeliverable("w1", deliverable).expect(200);
        product.settle();
    }

    private static Visitor signedIn(String account, String language) {
        Visitor person = new Visitor(product, language);
        person.signIn(account);
        return person;
    }

    /** Sends the verdict that the page's form holds, with these fields. */
    private static HttpResponse<String> decide(Visitor person, String deliverable, Map<String, String> fields) {
        String page = piece(deliverable) + "/review";
        String body = person.get(page).body();
        Map<String, String> all = new HashMap<>(fields);
        all.putIfAbsent("key", Visitor.hidden(body, "key"));
        all.putIfAbsent("version", Visitor.hidden(body, "version"));
        return person.submit(page, page, all);
    }

    private static Visitor visitor() {
        return new Visitor(product, "en");
    }

    private static Sessions sessions() {
        return product.beans(Sessions.class).iterator().next();
    }

    @Test
    void aStrangerSeesWhatThisIsAndLeavesNothingBehind() {
        int before = sessions().count();
        Visitor stranger = visitor();
        HttpResponse<String> page = stranger.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html", "on a fair clock", "Come in as one of them", "Carmen · Cerámica Ruiz");
        for (String path : List.of("/today", "/today?after=x", "/sign-in", "/nowhere")) {
            stranger.get(path);
        }
        stranger.submit("/sign-in", "/sign-in", Map.of("account", "nobody-at-all", "secret", "guess"));
        assertThat(stranger.cookies()).doesNotContainKey("session");
        assertThat(sessions().count()).isEqualTo(before);
    }

    @Test
    void signingInIsByAuthorizationCodeWithAProofKeyAndLeadsToThePageThatWasAskedFor() {
        Visitor lucia = visitor();
        HttpResponse<String> asked = lucia.ask("/today");
        assertThat(Visitor.location(asked)).isEqualTo("/oauth2/authorization/web");
        HttpResponse<String> begun = lucia.ask(Visitor.location(asked));
        assertThat(Visitor.location(begun))
                .startsWith("/oauth2/authorize?")
                .contains("response_type=code", "code_challenge=", "code_challenge_method=S256", "state=", "nonce=");
        assertThat(Visitor.location(lucia.ask(Visitor.location(begun)))).isEqualTo("/sign-in");

        HttpResponse<String> page = lucia.signIn(Story.VA);
        assertThat(page.uri().getPath()).isEqualTo("/today");
        assertThat(page.body()).contains("Lucía Andrade", "Despacho Andino");
        assertThat(Visitor.location(lucia.ask("/"))).isEqualTo("/today");
    }

    @Test
    void aCodeIsNoUseWithoutTheBrowserThatAskedForIt() {
        Visitor lucia = visitor();
        lucia.signIn(Story.VA);
        String code = Visitor.location(lucia.ask(Visitor.location(lucia.ask("/oauth2/authorization/web"))));
        assertThat(code).startsWith("/login/oauth2/code/web?");

        Visitor thief = visitor();
        assertThat(Visitor.location(thief.ask(code))).isEqualTo("/?failed");
        assertThat(thief.get("/?failed").body()).contains("Signing in did not work");
        assertThat(Visitor.location(thief.ask("/today"))).isEqualTo("/oauth2/authorization/web");
    }

    @ParameterizedTest
    @CsvSource({
        "ceramica-ruiz, en, Review ",
        "ceramica-ruiz, es, Revisar ",
        "acme-books, en, Begin like this",
        "acme-books, es, Empiece así",
        "lucia, en, will you take it on?",
        "lucia, es, ¿lo acepta?",
        "mateo, en, 'Nothing waits for you, Mateo Reyes'",
        "mateo, es, 'Nada le espera, Mateo Reyes'",
        "sol, en, GET /api/work",
        "sol, es, terminaciones que decidir",
        "ines, en, writes nothing|write nothing",
        "ines, es, no escribe nada",
        "operator, en, no contents of engagements",
        "operator, es, no ve el contenido"
    })
    void onePressLeadsEverybodyToAPageOfTheirOwn(String account, String language, String words) {
        Visitor person = new Visitor(product, language);
        HttpResponse<String> page = person.follow(person.submit("/", "/sign-in/demo", Map.of("account", account)));

        assertThat(page.uri().getPath()).isEqualTo("/today");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .startsWith("<!DOCTYPE html>")
                .contains("lang=\"" + language + "\"")
                .doesNotContain("??");
        assertThat(Stream.of(words.split("\\|"))).anyMatch(page.body()::contains);
        assertThat(page.body()).doesNotContain("style=\"", "onclick", "<script>");
    }

    @Test
    void theClientSeesTheMostPressingFirstWithTheTimeLeftAndInWhichZone() {
        Visitor carmen = visitor();
        String page = carmen.signIn(Story.CLIENT).body();

        assertThat(page).contains("Two things wait for you, Carmen Ruiz", "One is late.");
        assertThat(page)
                .containsSubsequence(
                        "Sun 10 Jan, 18:00",
                        "Madrid",
                        "16 hours late",
                        "Lucía Andrade waits for what you owe",
                        "provide-input",
                        "then it counts as accepted by silence",
                        "Review ",
                        "href=\"/engagements/e1/deliverables/brochure/review\"",
                        "Review it");
        assertThat(page)
                .contains(
                        "With others now",
                        "Lucía Andrade decides whether to take on",
                        "datetime=\"2027-01-10T17:00:00Z\"");
    }

    @Test
    void theVaSeesHerOwnTimeAndTheContractsBesideIt() {
        String page = visitor().signIn(Story.VA).body();

        assertThat(page).contains("Fri 29 Jan, 12:00", "Bogotá", "18:00 Madrid, contract", "your clock stands still");
        assertThat(page).contains("Carmen Ruiz owes something for", "16 hours late", "America/Bogota, 04:00");
        assertThat(new Visitor(product, "es")
                        .withCookie("zone", "Asia%2FTokyo")
                        .signIn(Story.VA)
                        .body())
                .contains("Tokio", "Asia/Tokyo, 18:00", "contrato");
        assertThat(visitor().withCookie("zone", "%3Cb%3E").signIn(Story.VA).body())
                .contains("America/Bogota");
    }

    @Test
    void whatPeopleTypedIsText() {
        String page = visitor().signIn("eve").body();

        assertThat(page).contains("&lt;b&gt;Eve&lt;/b&gt;&quot;").doesNotContain("<b>Eve");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ceramica-ruiz; en; Cerámica Ruiz and Lucía Andrade|Ask for work|waits for you|stands still|you review"
                        + "|asked, not committed|Terms in force|42.00 USD an hour|not in force|Deadlines kept|Your late inputs"
                        + "|Carmen Ruiz hired Lucía Andrade",
                "ceramica-ruiz; es; Cerámica Ruiz y Lucía Andrade|Pedir trabajo|le espera a usted|parado|usted lo revisa"
                        + "|pedido, sin aceptar|Términos en vigor|42,00 USD por hora|no en vigor|Plazos cumplidos",
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

    @Test
    void whatHappenedIsShownPieceByPiece() {
        Visitor lucia = visitor();
        lucia.signIn(Story.VA);
        assertThat(lucia.get("/engagements/e1?before=4").body())
                .contains("Lucía Andrade committed to")
                .doesNotContain("submitted");
        String part =
                lucia.with("HX-Request", "true").get("/engagements/e1?before=1").body();
        assertThat(part).contains("Carmen Ruiz hired Lucía Andrade").doesNotContain("<html", "Show earlier");
    }

    @Test
    void allOfTheWorkIsListedAndEachPieceHasAPage() {
        Visitor carmen = visitor();
        carmen.signIn(Story.CLIENT);
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
        Visitor carmen = visitor();
        carmen.signIn(Story.CLIENT);
        Visitor lucia = new Visitor(product, "es");
        lucia.signIn(Story.VA);

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
    @ValueSource(strings = {"acme-books", "mateo", "sol", "ines", "operator"})
    void whoIsOnNeitherSideFindsNoEngagement(String account) {
        Visitor stranger = visitor();
        stranger.signIn(account);
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

    @Test
    void eachSideHasItsOwnFormsAndAddressesAreChecked() {
        Visitor lucia = visitor();
        lucia.signIn(Story.VA);
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
        Visitor carmen = visitor();
        carmen.signIn(Story.CLIENT);
        assertThat(carmen.submit("/today", "/engagements/e1/work/texts", Map.of("verdict", "commit", "key", "k"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(carmen.post("/engagements/e1/ask", asked("Unsigned", "2027-02-01"))
                        .statusCode())
                .isEqualTo(403);
    }

    private static Map<String, String> asked(String title, String day) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("title", title);
        form.put("brief", "Labels for the fair.\r\nIn the style of the catalogue.");
        form.put("criteria.0.text", "All 32 tiles");
        form.put("criteria.1.text", "");
        form.put("due.day", day);
        form.put("due.time", "18:00");
        form.put("due.zone", Story.MADRID);
        form.put("inputs.0.description", "The list of tiles");
        form.put("inputs.0.day", day);
        form.put("inputs.0.time", "10:00");
        form.put("inputs.0.confidential", "yes");
        return form;
    }

    private static Map<String, String> and(Map<String, String> form, String... more) {
        Map<String, String> all = new LinkedHashMap<>(form);
        for (int each = 0; each < more.length; each += 2) {
            all.put(more[each], more[each + 1]);
        }
        return all;
    }

    private static String keyIn(HttpResponse<String> page) {
        Matcher key = Pattern.compile("name=\"key\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    @Test
    void theListsOfTheFormGrowWithoutAScriptAndTheVasReadingIsShownBefore() {
        String path = "/engagements/e1/ask";
        Visitor carmen = visitor();
        carmen.signIn(Story.CLIENT);
        assertThat(carmen.get(path).body())
                .contains("Ask Lucía Andrade for work", "name=\"criteria.0.text\"", "Madrid (contract)")
                .doesNotContain("criteria.1.text", "inputs.0");
        Map<String, String> form = and(asked("Labels " + NASTY, "2027-02-05"), "key", keyIn(carmen.get(path)));

        HttpResponse<String> grown = carmen.submit(path, path, and(form, "act", "add-criterion"));
        assertThat(grown.statusCode()).isEqualTo(200);
        assertThat(grown.body())
                .contains("name=\"criteria.2.text\"", "value=\"All 32 tiles\"", "In the style of the catalogue.")
                .contains("value=\"Labels &lt;b&gt;Eve&lt;/b&gt;&quot;")
                .doesNotContain("<b>Eve");
        assertThat(carmen.submit(path, path, and(form, "act", "without-criteria-0"))
                        .body())
                .contains("name=\"criteria.0.text\"")
                .doesNotContain("All 32 tiles", "name=\"criteria.1.text\"");
        assertThat(carmen.submit(path, path, and(form, "act", "add-input")).body())
                .contains("name=\"inputs.1.day\"");
        assertThat(carmen.submit(path, path, and(form, "act", "preview")).body())
                .containsSubsequence(
                        "What Lucía Andrade will read", "Fri 5 Feb, 12:00", "Bogotá", "18:00 Madrid, contract")
                .containsSubsequence(
                        "Carmen Ruiz owes for it", "The list of tiles", "confidential", "Fri 5 Feb, 04:00");
        assertThat(carmen.submit(path, path, and(form, "act", "preview", "due.day", "2027-03-28", "due.time", "02:30"))
                        .body())
                .contains("clocks go forward then", "Sun 28 Mar, 03:30");
        assertThat(carmen.submit(path, path, and(form, "act", "preview", "due.day", "nonsense"))
                        .body())
                .contains("No day and time yet.");
        assertThat(carmen.get("/engagements/e1").body()).doesNotContain("Labels &lt;b&gt;");
    }

    @Test
    void workIsAskedForOnceAndTheVaTakesItOn() {
        String path = "/engagements/e1/ask";
        Visitor carmen = visitor();
        carmen.signIn(Story.CLIENT);
        Map<String, String> form =
                and(asked("Price labels", "2027-02-05"), "act", "send", "key", keyIn(carmen.get(path)));
        HttpResponse<String> sent = carmen.submit(path, path, form);
        assertThat(sent.statusCode()).isEqualTo(302);
        String piece = Visitor.location(sent);
        assertThat(piece).startsWith("/engagements/e1/work/");
        assertThat(carmen.get(piece).body())
                .contains("Price labels", "Sent. Lucía Andrade decides until", "All 32 tiles", "The list of tiles");
        assertThat(Visitor.location(carmen.submit(path, path, form))).isEqualTo(piece);
        HttpResponse<String> again = carmen.submit(path, path, and(form, "title", "Other labels"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("value=\"Other labels\"").doesNotContain(form.get("key"));

        Visitor lucia = visitor();
        lucia.signIn(Story.VA);
        String own = piece.replaceAll("\\?.*", "");
        HttpResponse<String> asked = lucia.get(piece);
        assertThat(asked.body())
                .contains("Carmen Ruiz asks for it.", "Commit to Fri 5 Feb, 12:00", "Decline the request");
        Map<String, String> verdict = Map.of("verdict", "commit", "key", keyIn(asked));
        HttpResponse<String> committed = lucia.follow(lucia.submit(own, own, verdict));
        assertThat(committed.body()).contains("you work on it").doesNotContain("name=\"verdict\"");

        HttpResponse<String> late =
                lucia.submit("/today", own, Map.of("verdict", "decline", "reason", "No time", "key", "other"));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("STATE-FORBIDS", "on record", "How it stands: taken on");
        assertThat(lucia.submit("/today", own, Map.of("verdict", "maybe", "key", "k"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(lucia.submit("/today", own, Map.of("verdict", "commit", "key", ""))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRequestIsDeclinedWithAReasonOnly() {
        product.as(Story.CLIENT)
                .requestDeliverable("e1", "flyer", "2027-02-20T18:00")
                .expect(200);
        product.settle();
        String path = "/engagements/e1/work/flyer";
        Visitor lucia = new Visitor(product, "es");
        lucia.signIn(Story.VA);
        HttpResponse<String> wrong =
                lucia.submit(path, path, Map.of("verdict", "decline", "reason", " ", "key", keyIn(lucia.get(path))));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("No enviado: ", "href=\"#reason\"", "¿Por qué no? – falta", "id=\"reason.wrong\"", "is-wrong")
                .doesNotContain("must", "??");
        HttpResponse<String> done = lucia.follow(
                lucia.submit(path, path, Map.of("verdict", "decline", "reason", "Sin tiempo", "key", keyIn(wrong))));
        assertThat(done.body()).contains("rechazado el encargo");
        assertThat(lucia.get("/engagements/e1").body()).contains("Sin tiempo");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; Not sent: ; What do you need? – is missing; Due – name a day and a time; Input 1 – is missing",
                "es; No enviado: ; ¿Qué necesita? – falta; Plazo – indique un día y una hora; Cosa debida 1 – falta"
            })
    void whatDoesNotFitIsSaidOnTopAndAtItsField(String language, String head, String title, String due, String input) {
        String path = "/engagements/e1/ask";
        Visitor carmen = new Visitor(product, language);
        carmen.signIn(Story.CLIENT);
        HttpResponse<String> wrong = carmen.submit(
                path,
                path,
                Map.of(
                        "act",
                        "send",
                        "key",
                        keyIn(carmen.get(path)),
                        "brief",
                        "Kept words",
                        "criteria.0.text",
                        "",
                        "criteria.3.text",
                        "Kept criterion",
                        "inputs.2.description",
                        "",
                        "inputs.2.day",
                        "2027-02-01",
                        "inputs.2.time",
                        "10:00"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains(head.strip(), "href=\"#title\"", title.strip(), "id=\"title.wrong\"")
                .contains("href=\"#due.day\"", due.strip(), "id=\"due.day.wrong\"")
                .contains("href=\"#inputs.0.description\"", input.strip())
                .contains("Kept words", "value=\"Kept criterion\"", "aria-describedby=\"title.wrong\"")
                .doesNotContain("??", "on record", "queda registrado");
        HttpResponse<String> noTime =
                carmen.submit(path, path, and(asked("Labels", "29/01/2027"), "act", "send", "key", keyIn(wrong)));
        assertThat(noTime.statusCode()).isEqualTo(400);
        assertThat(noTime.body()).contains("href=\"#due.day\"", "value=\"29/01/2027\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; A due lies in the future; Why; What you can do instead; It was Mon 11 Jan, 10:00 Madrid when this arrived",
                "es; Un plazo vence en el futuro; Por qué; Lo que puede hacer; Era lun 11 ene, 10:00 Madrid cuando llegó"
            })
    void aRefusalSaysWhyAndWhatInsteadBesideWhatWasTyped(
            String language, String rule, String why, String instead, String fact) {
        String path = "/engagements/e1/ask";
        Visitor carmen = new Visitor(product, language);
        carmen.signIn(Story.CLIENT);
        String key = keyIn(carmen.get(path));
        HttpResponse<String> refused =
                carmen.submit(path, path, and(asked("Yesterday’s labels", "2027-01-10"), "act", "send", "key", key));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "<a href=\"#title\">",
                        "class=\"refusal",
                        rule,
                        why,
                        instead,
                        fact,
                        "DUE-AHEAD",
                        "value=\"Yesterday’s labels\"")
                .contains("value=\"2027-01-10\"", "Labels for the fair.")
                .doesNotContain("??", key);
    }

    @Test
    void aScriptIsLedOnlyWhenItIsDone() {
        String path = "/engagements/e1/ask";
        Visitor carmen = visitor();
        carmen.signIn(Story.CLIENT);
        String key = keyIn(carmen.get(path));
        carmen.with("HX-Request", "true");
        HttpResponse<String> refused =
                carmen.submit(path, path, and(asked("Leaflet", "2027-01-10"), "act", "send", "key", key));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"main\"", "value=\"Leaflet\"");
        HttpResponse<String> done =
                carmen.submit(path, path, and(asked("Leaflet", "2027-02-10"), "act", "send", "key", keyIn(refused)));
        assertThat(done.statusCode()).isEqualTo(204);
        assertThat(done.headers().firstValue("HX-Redirect").orElse("")).startsWith("/engagements/e1/work/");
        carmen.cookies().remove("session");
        HttpResponse<String> over = carmen.post(path, and(asked("Leaflet", "2027-02-10"), "_csrf", "x"));
        assertThat(over.headers().firstValue("HX-Reselect")).hasValue(".refusal");
        assertThat(over.headers().firstValue("HX-Retarget")).hasValue("#notice");
    }

    @Test
    void moreIsAskedForPieceByPiece() {
        for (int sheet = 0; sheet < 21; sheet++) {
            product.as(Story.CLIENT)
                    .command(
                            "share-material",
                            Fields.of(
                                    "engagementId",
                                    "e1",
                                    "materialId",
                                    "m" + sheet,
                                    "kind",
                                    "COMPANY",
                                    "title",
                                    "Sheet " + sheet))
                    .expect(200);
        }
        product.settle();
        Visitor lucia = visitor();
        String page = lucia.signIn(Story.VA).body();
        assertThat(page).contains("More than 20 things wait for you");
        Matcher more = Pattern.compile("href=\"(/today\\?after=[^\"]+)\"").matcher(page);
        assertThat(more.find()).isTrue();

        assertThat(lucia.get(more.group(1)).body()).contains("What waits besides", "Sheet ");
        String part = lucia.with("HX-Request", "true").get(more.group(1)).body();
        assertThat(part).contains("Sheet ").doesNotContain("<html", "Show more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/today/nowhere", "/refused", "/Today"})
    void whatIsNotThereIsToldOnAPageToPeopleAndAsDataToPrograms(String path) {
        HttpResponse<String> page = new Visitor(product, "es").get(path);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("Aquí no hay nada").doesNotContain("??");
        if (!path.equals("/refused")) {
            product.asNobody().get("/nowhere").expect(404);
        }
    }

    @Test
    void aCursorThatIsNoneIsSaidSo() {
        Visitor lucia = visitor();
        lucia.signIn(Story.VA);
        HttpResponse<String> page = lucia.get("/today?after=nonsense");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("This address cannot be answered");
    }

    @Test
    void nothingOfAPageIsKeptAndNothingRunsThatIsNotOurs() {
        Visitor carmen = visitor();
        for (HttpResponse<String> page : List.of(
                visitor().get("/"), visitor().get("/sign-in"), carmen.signIn(Story.CLIENT), carmen.get("/nowhere"))) {
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                    .contains("form-action 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(page.headers().allValues("Set-Cookie"))
                    .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("SameSite=Lax"));
        }
    }

    @Test
    void filesHaveAddressesOfTheirContentsAndAreKept() {
        List<String> assets = new ArrayList<>();
        Matcher asset = ASSET.matcher(visitor().get("/").body());
        while (asset.find()) {
            assets.add(asset.group(1));
        }
        assertThat(assets).hasSize(6).allMatch(path -> path.matches(".*-[0-9a-f]{32}\\.(css|js|svg)"));
        for (String path : assets) {
            HttpResponse<String> file =
                    visitor().with("Accept-Encoding", "gzip").ask(path);
            assertThat(file.statusCode()).as(path).isEqualTo(200);
            assertThat(file.headers().firstValue("Cache-Control").orElse(""))
                    .as(path)
                    .contains("max-age=31536000", "public");
            if (!path.matches("/assets/(icon|pages)-.*")) {
                assertThat(file.headers().firstValue("Content-Encoding"))
                        .as(path)
                        .hasValue("gzip");
            }
        }
        String style = visitor().get("/assets/app.css").body();
        Matcher font = Pattern.compile("url\\(\"?(/webjars/[^)\"]+)").matcher(style);
        assertThat(font.find()).isTrue();
        assertThat(visitor().ask(font.group(1)).statusCode()).isEqualTo(200);
    }

    @Test
    void aFormThatIsNotOursIsRefused() {
        Visitor stranger = visitor();
        assertThat(stranger.post("/sign-in/demo", Map.of("account", Story.CLIENT))
                        .statusCode())
                .isEqualTo(403);
        assertThat(stranger.post("/language", Map.of("language", "es")).statusCode())
                .isEqualTo(403);
        Visitor carmen = visitor();
        carmen.signIn(Story.CLIENT);
        HttpResponse<String> refused = carmen.post("/sign-out", Map.of("_csrf", "made up"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("This was not done").startsWith("<!DOCTYPE html>");
        assertThat(carmen.get("/today").body()).contains("Carmen Ruiz");
    }

    @Test
    void onlyDemoAccountsNeedNoPassword() {
        Visitor stranger = visitor();
        HttpResponse<String> page = stranger.follow(stranger.submit("/", "/sign-in/demo", Map.of("account", "eve")));
        assertThat(page.body()).contains("Account or password is wrong");
        assertThat(stranger.signIn(Story.VA, "wrong").body()).contains("Account or password is wrong");
        assertThat(stranger.cookies()).doesNotContainKey("session");
    }

    @Test
    void theDemonstrationIsNotTakenApart() {
        Visitor operator = signedIn(Story.OPERATOR, "en");
        assertThat(operator.get("/people").body())
                .contains("Cerámica Ruiz", "eve", ">demo<", "/people/eve/remove")
                .doesNotContain("/people/lucia/remove", "value=\"lucia\"");
        assertThat(operator.submit("/people", "/people/lucia/remove", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(operator.submit("/people", "/people", Map.of("reset", Story.VA))
                        .statusCode())
                .isEqualTo(403);
        assertThat(operator.get("/settings").body())
                .contains("belongs to the demonstration")
                .doesNotContain("name=\"old\"");
        assertThat(operator.submit("/settings", "/settings", Map.of("act", "password", "old", OneProcess.SECRET))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoGuessesHasToWaitAndKeepsNobodyOut() {
        Visitor stranger = visitor();
        for (int guess = 0; guess < 10; guess++) {
            assertThat(stranger.signIn("guessed-at", "guess " + guess).body()).contains("is wrong");
        }
        assertThat(stranger.signIn("guessed-at", "guess").body()).contains("Too many tries");
        assertThat(visitor().signIn(Story.CLIENT).uri().getPath()).isEqualTo("/today");
    }

    @Test
    void aSessionMoreThanAPersonMayHaveEndsTheOldest() {
        List<Visitor> browsers = new ArrayList<>();
        for (int each = 0; each <= Sessions.OF_ONE; each++) {
            Visitor browser = visitor();
            browser.signIn("mateo");
            browsers.add(browser);
        }
        assertThat(Visitor.location(browsers.get(0).ask("/today"))).isEqualTo("/oauth2/authorization/web");
        assertThat(browsers.get(1).ask("/today").statusCode()).isEqualTo(200);
        assertThat(browsers.get(Sessions.OF_ONE).ask("/today").statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheIssuer() {
        Visitor sol = visitor();
        Visitor elsewhere = visitor();
        sol.signIn(Story.LAWYER);
        elsewhere.signIn(Story.LAWYER);
        HttpResponse<String> out = sol.follow(sol.submit("/today", "/sign-out", Map.of()));
        assertThat(out.body()).contains("You are signed out.");
        assertThat(sol.get("/today").uri().getPath()).isEqualTo("/sign-in");
        assertThat(elsewhere.ask("/today").statusCode()).isEqualTo(200);

        sol.signIn(Story.LAWYER);
        sol.submit("/today", "/sign-out", Map.of("everywhere", "yes"));
        assertThat(elsewhere.get("/today").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void theLanguageIsTheBrowsersUntilItIsChosenAndLeadsNowhereElse() {
        Visitor person = visitor();
        assertThat(person.get("/").body()).contains("lang=\"en\"");
        HttpResponse<String> chosen = person.submit("/", "/language", Map.of("language", "es", "to", "/nowhere"));
        assertThat(Visitor.location(chosen)).isEqualTo("/nowhere");
        assertThat(person.get("/").body()).contains("lang=\"es\"", "con un reloj justo");
        for (String away : List.of("//evil.example", "https://evil.example", "/\\evil.example", "")) {
            HttpResponse<String> stays = person.submit("/", "/language", Map.of("language", "xx", "to", away));
            assertThat(stays.headers().firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/").doesNotContain("evil"));
        }
        assertThat(person.get("/").body()).contains("lang=\"es\"");
    }

    @Test
    void aSessionIsNoWayIntoTheInterface() {
        Visitor carmen = visitor();
        carmen.signIn(Story.CLIENT);
        assertThat(carmen.ask("/api/work").statusCode()).isEqualTo(401);
        assertThat(carmen.with("Accept", "*/*").ask("/today").statusCode()).isEqualTo(200);
        assertThat(visitor().with("HX-Request", "true").ask("/today").statusCode())
                .isEqualTo(401);
    }

    @Test
    void pagesHaveOneAddress() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        URI there = URI.create("http://127.0.0.1:" + product.port() + "/today?after=x");
        HttpResponse<String> asked = http.send(
                HttpRequest.newBuilder(there).header("Accept", "text/html").build(), BodyHandlers.ofString());
        assertThat(asked.statusCode()).isEqualTo(307);
        assertThat(asked.headers().firstValue("Location"))
                .hasValue("http://localhost:" + product.port() + "/today?after=x");
        HttpResponse<String> sent = http.send(
                HttpRequest.newBuilder(there.resolve("/sign-in/demo"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(sent.statusCode()).isEqualTo(421);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'What you asked for|What Omar Paz delivered|version 1|Accept it|Round 1 of 2 included|Accept version 1|In Spanish'",
        "es, 'Lo que usted pidió|Lo que entregó Omar Paz|versión 1|Aceptarlo|Ronda 1 de 2 incluidas|Aceptar la versión 1|In Spanish'"
    })
    void theClientSeesWhatWasAskedForBesideWhatWasHandedIn(String language, String words) {
        handedIn("seen-" + language);
        HttpResponse<String> page = signedIn(NORA, language).get(piece("seen-" + language) + "/review");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(words.split("\\|"))
                .contains("href=\"https://files.example/c\"", "catalogue.pdf", "ck-due")
                .doesNotContain("??", "checked", "verdict-reject", "style=\"");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void nothingIsDecidedForAnybody() {
        handedIn("undecided");
        HttpResponse<String> page = decide(signedIn(NORA, "en"), "undecided", Map.of("remarks", "Nice " + NASTY));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("Choose one of them: nothing is decided for you.", "href=\"#verdict\"", "Nice &lt;b&gt;Eve")
                .doesNotContain("<b>Eve");
    }

    @Test
    void anImprovementWithoutACriterionIsRefusedBesideWhatWasTyped() {
        handedIn("uncited");
        Visitor nora = signedIn(NORA, "en");
        Map<String, String> fields = Map.of("verdict", "improve", "explanation", "Page 3 says “sea blue”.");
        HttpResponse<String> page = decide(nora, "uncited", fields);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("class=\"refusal", "CRITERION-CITED", "on record", "What you can do instead")
                .contains("Agreed criteria: “In Spanish”, “At most 10 pages”.", "Criteria named: none.")
                .contains("Page 3 says “sea blue”.", "Tick at least one that was agreed.", "kept as you typed it");
        assertThat(decide(signedIn(NORA, "es"), "uncited", fields).body())
                .contains("No enviado", "CRITERION-CITED", "Marque al menos uno", "Por qué");

        HttpResponse<String> unexplained =
                decide(nora, "uncited", Map.of("verdict", "improve", "criteria.c1", "yes", "due", "soon"));
        assertThat(unexplained.statusCode()).isBetween(400, 422);
        assertThat(unexplained.body()).contains("not fit yet").containsPattern("href=\"#(explanation|due)\"");

        HttpResponse<String> sent =
                decide(nora, "uncited", Map.of("verdict", "improve", "criteria.c1", "yes", "explanation", "Page 3"));
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(nora.follow(sent).body())
                .contains("You asked for a better version.", "round 1", "· In Spanish", "“Page 3”")
                .doesNotContain("name=\"verdict\"");
        product.settle();
        assertThat(signedIn(OMAR, "en").get(piece("uncited") + "/deliver").body())
                .contains("Round 1: what is to be better", "In Spanish", "“Page 3”");
    }

    @Test
    void rejectingIsOfferedOnceTheRoundsWereTriedAndNotBefore() {
        handedIn("rounds");
        Visitor nora = signedIn(NORA, "en");
        for (int version = 1; version <= 2; version++) {
            HttpResponse<String> early =
                    decide(nora, "rounds", Map.of("verdict", "reject", "criteria.c1", "yes", "explanation", "Not yet"));
            assertThat(early.statusCode()).isEqualTo(422);
            assertThat(early.body()).contains("IMPROVEMENT-FIRST", "Not yet");
            decide(nora, "rounds", Map.of("verdict", "improve", "criteria.c1", "yes", "explanation", "Spanish"));
            product.as(OMAR)
                    .submitDeliverable("w1", "rounds", ("" + version).repeat(64), false)
                    .expect(200);
            product.settle();
        }
        assertThat(nora.get(piece("rounds") + "/review").body())
                .contains(
                        "verdict-reject", "The 2 included rounds were used: Omar Paz has to agree", "Reject version 3");
        HttpResponse<String> rejected = decide(
                nora, "rounds", Map.of("verdict", "reject", "criteria.c1", "yes", "explanation", "Still English"));
        assertThat(nora.follow(rejected).body())
                .contains("You rejected it. Omar Paz may hand it in again", "Nora Gil rejected version 3.");
    }

    @Test
    void whoComesTooLateIsToldWhoWasFirst() {
        handedIn("late");
        Visitor nora = signedIn(NORA, "en");
        String before = nora.get(piece("late") + "/review").body();
        product.as(OMAR).submitDeliverable("w1", "late", "b".repeat(64), false).expect(200);
        product.settle();
        HttpResponse<String> page = decide(
                nora,
                "late",
                Map.of("verdict", "accept", "remarks", "Well done", "version", Visitor.hidden(before, "version")));

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body())
                .contains("Omar Paz was first: a newer version was handed in", "Accept version 2", "Well done");
    }

    @Test
    void aVerdictIsGivenOnceHoweverOftenItIsSent() {
        handedIn("twice");
        Visitor nora = signedIn(NORA, "en");
        assertThat(decide(nora, "twice", Map.of("verdict", "accept", "rating", "9"))
                        .body())
                .contains("href=\"#rating\"");
        String key = Visitor.hidden(nora.get(piece("twice") + "/review").body(), "key");
        Map<String, String> fields =
                Map.of("verdict", "accept", "rating", "5", "remarks", "Good", "key", key, "version", "1");
        String page = piece("seen-again");
        handedIn("seen-again");
        String form = page + "/review";
        HttpResponse<String> one = nora.submit(form, piece("twice") + "/review", fields);
        HttpResponse<String> other = nora.submit(form, piece("twice") + "/review", fields);

        assertThat(one.statusCode()).isEqualTo(302);
        assertThat(Visitor.location(other)).isEqualTo(Visitor.location(one));
        assertThat(nora.follow(one).body())
                .contains("You accepted it.", "There is nothing to decide now.", "Nora Gil accepted version 1.");
    }

    @Test
    void theseAreForTheTwoSidesAlone() {
        handedIn("ours");
        Map<String, List<String>> hidden = Map.of(
                OMAR,
                List.of("/review"),
                NORA,
                List.of("/deliver"),
                Story.CLIENT,
                List.of("/review", "/deliver", "/receipts/1"),
                Story.AUDITOR,
                List.of("/review", "/deliver", "/receipts/1"),
                Story.OPERATOR,
                List.of("/review", "/deliver", "/receipts/1"));
        hidden.forEach((account, pages) -> pages.forEach(page -> {
            HttpResponse<String> answer = signedIn(account, "en").get(piece("ours") + page);
            assertThat(answer.statusCode()).as(account + page).isEqualTo(404);
            assertThat(answer.body()).contains("There is nothing here").doesNotContain("Catalogue");
        }));
        Visitor nora = signedIn(NORA, "en");
        for (String path : List.of(
                piece("..%00") + "/review",
                piece("none") + "/review",
                "/engagements/none/deliverables/ours/review",
                piece("ours") + "/receipts/0",
                "/files/none",
                "/files/a%00b")) {
            assertThat(nora.ask(path).statusCode()).as(path).isBetween(400, 404);
        }
        assertThat(nora.ask(piece("ours") + "/receipts/x").statusCode()).isEqualTo(400);
        assertThat(visitor().ask(piece("ours") + "/review").statusCode()).isEqualTo(302);
    }

    @Test
    void filesAreKeptUntilTheRestFitsAndThenAReceiptSaysWhatCounted() {
        committed("files");
        String page = piece("files") + "/deliver";
        Visitor omar = signedIn(OMAR, "en");
        String before = omar.get(page).body();
        assertThat(before)
                .contains("In time.", "Deliver to Nora Gil", "Fri 12 Feb, 12:00 Bogotá", "18:00 Madrid, contract");
        String key = Visitor.hidden(before, "key");

        HttpResponse<String> undecided = omar.submit(
                page,
                page,
                new Form()
                        .field("key", key)
                        .field("note", "Eight pages " + NASTY)
                        .part("form-data; name=\"files\"; filename=\"letters.txt\"", "a"));
        assertThat(undecided.statusCode()).isEqualTo(422);
        String kept = undecided.body();
        assertThat(kept)
                .contains("href=\"#part\"", "letters.txt", "ca978112 ca1bbdca fac231b3 9a23dc4d", "1 byte")
                .contains("Eight pages &lt;b&gt;");

        Form form = new Form()
                .field("key", Visitor.hidden(kept, "key"))
                .field("part", "whole")
                .field("note", "Eight pages")
                .field("kept.0.on", "on")
                .field("links.0.link", "https://files.example/b")
                .field("links.0.name", "brochure.pdf");
        for (String field : List.of("fileId", "name", "sha256", "size")) {
            form.field("kept.0." + field, Visitor.hidden(kept, "kept.0." + field));
        }
        HttpResponse<String> unnamed = omar.submit(page, page, form);
        assertThat(unnamed.statusCode()).isEqualTo(422);
        assertThat(unnamed.body()).contains("href=\"#links.0.sha256\"", "id=\"links.0.sha256\"");

        HttpResponse<String> sent = omar.submit(page, page, form.field("links.0.sha256", "b".repeat(64)));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        String receipt = omar.follow(sent).body();
        assertThat(receipt)
                .contains(
                        "Delivered. Nora Gil sees it now.",
                        "In time, by 32 days",
                        "Mon 11 Jan 2027, 04:00:00 Bogotá (10:00:00 Madrid)")
                .contains("ca978112 ca1bbdca fac231b3 9a23dc4d a786eff8 147c4e72 b9807785 afee48bb")
                .contains("letters.txt", "brochure.pdf", "Eight pages", "ck-sub full");
        assertThat(signedIn(NORA, "es").get(Visitor.location(sent)).body())
                .contains("Entregado por Omar Paz", "En plazo, con ", "Lo que contó")
                .doesNotContain("??");

        Matcher file = Pattern.compile("href=\"(/files/[^\"]+)\"").matcher(receipt);
        assertThat(file.find()).isTrue();
        HttpResponse<String> given = signedIn(NORA, "en").ask(file.group(1));
        assertThat(given.body()).isEqualTo("a");
        assertThat(given.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment; filename=\"letters.txt\"");
        assertThat(given.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(signedIn(Story.CLIENT, "en").ask(file.group(1)).statusCode()).isEqualTo(404);
    }

    @Test
    void anAnswerToARoundIsHandedInLikewiseAndAPartOpensNoReview() {
        committed("parts");
        String page = piece("parts") + "/deliver";
        Visitor omar = signedIn(OMAR, "es");
        Form part = new Form()
                .field("key", Visitor.hidden(omar.get(page).body(), "key"))
                .field("part", "part")
                .part("form-data; name=\"files\"; filename=\"a.txt\"", "first");
        String receipt = omar.follow(omar.submit(page, page, part)).body();
        assertThat(receipt).contains("Registrado como parte", "una parte", "El trabajo entero aún se debe");
        assertThat(signedIn(NORA, "en").get(piece("parts") + "/review").body())
                .contains("the review begins with the whole", "version 1, a part")
                .doesNotContain("name=\"verdict\"");
        Form more = new Form().field("key", "k").field("more", "link").field("links.0.name", "one");
        assertThat(omar.submit(page, page, more).body()).contains("links.1.link", "value=\"one\"");
    }

    @Test
    void filesAreReadOfPeopleAloneAndNoMoreThanFits() {
        committed("large");
        String page = piece("large") + "/deliver";
        Form large = new Form()
                .field("part", "whole")
                .part("form-data; name=\"files\"; filename=\"large.bin\"", "x".repeat(26 * 1024 * 1024));
        HttpResponse<String> refused = signedIn(OMAR, "en").submit(page, page, large);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("This is too large", "25 MB");

        Form small = new Form().part("form-data; name=\"files\"; filename=\"a.txt\"", "a");
        assertThat(visitor().submit("/", page, small).statusCode()).isEqualTo(401);
        Visitor omar = signedIn(OMAR, "en");
        assertThat(omar.post(page, Map.of()).statusCode()).isIn(403, 415);
        HttpResponse<String> empty =
                omar.submit(page, page, new Form().field("key", "k").field("part", "whole"));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("CONTENT-REQUIRED");
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        Texts texts = product.beans(Texts.class).iterator().next();
        assertThat(texts.keys(Language.SPANISH))
                .hasSizeGreaterThan(100)
                .containsExactlyInAnyOrderElementsOf(texts.keys(Language.ENGLISH));
    }
}
