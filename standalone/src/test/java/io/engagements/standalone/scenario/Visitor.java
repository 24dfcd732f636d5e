package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Somebody with a browser, with nothing but what a browser without scripts does: cookies, forms, redirects. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    /** What nobody says. */
    static final String OVER = "<over>";

    private final Site site;
    private final Map<String, String> cookies = new TreeMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    /** Whoever answers, under a path, or under a whole address elsewhere. */
    public interface Site {
        HttpResponse<String> answer(HttpRequest.Builder request, String path);
    }

    Visitor(Product product, String language) {
        this((request, path) -> product.browse(request, path, BodyHandlers.ofString()), language);
    }

    public Visitor(Site site, String language) {
        this.site = site;
        headers.put("Accept", "text/html,*/*;q=0.8");
        headers.put("Accept-Language", language);
    }

    /**
     * Somebody who has come in, in a browser of their own. How one comes in is told elsewhere and costs as much as ten pages, so
     * whoever came in before in this language is in with the same session.
     */
    static Visitor signedIn(Product product, String account, String language) {
        Visitor person = new Visitor(product, language);
        person.cookies.putAll(product.session(account + " " + language, () -> {
            Visitor first = new Visitor(product, language);
            product.comesIn(first, account);
            return first.cookies;
        }));
        return person;
    }

    Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Visitor withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** One answer, wherever it leads. */
    public HttpResponse<String> ask(String path) {
        return exchange(HttpRequest.newBuilder().GET(), path);
    }

    /** The page that is there in the end. */
    HttpResponse<String> get(String path) {
        return follow(ask(path));
    }

    /** Sends a form that stands on a page, with what that page has hidden in it. */
    public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(get(page).body());
        assertThat(token.find()).as("a form on " + page).isTrue();
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token.group(1));
        return post(action, all);
    }

    HttpResponse<String> post(String action, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return exchange(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)),
                action);
    }

    /** What a script of ours sends, with what it reads out of the cookie. */
    HttpResponse<String> send(String action, String json) {
        return exchange(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""))
                        .POST(BodyPublishers.ofString(json)),
                action);
    }

    /** The same of a form with files. */
    HttpResponse<String> submit(String page, String action, Form form) {
        form.field("_csrf", hidden(get(page).body(), "_csrf"));
        return exchange(
                HttpRequest.newBuilder()
                        .header("Content-Type", form.mediaType())
                        .POST(BodyPublishers.ofString(form.body())),
                action);
    }

    /** What a form has hidden in it. */
    public static String hidden(String page, String field) {
        Matcher value = Pattern.compile("name=\"" + Pattern.quote(field) + "\" value=\"([^\"]+)\"")
                .matcher(page);
        assertThat(value.find()).as(field).isTrue();
        return value.group(1);
    }

    /** With account and password. */
    HttpResponse<String> signIn(String account) {
        return signIn(account, OneProcess.SECRET);
    }

    public HttpResponse<String> signIn(String account, String secret) {
        return follow(submit("/sign-in", "/sign-in", Map.of("account", account, "secret", secret)));
    }

    HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        for (int steps = 0; last.statusCode() / 100 == 3; steps++) {
            assertThat(steps).as("redirects, the last to " + location(last)).isLessThan(10);
            last = ask(onward(last));
        }
        return last;
    }

    /** What a browser would send of a form, as it stands: the first one after these words in the page. */
    static Map<String, String> form(String page, String after) {
        String form = page.substring(page.indexOf(after));
        form = form.substring(0, form.indexOf("</form>"));
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = Pattern.compile("<input[^>]*>").matcher(form);
        while (input.find()) {
            String tag = input.group();
            boolean off = tag.matches(".*type=\"(radio|checkbox)\".*") && !tag.contains("checked=\"checked\"");
            attribute(tag, "name")
                    .filter(name -> !off)
                    .ifPresent(name -> fields.put(name, attribute(tag, "value").orElse("")));
        }
        Matcher text = Pattern.compile("(?s)<textarea([^>]*)>(.*?)</textarea>").matcher(form);
        while (text.find()) {
            String typed = text.group(2);
            attribute(text.group(1), "name").ifPresent(name -> fields.put(name, HtmlUtils.htmlUnescape(typed)));
        }
        Matcher choice = Pattern.compile("(?s)<select([^>]*)>(.*?)</select>").matcher(form);
        while (choice.find()) {
            Matcher chosen =
                    Pattern.compile("<option[^>]*selected=\"selected\"[^>]*>").matcher(choice.group(2));
            String value = chosen.find() ? attribute(chosen.group(), "value").orElse("") : "";
            attribute(choice.group(1), "name").ifPresent(name -> fields.put(name, value));
        }
        fields.remove("_csrf");
        return fields;
    }

    private static Optional<String> attribute(String tag, String name) {
        Matcher found = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? Optional.of(HtmlUtils.htmlUnescape(found.group(1))) : Optional.empty();
    }

    /** Where an answer leads, as a path. */
    static String location(HttpResponse<String> answer) {
        URI to = URI.create(answer.headers().firstValue("Location").orElseThrow());
        return to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery());
    }

    /** As {@link #location}, but all of it where it leads to somebody else. */
    private static String onward(HttpResponse<String> answer) {
        URI to = answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
        return to.getRawAuthority().equals(answer.uri().getRawAuthority()) ? location(answer) : to.toString();
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request, String path) {
        HttpResponse<String> answer = site.answer(asThisBrowser(request), path);
        assertThat(answer.body()).as("what %s is made of", path).doesNotContain("th:text", "th:if");
        whatIsWrongStandsAsItsFieldsDo(answer.body(), path);
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private static void whatIsWrongStandsAsItsFieldsDo(String page, String path) {
        Matcher summary = Pattern.compile("(?s)<ul [^>]*data-wrong.*?</ul>").matcher(page);
        if (summary.find()) {
            List<Integer> places = Pattern.compile("href=\"#([^\"]+)\"")
                    .matcher(summary.group())
                    .results()
                    .map(field -> page.indexOf(" id=\"" + field.group(1) + "\""))
                    .toList();
            assertThat(places)
                    .as("fields named on %s, in the order in which they stand", path)
                    .isSorted();
        }
    }

    private HttpRequest.Builder asThisBrowser(HttpRequest.Builder request) {
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    /** What a product gives to be saved. */
    HttpResponse<byte[]> download(Product product, String path) {
        return product.browse(asThisBrowser(HttpRequest.newBuilder().GET()), path, BodyHandlers.ofByteArray());
    }

    /** What a product's stream of events says, line by line as it comes; {@link #OVER} when it ends. */
    BlockingQueue<String> listen(Product product, String path) {
        return Api.lines(product.browse(asThisBrowser(HttpRequest.newBuilder().GET()), path, BodyHandlers.ofLines()));
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
