package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.query.pages.frame.Sessions;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An installation without demonstration, from the link in its log to people who work with each other and leave. */
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountsTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/invitation/[\\w-]{43})");
    private static final Pattern PARTY = Pattern.compile("/people/invite\\?party=([\\w-]+)&version=0");

    private static final String OPERATOR = "operator";
    private static final String CARMEN = "carmen";
    private static final String LUCIA = "lucia";
    private static final String OTHER = "another good one 47";

    @RegisterExtension
    static final Product product = new Product().with("engagements.demo", false);

    private static String earlierLink;
    private static String firstLink;
    private static Visitor operator;
    private static String ruiz;
    private static String andino;

    /** The operator comes in, registers a client and a VA, and invites one person for each. */
    @BeforeAll
    static void peopleComeIn(CapturedOutput log) {
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
    }

    private static Visitor visitor() {
        return new Visitor(product, "en");
    }

    private static Visitor signedIn(String account, String language) {
        Visitor person = new Visitor(product, language);
        assertThat(person.signIn(account).uri().getPath()).isEqualTo("/today");
        return person;
    }

    private static String lastLinkIn(String text) {
        Matcher link = LINK.matcher(text);
        String last = null;
        while (link.find()) {
            last = link.group(1);
        }
        assertThat(last).as("a link").isNotNull();
        return last;
    }

    private static HttpResponse<String> send(Visitor person, String link, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("token", link.substring(link.lastIndexOf('/') + 1));
        return person.submit(link, "/invitation", all);
    }

    private static Map<String, String> named(String name, String secret) {
        return Map.of("name", name, "secret", secret, "again", secret);
    }

    /** With the password that {@link Product#as} knows. */
    private static void accept(Visitor person, String link, String name) {
        HttpResponse<String> done = send(person, link, named(name, OneProcess.SECRET));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
        assertThat(person.follow(done).body()).contains("Your account is there.");
    }

    private static String register(String kind, String name, String business) {
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

    private static HttpResponse<String> asked(Visitor who, String called, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("called", called);
        return who.submit("/people/invite", "/people/invite", all);
    }

    /** The link that the page shows afterwards. */
    private static String invite(Visitor who, String called, Map<String, String> fields) {
        return lastLinkIn(who.follow(asked(who, called, fields)).body());
    }

    /** Somebody more for Carmen's business, whom no other test knows. */
    private static Visitor colleague(String name) {
        Visitor colleague = visitor();
        accept(colleague, invite(operator, name, Map.of("party", ruiz)), name);
        colleague.signIn(name);
        return colleague;
    }

    private static String removal(String account) {
        return "/people/" + account + "/remove";
    }

    /** The number of an open link, as its button has it. */
    private static String numberOf(Visitor who, String called) {
        Matcher number = Pattern.compile("(?s)" + called + "</b>.*?name=\"withdraw\" value=\"(\\d+)\"")
                .matcher(who.get("/people").body());
        assertThat(number.find()).as(called).isTrue();
        return number.group(1);
    }

    @Test
    void theLinkInTheLogIsGoodOnceAndOnlyTheLatestOne(CapturedOutput log) {
        Visitor late = visitor();
        assertThat(late.get(earlierLink).body()).contains("This link was withdrawn");
        HttpResponse<String> used = late.get(firstLink);
        assertThat(used.statusCode()).isEqualTo(410);
        assertThat(used.body()).contains("This link was used already").doesNotContain("name=\"secret\"");
        assertThat(late.cookies()).doesNotContainKey("session");
        assertThat(operator.get("/today").body()).contains("href=\"/people\"", "operator");
        assertThat(log.getOut()).doesNotContain(OneProcess.SECRET);
    }

    @Test
    void invitedPeopleHireAndWork() {
        product.as(CARMEN).openCandidacy("c-w1", andino).expect(201);
        Story.CRITERIA.forEach(criterion -> product.as(CARMEN)
                .recordVettingCheck("c-w1", criterion, "SATISFIED")
                .expect(200));
        product.as(LUCIA).offerTerms("c-w1", Story.terms(Story.MADRID)).expect(200);
        product.as(CARMEN).hireVa("w1", "c-w1", 1).expect(201);
        product.settle();
        Visitor carmen = signedIn(CARMEN, "en");
        String ask = "/engagements/w1/ask";
        HttpResponse<String> sent = carmen.submit(
                ask,
                ask,
                Map.of(
                        "act", "send",
                        "key", Visitor.hidden(carmen.get(ask).body(), "key"),
                        "title", "Labels",
                        "criteria.0.text", "In Spanish",
                        "due.day", "2027-02-05",
                        "due.time", "18:00",
                        "due.zone", Story.MADRID));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        product.settle();

        Visitor lucia = signedIn(LUCIA, "en");
        assertThat(lucia.get("/today").body()).contains("Labels", "Carmen Ruiz", "Despacho Andino");
        assertThat(product.as(CARMEN)
                        .get("/api/engagements/w1/history")
                        .expect(200)
                        .text("/items/0/actor/person"))
                .isEqualTo(CARMEN);
    }

    @Test
    void whoLeavesIsOutAtOnceAndTheNameIsNobodysAgain() throws Exception {
        Visitor carlos = colleague("carlos");
        String link = invite(carlos, "A friend of Carlos", Map.of());
        String token = product.as("carlos").token();
        product.as("carlos").get("/api/work").expect(200);
        Visitor carmen = signedIn(CARMEN, "en");
        assertThat(carmen.get("/people").body()).contains("carlos", "A friend of Carlos", removal("carlos"));
        assertThat(carmen.get(removal("carlos")).body())
                .contains("Remove carlos?", "signed out everywhere at once", "stays on record");
        assertThat(carlos.ask("/today").statusCode()).isEqualTo(200);

        HttpResponse<String> done = carmen.submit(removal("carlos"), removal("carlos"), Map.of());

        assertThat(Visitor.location(done)).isEqualTo("/people");
        assertThat(carmen.get("/people").body()).doesNotContain("carlos");
        assertThat(Visitor.location(carlos.ask("/today"))).isEqualTo("/oauth2/authorization/web");
        product.withToken(token).get("/api/work").expect(401);
        assertThat(carlos.signIn("carlos").body()).contains("Account or password is wrong");
        assertThat(visitor().get(link).body()).contains("This link was withdrawn");
        String again = invite(operator, "Another Carlos", Map.of("party", ruiz));
        HttpResponse<String> taken = send(visitor(), again, named("carlos", OneProcess.SECRET));
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("href=\"#name\"", "is taken. Choose another one");
        assertThat(send(visitor(), again, named("carla", OneProcess.SECRET)).statusCode())
                .as("the link is good still")
                .isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; marta; short; short; has to have at least 12 characters",
                "es; marta; short; short; debe tener al menos 12 caracteres",
                "en; marta; Contraseña2027!; Contraseña2027!; is too easy to guess",
                "es; marta; qwertyuiop12; qwertyuiop12; demasiado fácil de adivinar",
                "en; marta; marta-marta-marta; marta-marta-marta; is too easy to guess",
                "en; marta; another good one 47; another good one 48; is not the same",
                "es; marta; another good one 47; ; no es la misma",
                "en; Marta Gil; another good one 47; another good one 47; small letters",
                "es; Marta Gil; another good one 47; another good one 47; letras minúsculas",
                "en; web; another good one 47; another good one 47; is taken",
                "en; lucia; another good one 47; another good one 47; is taken"
            })
    void whatDoesNotFitIsSaidAtItsField(String language, String name, String secret, String again, String words) {
        String link = invite(operator, "Marta " + language, Map.of("party", ruiz));
        Visitor marta = new Visitor(product, language);
        HttpResponse<String> page =
                send(marta, link, Map.of("name", name, "secret", secret, "again", again == null ? "" : again));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains(words, "class=\"refusal", "aria-invalid=\"true\"", "value=\"" + name + "\"")
                .doesNotContain("??", "value=\"" + secret, "style=\"");
        assertThat(marta.get(link).body()).contains("lang=\"" + language + "\"", "Cerámica Ruiz");
        operator.submit("/people", "/people", Map.of("withdraw", numberOf(operator, "Marta " + language)));
    }

    @Test
    void aLinkSaysWhyItIsNoMore() throws Exception {
        String link = invite(operator, "Too late", Map.of("party", ruiz));
        product.execute("UPDATE standalone.invitation SET expires_at = now() WHERE called = 'Too late'");
        HttpResponse<String> expired = visitor().get(link);
        assertThat(expired.statusCode()).isEqualTo(410);
        assertThat(expired.body()).contains("This link has expired", "good for a week");
        assertThat(new Visitor(product, "es").get(link).body()).contains("Este enlace ha caducado");

        Visitor slow = visitor();
        String other = invite(operator, "Slow", Map.of("party", ruiz));
        slow.get(other);
        operator.submit("/people", "/people", Map.of("withdraw", numberOf(operator, "Slow")));
        HttpResponse<String> sent = send(slow, other, named("slow", OTHER));
        assertThat(sent.statusCode()).isEqualTo(410);
        assertThat(sent.body()).contains("This link was withdrawn");

        HttpResponse<String> unknown = visitor().get("/invitation/" + "x".repeat(43));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("This link leads nowhere");
        assertThat(visitor().get("/invitation").statusCode()).isEqualTo(404);
        assertThat(visitor().post("/invitation", named("x", OTHER)).statusCode())
                .as("a form that is not ours")
                .isEqualTo(403);
    }

    @Test
    void aLinkIsShownOnceAndOnlyItsHashIsKept() {
        HttpResponse<String> made = operator.follow(asked(operator, "Once", Map.of("role", "AUDITOR")));
        String link = lastLinkIn(made.body());
        assertThat(made.body()).contains("Pass this link on to Once", "shown only now");
        assertThat(made.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(operator.get("/people").body()).contains("Once").doesNotContain("/invitation/");
        String token = link.substring(link.lastIndexOf('/') + 1);
        assertThat(product.databases()
                        .get(0)
                        .asOwner()
                        .sql("SELECT i::text FROM standalone.invitation i")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(token));
    }

    @Test
    void aBusinessSeesAndInvitesItsOwnPeopleAlone() {
        Visitor lucia = signedIn(LUCIA, "en");
        invite(operator, "Ruiz only", Map.of("party", ruiz));
        String foreign = numberOf(operator, "Ruiz only");
        assertThat(lucia.get("/people").body())
                .contains("Your people", "lucia")
                .doesNotContain("carmen", "Ruiz only", OPERATOR, "Businesses", "name=\"reset\"", removal(LUCIA));
        assertThat(lucia.get(removal(CARMEN)).statusCode()).isEqualTo(404);
        for (String account : List.of(CARMEN, OPERATOR, "nobody")) {
            assertThat(lucia.submit("/people/invite", removal(account), Map.of())
                            .statusCode())
                    .as(account)
                    .isEqualTo(404);
        }
        assertThat(lucia.submit("/people/invite", "/people", Map.of("withdraw", foreign))
                        .statusCode())
                .isEqualTo(404);
        assertThat(lucia.submit("/people/invite", "/people", Map.of("reset", CARMEN))
                        .statusCode())
                .isEqualTo(404);
        assertThat(lucia.submit("/people/invite", "/people", Map.of("reset", LUCIA))
                        .statusCode())
                .isEqualTo(403);
        assertThat(lucia.get("/people/register").statusCode()).isEqualTo(404);

        String link = invite(lucia, "Ana", Map.of("party", ruiz, "role", "OPERATOR"));
        assertThat(visitor().get(link).body()).contains("You will act for Despacho Andino as virtual assistant");
        Visitor ana = visitor();
        accept(ana, link, "ana");
        ana.signIn("ana");
        assertThat(ana.get("/people").body()).contains("ana", "lucia").doesNotContain("carmen");
        assertThat(operator.get(removal(OPERATOR)).statusCode()).isEqualTo(403);
        assertThat(operator.submit("/people", removal(OPERATOR), Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAuditorAndALawyerAreInvitedLikewise() {
        HttpResponse<String> unsaid = asked(operator, "Inés", Map.of());
        assertThat(unsaid.statusCode()).isEqualTo(422);
        assertThat(unsaid.body()).contains("href=\"#role\"", "choose one of them", "value=\"Inés\"");
        assertThat(asked(operator, "Inés", Map.of("role", "CLIENT")).statusCode())
                .isEqualTo(422);
        assertThat(asked(operator, " ", Map.of("role", "AUDITOR")).body()).contains("href=\"#called\"");
        accept(visitor(), invite(operator, "Inés", Map.of("role", "AUDITOR")), "ines");
        String bufete = register("LAWYER", "Sol Vega", "Bufete del Sol");
        accept(visitor(), invite(operator, "Sol", Map.of("party", bufete)), "sol");

        product.as("ines").get("/api/engagements").expect(200);
        for (String account : List.of("ines", "sol")) {
            Visitor person = signedIn(account, "es");
            assertThat(person.get("/today").body()).contains("Ajustes").doesNotContain("href=\"/people\"");
            for (String path : List.of("/people", "/people/invite", "/people/register", removal(CARMEN))) {
                assertThat(person.get(path).statusCode()).as(account + path).isEqualTo(404);
            }
        }
        assertThat(product.as("ines").command("register-party", Map.of()).status())
                .isIn(403, 422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/people; Personas|Negocios|Cerámica Ruiz|Cuentas|Enlaces abiertos|Registrar un negocio|usted",
                "/people/invite; Invitar a una auditora o un operador|lo lee todo, no escribe nada|Hacer el enlace",
                "/people/register; Registrar un negocio|un pequeño negocio que contrata|Europe/Madrid|Registrarlo",
                "/people/carmen/remove; ¿Quitar a carmen?|queda registrado|No quitar",
                "/settings; Ajustes|Zona horaria|Otra contraseña|Cerrar sesión en todas partes"
            })
    void everyPageIsThereInSpanish(String path, String words) {
        HttpResponse<String> page = signedIn(OPERATOR, "es").get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("lang=\"es\"")
                .contains(words.split("\\|"))
                .doesNotContain("??", "style=\"", "<script>");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void registeringAPartyIsRefusedBesideWhatWasTyped() {
        String page = "/people/register";
        String key = Visitor.hidden(operator.get(page).body(), "key");
        HttpResponse<String> answer =
                operator.submit(page, page, Map.of("key", key, "name", "Omar <b>Paz</b>", "zone", "Nowhere/Here"));
        assertThat(answer.statusCode()).isBetween(400, 422);
        assertThat(answer.body())
                .contains("class=\"refusal", "Omar &lt;b&gt;Paz", ">Time zone – ")
                .doesNotContain("<b>Paz", "??");
        String next = Visitor.hidden(answer.body(), "key");
        HttpResponse<String> unnamed = operator.submit(
                page, page, Map.of("key", next, "kind", "VA", "name", "Omar Paz", "zone", Story.MADRID));
        assertThat(unnamed.body()).contains("INDEPENDENT-BUSINESS", "value=\"Omar Paz\"");
    }

    @Test
    void aLinkOfTheOperatorChoosesAPasswordAnewAndEndsWhatIsOpen(CapturedOutput log) {
        Visitor pablo = colleague("pablo");
        HttpResponse<String> made = operator.follow(operator.submit("/people", "/people", Map.of("reset", "pablo")));
        assertThat(made.body()).contains("to choose a new password");
        String link = lastLinkIn(made.body());
        assertThat(pablo.ask("/today").statusCode())
                .as("until the link is used")
                .isEqualTo(200);
        assertThat(signedIn(CARMEN, "en").get("/people").body())
                .as("for the operator alone")
                .doesNotContain("Link for a new password");

        Visitor browser = visitor();
        assertThat(browser.get(link).body())
                .contains("Choose a new password", "For the account pablo")
                .doesNotContain("name=\"zone\"");
        assertThat(send(browser, link, Map.of("secret", "pablo-pablo-pablo", "again", "pablo-pablo-pablo"))
                        .body())
                .contains("too easy to guess");
        HttpResponse<String> done = send(browser, link, Map.of("secret", OTHER, "again", OTHER));
        assertThat(browser.follow(done).body()).contains("Your password is changed");

        assertThat(Visitor.location(pablo.ask("/today"))).isEqualTo("/oauth2/authorization/web");
        assertThat(browser.signIn("pablo").body()).contains("is wrong");
        assertThat(browser.signIn("pablo", OTHER).uri().getPath()).isEqualTo("/today");
        assertThat(visitor().get(link).body()).contains("used already");
        assertThat(log.getOut())
                .contains("operator makes a link by which the password of pablo is chosen anew")
                .contains("The password of pablo is chosen anew, by a link of operator");
    }

    @Test
    void languageAndZoneGoWithThePerson() {
        Visitor here = colleague("teo");
        Visitor elsewhere = signedIn("teo", "en").withCookie("zone", "Asia%2FTokyo");
        assertThat(elsewhere.get("/today").body()).contains("lang=\"en\"", "Asia/Tokyo");
        HttpResponse<String> set = here.submit(
                "/settings", "/settings", Map.of("act", "view", "language", "es", "zone", "America/Bogota"));
        assertThat(here.follow(set).body()).contains("lang=\"es\"", "Está puesto", "America/Bogota, 04:00");
        assertThat(elsewhere.get("/today").body()).contains("lang=\"es\"", "America/Bogota, 04:00");
        assertThat(signedIn("teo", "en").get("/settings").body())
                .contains("lang=\"es\"", "value=\"America/Bogota\" selected=\"selected\"");

        here.submit("/today", "/language", Map.of("language", "en", "to", "/today"));
        assertThat(elsewhere.get("/today").body()).contains("lang=\"en\"", "America/Bogota, 04:00");
        HttpResponse<String> wrong =
                here.submit("/settings", "/settings", Map.of("act", "view", "language", "xx", "zone", "Mars/Base"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#language\"", "href=\"#zone\"");
        assertThat(here.submit("/settings", "/settings", Map.of("act", "other")).statusCode())
                .isEqualTo(400);
        here.submit("/settings", "/settings", Map.of("act", "view", "language", "", "zone", ""));
        assertThat(elsewhere.get("/today").body()).contains("Asia/Tokyo, 18:00");
    }

    @Test
    void whoChangesThePasswordHasToKnowItAndIsOutEverywhere() {
        Visitor here = colleague("rosa.gil");
        Visitor elsewhere = signedIn("rosa.gil", "en");
        HttpResponse<String> wrong = changed(here, "not the old one", OTHER);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#old\"", "Present password – is wrong");
        assertThat(changed(here, OneProcess.SECRET, "rosa.gil 1234567").body()).contains("too easy to guess");
        assertThat(elsewhere.ask("/today").statusCode()).isEqualTo(200);

        HttpResponse<String> done = changed(here, OneProcess.SECRET, OTHER);

        assertThat(here.follow(done).body()).contains("Your password is changed");
        assertThat(Visitor.location(elsewhere.ask("/today"))).isEqualTo("/oauth2/authorization/web");
        assertThat(Visitor.location(here.ask("/today"))).isEqualTo("/oauth2/authorization/web");
        assertThat(here.signIn("rosa.gil", OTHER).uri().getPath()).isEqualTo("/today");
    }

    private static HttpResponse<String> changed(Visitor person, String old, String secret) {
        return person.submit(
                "/settings", "/settings", Map.of("act", "password", "old", old, "secret", secret, "again", secret));
    }

    @Test
    void soManyLinksOfABusinessAreOpenAtMost() {
        String business = register("VA", "Mateo Reyes", "Manila Back Office");
        List<Integer> answers = new ArrayList<>();
        for (int each = 0; each < 21; each++) {
            answers.add(asked(operator, "Somebody " + each, Map.of("party", business))
                    .statusCode());
        }
        assertThat(answers.subList(0, 20)).containsOnly(302);
        assertThat(answers.get(20)).isEqualTo(422);
        assertThat(asked(operator, "Somebody else", Map.of("party", ruiz)).statusCode())
                .as("others are not kept out")
                .isEqualTo(302);
        assertThat(operator.get("/people?open=nonsense").statusCode()).isEqualTo(400);
    }

    /** Two colleagues, who both see the last place free. */
    @Test
    void notOneLinkMoreIsOpenWhereTwoInviteInTheSameMoment() throws Exception {
        String business = register("VA", "Alba Mir", "Mir Oficina");
        accept(visitor(), invite(operator, "Alba", Map.of("party", business)), "alba");
        accept(visitor(), invite(operator, "Blas", Map.of("party", business)), "blas");
        Visitor alba = signedIn("alba", "en");
        Visitor blas = signedIn("blas", "es");
        for (int each = 0; each < 19; each++) {
            assertThat(asked(alba, "Friend " + each, Map.of()).statusCode()).isEqualTo(302);
        }

        List<HttpResponse<String>> answers = behind(
                "LOCK TABLE standalone.invitation IN SHARE MODE",
                () -> {},
                "SELECT",
                List.of(() -> asked(alba, "Alba's last", Map.of()), () -> asked(blas, "Blas' last", Map.of())));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(302, 422);
        assertThat(count("standalone.invitation WHERE ended IS NULL AND party = '" + business + "'"))
                .isEqualTo(20);
    }

    /** Nobody removes themselves. */
    @Test
    void theLogSaysWhyAPageWasDenied() {
        try (Denials denials = new Denials()) {
            assertThat(operator.get(removal(OPERATOR)).statusCode()).isEqualTo(403);
            assertThat(operator.submit("/people", removal(OPERATOR), Map.of()).statusCode())
                    .isEqualTo(403);
            product.settle();
            assertThat(denials.lines())
                    .filteredOn(line -> line.contains("status=403 person=operator"))
                    .hasSize(2)
                    .allMatch(line -> line.endsWith("reason=role"));
        }
    }

    /** Somebody more who acts for no party. */
    private static Visitor office(String name, String role) {
        Visitor person = visitor();
        accept(person, invite(operator, name, Map.of("role", role)), name);
        person.signIn(name);
        return person;
    }

    private static int count(String rows) {
        return product.databases()
                .get(0)
                .asOwner()
                .sql("SELECT count(*) FROM " + rows)
                .query(Integer.class)
                .single();
    }

    /** What comes of acts that come to these accounts while something else, which began before, is done to them. */
    private static List<HttpResponse<String>> behind(
            Runnable done, String sql, List<String> accounts, List<Callable<HttpResponse<String>>> acts)
            throws Exception {
        String ids = "('" + String.join("', '", accounts) + "')";
        return behind("SELECT FROM standalone.account WHERE id IN " + ids + " FOR UPDATE", done, sql, acts);
    }

    /** @param lock that the acts wait for */
    private static List<HttpResponse<String>> behind(
            String lock, Runnable done, String sql, List<Callable<HttpResponse<String>>> acts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        try (Connection first = product.database();
                Statement statement = first.createStatement()) {
            first.setAutoCommit(false);
            statement.execute(lock);
            List<Future<HttpResponse<String>>> begun =
                    acts.stream().map(threads::submit).toList();
            String waiting = "pg_stat_activity WHERE datname = current_database() AND pg_blocking_pids(pid) <> '{}'";
            for (int tries = 0; count(waiting) < acts.size(); tries++) {
                assertThat(tries).as("tries until all wait").isLessThan(500);
                Thread.sleep(20);
            }
            done.run();
            statement.execute(sql);
            first.commit();
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> each : begun) {
                answers.add(each.get(30, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void ofTwoWhoRemoveEachOtherOneStays() throws Exception {
        Visitor one = office("op.one", "OPERATOR");
        Visitor two = office("op.two", "OPERATOR");

        List<HttpResponse<String>> answers = behind(
                () -> {},
                "SELECT",
                List.of("op.one", "op.two"),
                List.of(
                        () -> one.submit("/people", removal("op.two"), Map.of()),
                        () -> two.submit("/people", removal("op.one"), Map.of())));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(302, 401);
        assertThat(count("standalone.account WHERE id IN ('op.one', 'op.two') AND left_at IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void aPartyByTheNameOfAnAuditorHasNoAuditor() {
        Visitor inspector = office("inspector", "AUDITOR");
        product.as(OPERATOR)
                .registerParty("inspector", "VA", "Pía Peña", "Peña Oficina", "pia@example.org")
                .expect(201);
        product.settle();
        accept(visitor(), invite(operator, "Pía", Map.of("party", "inspector")), "pia");
        Visitor pia = signedIn("pia", "en");

        assertThat(pia.get("/people").body()).contains("<b>pia</b>").doesNotContain("<b>inspector</b>");
        assertThat(pia.get(removal("inspector")).statusCode()).isEqualTo(404);
        assertThat(pia.submit("/people", removal("inspector"), Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(inspector.ask("/today").statusCode()).isEqualTo(200);
        assertThat(operator.get(removal("inspector")).statusCode()).isEqualTo(200);
    }

    @Test
    void anErasedBusinessIsLeftByEverybodyAndItsLinksAreOver() {
        String business = register("VA", "Nora Sanz", "Sanz Oficina");
        accept(visitor(), invite(operator, "Nora Sanz Gil", Map.of("party", business)), "nora");
        Visitor nora = signedIn("nora", "es");
        String link = invite(operator, "Late Lola", Map.of("party", business));
        Visitor auditor = office("sanz", "AUDITOR");
        Api program = product.as("nora");
        program.get("/api/work").expect(200);
        product.as(OPERATOR).eraseParty(business).expect(200);

        program.get("/api/work").expect(401);
        assertThat(Visitor.location(nora.ask("/today"))).isEqualTo("/oauth2/authorization/web");
        assertThat(visitor().signIn("nora").uri().getPath()).isNotEqualTo("/today");
        assertThat(auditor.ask("/today").statusCode()).isEqualTo(200);
        assertThat(signedIn(LUCIA, "en").ask("/today").statusCode()).isEqualTo(200);
        product.settle();

        assertThat(new Visitor(product, "es").get(link).body()).contains("Este enlace ya no sirve");
        HttpResponse<String> sent = send(visitor(), link, named("latecomer", OTHER));
        assertThat(sent.statusCode()).isEqualTo(410);
        assertThat(sent.body()).contains("This link is good no more").doesNotContain("Sanz", "name=\"secret\"");
        assertThat(count("standalone.account WHERE id = 'latecomer'")).isZero();
        assertThat(count("standalone.invitation WHERE called LIKE '%Sanz%' OR called LIKE '%Lola%'"))
                .as("names of people in links")
                .isZero();
        assertThat(count("standalone.account WHERE id = 'nora' AND secret_hash = '' AND left_at IS NOT NULL"))
                .isEqualTo(1);
        assertThat(operator.get("/people").body()).doesNotContain("<b>nora</b>", "Late Lola");
    }

    /** A name that is taken is found out with what is wrong otherwise, so before a password is hashed. */
    @Test
    void whoHoldsALinkMayNotTryWithoutEnd() {
        String link = invite(operator, "Trier", Map.of("party", ruiz));
        String other = invite(operator, "Another trier", Map.of("party", ruiz));
        Visitor trier = visitor();
        for (int each = 0; each < 10; each++) {
            HttpResponse<String> refused = send(trier, link, named(CARMEN, "short"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("is taken", "at least 12 characters");
        }
        HttpResponse<String> tooMany = send(trier, link, named("trier", OTHER));
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.body()).contains("Too much at once");
        assertThat(count("standalone.account WHERE id = 'trier'")).isZero();
        assertThat(send(trier, other, named("trier", OTHER)).statusCode())
                .as("another link from the same address")
                .isEqualTo(302);
    }

    @Test
    void whoLeavesMeanwhileInvitesNobody() throws Exception {
        Visitor rita = colleague("rita");
        String link = invite(rita, "Early friend", Map.of());

        List<HttpResponse<String>> answers = behind(
                () -> {},
                "UPDATE standalone.account SET left_at = now() WHERE id = 'rita'",
                List.of("rita"),
                List.of(() -> asked(rita, "Late friend", Map.of())));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(401);
        assertThat(count("standalone.invitation WHERE called = 'Late friend'")).isZero();
        assertThat(operator.get("/people").body()).doesNotContain("Early friend");
        HttpResponse<String> sent = send(visitor(), link, named("ritas.friend", OTHER));
        assertThat(sent.statusCode()).isEqualTo(410);
        assertThat(sent.body()).contains("This link was withdrawn");
        assertThat(Visitor.location(rita.ask("/people"))).isEqualTo("/oauth2/authorization/web");
    }

    @Test
    void aLinkMadeWhileTheSessionEndsIsNotShown() throws Exception {
        Visitor olga = colleague("olga");
        Sessions sessions = product.beans(Sessions.class).iterator().next();

        List<HttpResponse<String>> answers = behind(
                () -> sessions.endAll("olga"),
                "SELECT",
                List.of("olga"),
                List.of(() -> asked(olga, "Olga's friend", Map.of())));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(401);
        assertThat(answers.get(0).body()).doesNotContain("/invitation/");
        assertThat(signedIn("olga", "en").get("/people").body())
                .contains("Olga&#39;s friend")
                .doesNotContain("/invitation/");
    }

    @Test
    void strangersSeeNothingOfItAndLeaveNothing() {
        int before = product.beans(Sessions.class).iterator().next().count();
        String link = invite(operator, "Stranger", Map.of("party", ruiz));
        Visitor stranger = visitor();
        send(stranger, link, named("x", "short"));
        for (String path : List.of("/people", "/people/invite", "/settings", removal(CARMEN))) {
            assertThat(Visitor.location(stranger.ask(path))).as(path).isEqualTo("/oauth2/authorization/web");
        }
        assertThat(stranger.submit(link, "/people", Map.of("reset", CARMEN)).statusCode())
                .isEqualTo(401);
        assertThat(stranger.cookies()).doesNotContainKey("session");
        assertThat(product.beans(Sessions.class).iterator().next().count()).isEqualTo(before);
    }

    /** The last one: for the rest of a minute this address has no guesses left. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whoTriesLinksHasToWait() {
        Visitor lured = visitor().with("Sec-Fetch-Site", "cross-site").with("Sec-Fetch-Dest", "document");
        HttpResponse<String> popup = lured.get("/invitation/x");
        for (int each = 0; each < 250 && popup.statusCode() == 404; each++) {
            popup = lured.get("/invitation/" + each);
        }
        assertThat(popup.statusCode()).isEqualTo(429);
        assertThat(lured.get(firstLink).statusCode()).isEqualTo(429);
        Visitor guesser = visitor();
        HttpResponse<String> page = guesser.get("/invitation/x");
        assertThat(page.statusCode())
                .as("what another's page leads to keeps nobody from opening a link")
                .isEqualTo(404);
        for (int guess = 0; guess < 250 && page.statusCode() == 404; guess++) {
            page = guesser.get("/invitation/" + guess);
        }
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.body()).contains("Too much at once");
        assertThat(guesser.get(firstLink).statusCode()).isEqualTo(429);
    }
}
