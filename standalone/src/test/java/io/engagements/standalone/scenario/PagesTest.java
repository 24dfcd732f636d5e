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
                        "accept-deliverable");
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

    @Test
    void bothLanguagesHaveTheSameWords() {
        Texts texts = product.beans(Texts.class).iterator().next();
        assertThat(texts.keys(Language.SPANISH))
                .hasSizeGreaterThan(100)
                .containsExactlyInAnyOrderElementsOf(texts.keys(Language.ENGLISH));
    }
}
