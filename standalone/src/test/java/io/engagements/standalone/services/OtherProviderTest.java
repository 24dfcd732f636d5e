package io.engagements.standalone.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.postgres.ServerPort;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People who are known to a provider that is not ours come in by it, stay as long as it renews their tokens, and go by it. */
class OtherProviderTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static Sides sides;
    private static String url;

    @BeforeAll
    static void start() {
        int port = ServerPort.free();
        url = "http://localhost:" + port;
        sides = new Sides(OidcIssuer.pages(port, "{issuer}").entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        sides.close();
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(Redirect.NORMAL)
                .build();
    }

    private static HttpResponse<String> get(HttpClient browser, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    @Test
    void whoIsKnownThereComesToThePageThatWasAskedFor() throws Exception {
        sides.issuer().isHere("lucia", 3600);
        HttpClient browser = browser();
        HttpResponse<String> asked = get(browser, "/engagements");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
        assertThat(asked.uri().getPath()).isEqualTo("/engagements");
        assertThat(asked.headers().firstValue("Content-Security-Policy").orElse(""))
                .as("signing out leads there")
                .contains("form-action 'self' " + sides.issuer().url());
        assertThat(get(browser, "/today").uri().getPath()).isEqualTo("/today");
    }

    /** Its tokens are good for a second: each page needs another one, and gets it. */
    @Test
    void aTokenThatEndsIsRenewedThere() throws Exception {
        sides.issuer().isHere("ceramica-ruiz", 1);
        HttpClient browser = browser();
        for (int page = 0; page < 3; page++) {
            HttpResponse<String> today = get(browser, "/today");
            assertThat(today.statusCode()).as(today.body()).isEqualTo(200);
            assertThat(today.uri().getPath()).isEqualTo("/today");
        }
    }

    /** Of two services it is the query side's desk, and what is ordered there reaches the command side. */
    @Test
    void theOperatorsDeskSaysWhatThisSideKnowsAndWhatTheOther() throws Exception {
        sides.issuer().isHere("operator", 3600);
        HttpClient browser = browser();
        String desk = get(browser, "/operation").body();
        assertThat(desk)
                .contains("This is the query side", "<li>The ledger is signed</li>", "operation/settings")
                .contains("id=\"health-intake\"", "By the command side, whose own health says how far")
                .doesNotContain("id=\"health-ledger\"", "??");
        assertThat(get(browser, "/operation/settings").body())
                .contains("id=\"set-ENGAGEMENTS_COMMAND_SIDE\"", "a base backup and archived write-ahead log")
                .doesNotContain(OidcIssuer.SECRET, "id=\"set-ENGAGEMENTS_DATA_DIR\"");
        assertThat(get(browser, "/operation/keys").body()).contains("None: nothing has been signed.");

        Matcher form = TOKEN.matcher(get(browser, "/operation/keys/change").body());
        assertThat(form.find()).isTrue();
        HttpResponse<String> change = browser.send(
                HttpRequest.newBuilder(URI.create(url + "/operation/keys/change"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept-Language", "en")
                        .POST(BodyPublishers.ofString(
                                "both=hour&_csrf=" + URLEncoder.encode(form.group(1), StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(change.body()).contains("There are no keys to be replaced before the first entry is signed.");
    }

    @Test
    void whoSignsOutIsLedThereAndIsOut() throws Exception {
        sides.issuer().isHere("lucia", 3600);
        HttpClient browser = browser();
        Matcher form = TOKEN.matcher(get(browser, "/engagements").body());
        assertThat(form.find()).isTrue();
        HttpClient still = HttpClient.newBuilder()
                .cookieHandler(browser.cookieHandler().orElseThrow())
                .build();
        HttpResponse<String> out = still.send(
                HttpRequest.newBuilder(URI.create(url + "/sign-out"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "_csrf=" + URLEncoder.encode(form.group(1), StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(out.headers().firstValue("Location").orElse(""))
                .startsWith(sides.issuer().url() + "/out?id_token_hint=")
                .contains("post_logout_redirect_uri=");
        HttpResponse<String> after = still.send(
                HttpRequest.newBuilder(URI.create(url + "/engagements"))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
        assertThat(after.statusCode()).isEqualTo(302);
        assertThat(after.headers().firstValue("Location").orElse("")).contains("/oauth2/authorization/web");
    }
}
