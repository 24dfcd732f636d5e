package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.NASTY;
import static io.engagements.standalone.scenario.PagesStory.product;
import static io.engagements.standalone.scenario.PagesStory.visitor;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on every page: address, language, headers, files, forms, and how what is not there is told. */
@ExtendWith(PagesStory.class)
class FramePagesTest {

    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"");

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
    void whatWasTypedComesBackWhenTheSessionHasEndedIfOurOwnPageHasSentIt() {
        Map<String, String> form = Map.of("act", "send", "title", "Kept " + NASTY, "brief", "Two\r\nlines");
        String ours = "http://localhost:" + product.port();
        HttpResponse<String> kept = visitor().with("Origin", ours).submit("/", "/engagements/w1/ask", form);
        assertThat(kept.statusCode()).isEqualTo(401);
        assertThat(kept.body())
                .contains("action=\"/engagements/w1/ask\"", "Send it again", "name=\"act\" value=\"send\"")
                .contains("name=\"title\" value=\"Kept &lt;b&gt;Eve&lt;/b&gt;&quot;")
                .doesNotContain("<b>Eve");
        for (Visitor other : List.of(visitor(), visitor().with("Origin", "https://evil.example"))) {
            assertThat(other.submit("/", "/engagements/w1/ask", form).body())
                    .contains("You are not signed in any more")
                    .doesNotContain("Send it again", "Eve");
        }
        assertThat(visitor()
                        .with("Origin", ours)
                        .post("/sign-in", Map.of("account", "a", "secret", "hunter-two"))
                        .body())
                .doesNotContain("Send it again", "hunter-two");
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

    @Test
    void whatNobodyCanReadIsTheAskersFault() {
        assertThat(visitor().ask("/?" + "a&".repeat(1_500)).statusCode()).isEqualTo(400);
        assertThat(visitor().ask("/oauth2/authorization/zzz").statusCode()).isEqualTo(404);
        HttpResponse<String> pattern =
                visitor().submit("/", "/language", Map.of("language", "es", "to", "/{x}?q=${y}"));
        assertThat(pattern.statusCode()).isEqualTo(302);
        assertThat(Visitor.location(pattern)).isEqualTo("/");
    }
}
