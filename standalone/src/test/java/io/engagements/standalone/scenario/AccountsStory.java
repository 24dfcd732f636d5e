package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * An installation without demonstration, with people of a client and of a VA who have come in by the link in its log. One
 * for all classes about accounts within a JVM; each test has people of its own.
 */
@ExtendWith({OutputCaptureExtension.class, AccountsStory.Started.class})
abstract class AccountsStory {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/invitation/[\\w-]{43})");
    private static final Pattern PARTY = Pattern.compile("/people/invite\\?party=([\\w-]+)&version=0");

    static final String OPERATOR = "operator";
    static final String CARMEN = "carmen";
    static final String LUCIA = "lucia";
    /** What those are called with whom the parties were registered; others are called as their accounts are. */
    private static final Map<String, String> PERSONS = Map.of(CARMEN, "Carmen Ruiz", LUCIA, "Lucía Andrade");

    static final String OTHER = "another good one 47";

    static final Product product = new Product().with("engagements.demo", false);

    static String earlierLink;
    static String firstLink;
    static Visitor operator;
    static String ruiz;
    static String andino;
    static String toldWhileTheyCameIn;

    static final class Started extends ToldOnce {

        @Override
        AutoCloseable tell(ExtensionContext test) throws Exception {
            product.beforeAll(test);
            return () -> product.afterAll(test);
        }
    }

    /** The operator comes in, registers a client and a VA, and invites one person for each: once within a JVM. */
    @BeforeAll
    static void peopleComeIn(CapturedOutput log) {
        if (toldWhileTheyCameIn != null) {
            return;
        }
        earlierLink = lastLinkIn(log.getOut());
        product.restart();
        firstLink = lastLinkIn(log.getOut());
        accept(visitor(), firstLink, OPERATOR);
        operator = signedIn(OPERATOR, "en");
        product.clock("2027-01-11T09:00:00Z");
        ruiz = register("CLIENT", "Carmen Ruiz", "Cerámica Ruiz");
        andino = register("VA", "Lucía Andrade", "Despacho Andino");
        accept(visitor(), invite(operator, "Carmen", Map.of("party", ruiz)), CARMEN);
        accept(visitor(), invite(operator, "Lucía", Map.of("party", andino)), LUCIA);
        toldWhileTheyCameIn = log.getOut();
    }

    static Visitor visitor() {
        return new Visitor(product, "en");
    }

    static Visitor signedIn(String account, String language) {
        Visitor person = new Visitor(product, language);
        assertThat(person.signIn(account).uri().getPath()).isEqualTo("/today");
        return person;
    }

    static String lastLinkIn(String text) {
        Matcher link = LINK.matcher(text);
        String last = null;
        while (link.find()) {
            last = link.group(1);
        }
        assertThat(last).as("a link").isNotNull();
        return last;
    }

    static HttpResponse<String> send(Visitor person, String link, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("token", link.substring(link.lastIndexOf('/') + 1));
        return person.submit(link, "/invitation", all);
    }

    static Map<String, String> named(String name, String secret) {
        return Map.of("person", PERSONS.getOrDefault(name, name), "name", name, "secret", secret, "again", secret);
    }

    /** With the password that {@link Product#as} knows. */
    static void accept(Visitor person, String link, String name) {
        accept(person, link, named(name, OneProcess.SECRET));
    }

    /** @param called what the person is called */
    static void accept(Visitor person, String link, String name, String called) {
        Map<String, String> fields = new LinkedHashMap<>(named(name, OneProcess.SECRET));
        fields.put("person", called);
        accept(person, link, fields);
    }

    private static void accept(Visitor person, String link, Map<String, String> fields) {
        HttpResponse<String> done = send(person, link, fields);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
        assertThat(person.follow(done).body()).contains("Your account is there.");
    }

    static String register(String kind, String name, String business) {
        String page = "/people/register";
        HttpResponse<String> done = operator.submit(
                page,
                page,
                Map.of(
                        "key",
                        Visitor.hidden(operator.get(page).body(), "key"),
                        "kind",
                        kind,
                        "name",
                        name,
                        "businessName",
                        business,
                        "zone",
                        Story.MADRID,
                        "language",
                        "es"));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
        Matcher party = PARTY.matcher(Visitor.location(done));
        assertThat(party.matches()).as(Visitor.location(done)).isTrue();
        assertThat(operator.follow(done).body()).contains("Invite somebody for " + business);
        return party.group(1);
    }

    static HttpResponse<String> asked(Visitor who, String called, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("called", called);
        return who.submit("/people/invite", "/people/invite", all);
    }

    /** The link that the page shows afterwards. */
    static String invite(Visitor who, String called, Map<String, String> fields) {
        return lastLinkIn(who.follow(asked(who, called, fields)).body());
    }

    /** Somebody more for Carmen's business, whom no other test knows. */
    static Visitor colleague(String name) {
        Visitor colleague = visitor();
        accept(colleague, invite(operator, name, Map.of("party", ruiz)), name);
        colleague.signIn(name);
        return colleague;
    }

    /** Somebody more who acts for no party. */
    static Visitor office(String name, String role) {
        Visitor person = visitor();
        accept(person, invite(operator, name, Map.of("role", role)), name);
        person.signIn(name);
        return person;
    }

    static String removal(String account) {
        return "/people/" + account + "/remove";
    }

    /** The number of an open link, as its button has it. */
    static String numberOf(Visitor who, String called) {
        Matcher number = Pattern.compile("(?s)" + called + "</b>.*?name=\"withdraw\" value=\"(\\d+)\"")
                .matcher(who.get("/people").body());
        assertThat(number.find()).as(called).isTrue();
        return number.group(1);
    }

    static int count(String rows) {
        return product.databases()
                .get(0)
                .asOwner()
                .sql("SELECT count(*) FROM " + rows)
                .query(Integer.class)
                .single();
    }
}
