package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.product;
import static io.engagements.standalone.scenario.PagesStory.signedIn;
import static io.engagements.standalone.scenario.PagesStory.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Role;
import io.engagements.query.pages.frame.Sessions;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.util.HtmlUtils;

/** Passkeys beside the password: how one is made, whom it lets in, and how it goes. */
@ExtendWith(PagesStory.class)
class PasskeysTest {

    private static final String SETTINGS = "/settings";
    private static final String MAKE = "/settings/passkey";
    private static final String ENTER = "/sign-in/passkey";
    private static final String REFUSED = "{\"to\":\"/sign-in?refused=passkey\"}";
    private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("name=\"number\" value=\"(\\d+)\"");
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/invitation/([\\w-]{43}))");

    private static Authenticator device() {
        return new Authenticator("http://localhost:" + product.port());
    }

    /** Somebody whom no other test knows, signed in. */
    private static Visitor person(String name) throws SQLException {
        PagesStory.person(name, Role.CLIENT, name);
        return signedIn(name, "en");
    }

    private static HttpResponse<String> wanted(Visitor person, String called, String secret) {
        return person.submit(SETTINGS, SETTINGS, Map.of("act", "passkey", "called", called, "present", secret));
    }

    private static String options(HttpResponse<String> page) {
        Matcher options = OPTIONS.matcher(page.body());
        assertThat(options.find()).as(page.body()).isTrue();
        return HtmlUtils.htmlUnescape(options.group(1));
    }

    private static HttpResponse<String> made(Visitor person, String credential) {
        return person.submit(MAKE, MAKE, Map.of("credential", credential));
    }

    private static Authenticator added(Visitor person) {
        Authenticator device = device();
        HttpResponse<String> page = person.follow(wanted(person, "My <laptop>", OneProcess.SECRET));
        HttpResponse<String> done = made(person, device.create(options(page)));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
        assertThat(Visitor.location(done)).isEqualTo("/settings?saved=passkey");
        return device;
    }

    /** A browser that has been asked, and what for. */
    private static String asked(Visitor stranger) {
        stranger.get("/sign-in");
        HttpResponse<String> options = stranger.send(ENTER + "/options", "");
        assertThat(options.statusCode()).isEqualTo(200);
        return options.body();
    }

    private static HttpResponse<String> entered(Authenticator device) {
        Visitor stranger = visitor();
        return stranger.send(ENTER, device.get(asked(stranger)));
    }

    private static int count(String rows) {
        return Math.toIntExact(product.rowsOf(rows));
    }

    private static String passkeysOf(String account) {
        return "standalone.passkey WHERE account = '" + account + "'";
    }

    @Test
    void aPasskeyLetsItsOwnerInAndNobodyIsAskedAPassword() throws Exception {
        Visitor pia = person("pk.pia");
        assertThat(pia.get(SETTINGS).body()).contains("You have no passkey.");
        Authenticator device = added(pia);
        assertThat(pia.get("/settings?saved=passkey").body())
                .contains("The passkey is there.", "My &lt;laptop&gt;", "never used")
                .doesNotContain("??");
        assertThat(Visitor.location(pia.ask(MAKE))).as("made once").isEqualTo(SETTINGS);

        Visitor elsewhere = visitor();
        String options = asked(elsewhere);
        assertThat(options).contains("\"allowCredentials\":[]", "\"userVerification\":\"required\"");
        assertThat(elsewhere.cookies()).doesNotContainKey("session");
        HttpResponse<String> in = elsewhere.send(ENTER, device.get(options));

        assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
        assertThat(in.body()).isEqualTo("{\"to\":\"/oauth2/authorization/web\"}");
        assertThat(elsewhere.get("/oauth2/authorization/web").uri().getPath()).isEqualTo("/today");
        assertThat(elsewhere.get(SETTINGS).body()).contains("For the account pk.pia", "last used");
    }

    @Test
    void whatWasSignedOnceLetsNobodyInAgain() throws Exception {
        Authenticator device = added(person("pk.once"));
        Visitor first = visitor();
        String answer = device.get(asked(first));
        Visitor second = visitor();
        second.get("/sign-in");
        second.withCookie("passkey", first.cookies().get("passkey"));

        assertThat(first.send(ENTER, answer).statusCode()).isEqualTo(200);
        HttpResponse<String> again = second.send(ENTER, answer);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.body()).isEqualTo(REFUSED);
    }

    static Stream<Named<Consumer<Authenticator>>> lies() {
        return Stream.of(
                Named.of("another site's page", device -> device.origin = "http://localhost.example.org"),
                Named.of("another port's page", device -> device.origin = "http://localhost:1"),
                Named.of("another site's passkey", device -> device.site = "example.org"),
                Named.of("nobody's finger", device -> device.flags = 1),
                Named.of("nobody there", device -> device.flags = 4),
                Named.of("another signature", device -> device.broken = 1));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void whatDoesNotFitIsNeitherLetInNorKept(Consumer<Authenticator> lie) throws Exception {
        String name = "pk.lie" + count("standalone.account");
        Visitor person = person(name);
        Authenticator device = added(person);
        lie.accept(device);
        int sessions = product.beans(Sessions.class).iterator().next().count();

        HttpResponse<String> refused = entered(device);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).isEqualTo(REFUSED);
        assertThat(product.beans(Sessions.class).iterator().next().count()).isEqualTo(sessions);

        Authenticator other = device();
        lie.accept(other);
        HttpResponse<String> page = person.follow(wanted(person, "Another", OneProcess.SECRET));
        if (other.broken == 0) {
            HttpResponse<String> unfit = made(person, other.create(options(page)));
            assertThat(unfit.statusCode()).isEqualTo(422);
            assertThat(unfit.body()).contains("does not fit what was asked for").doesNotContain("??");
        }
        assertThat(count(passkeysOf(name))).isEqualTo(1);
    }

    @Test
    void whatIsNoAnswerOfADeviceIsRefused() throws Exception {
        Authenticator device = added(person("pk.noise"));
        for (String noise : new String[] {
            "", "{}", "null", "[]", "{\"id\":\"x\",\"rawId\":\"!\"}", "<xml/>", device.get("{\"challenge\":\"AAAA\"}")
        }) {
            Visitor stranger = visitor();
            asked(stranger);
            HttpResponse<String> refused = stranger.send(ENTER, noise);
            assertThat(refused.statusCode()).as(noise).isEqualTo(401);
            assertThat(refused.body()).as(noise).isEqualTo(REFUSED);
        }
        Visitor unasked = visitor();
        unasked.get("/sign-in");
        assertThat(unasked.send(ENTER, device.get(asked(visitor()))).statusCode())
                .isEqualTo(401);
        assertThat(unasked.send(ENTER, "{\"id\":\"" + "x".repeat(70_000) + "\"}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor().send(ENTER, "{}").statusCode())
                .as("a form that is not ours")
                .isEqualTo(403);
        assertThat(entered(device()).body()).as("nobody's").isEqualTo(REFUSED);
        assertThat(visitor().get("/sign-in?refused=passkey").body()).contains("This passkey lets nobody in here");
        assertThat(new Visitor(product, "es").get("/sign-in?refused=passkey").body())
                .contains("Esta llave de acceso no abre aquí", "necesitan scripts")
                .doesNotContain("??");
    }

    @Test
    void onlyWhoKnowsThePasswordGetsAPasskeyMore() throws Exception {
        Visitor ada = person("pk.ada");
        HttpResponse<String> wrong = wanted(ada, "Mine", "not the password");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#present\"", "Present password – This is wrong.", "value=\"Mine\"");
        assertThat(wanted(ada, " ", OneProcess.SECRET).body()).contains("href=\"#called\"", "in up to 60 letters");
        assertThat(Visitor.location(ada.ask(MAKE))).isEqualTo(SETTINGS);
        Authenticator device = device();
        assertThat(Visitor.location(ada.submit(SETTINGS, MAKE, Map.of("credential", device.create("{}")))))
                .isEqualTo(SETTINGS);

        HttpResponse<String> page = ada.follow(wanted(ada, "Mine", OneProcess.SECRET));
        assertThat(page.body())
                .contains("Make the passkey", "This needs scripts")
                .doesNotContain("??");
        String options = options(page);
        for (String noise : new String[] {"", "{}", "null", "x", device.create("{\"challenge\":\"AAAA\"}")}) {
            assertThat(made(ada, noise).statusCode()).as(noise).isEqualTo(422);
        }
        product.execute("UPDATE standalone.account SET tokens_from = now() WHERE id = 'pk.ada'");
        HttpResponse<String> late = made(ada, device.create(options));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("comes too late");
        assertThat(count(passkeysOf("pk.ada"))).isZero();
    }

    @Test
    void theDemonstrationHasNone() {
        Visitor carmen = signedIn(Story.CLIENT, "es");
        assertThat(carmen.get(SETTINGS).body())
                .contains("no tiene llaves de acceso")
                .doesNotContain("value=\"passkey\"", "??");
        assertThat(wanted(carmen, "Mine", OneProcess.SECRET).statusCode()).isEqualTo(403);
        assertThat(count(passkeysOf(Story.CLIENT))).isZero();
    }

    @Test
    void oneHasSoManyAtMost() throws Exception {
        Visitor many = person("pk.many");
        HttpResponse<String> begun = many.follow(wanted(many, "One more", OneProcess.SECRET));
        product.execute("INSERT INTO standalone.passkey (account, called, credential_id, public_key, attestation,"
                + " signatures, verified, backup_eligible, backed_up, transports, created_at)"
                + " SELECT 'pk.many', 'Key ' || n, ('k' || n)::bytea, '', '', 0, true, false, false, '{}', now()"
                + " FROM generate_series(1, 10) n");

        assertThat(made(many, device().create(options(begun))).body()).contains("There is no room");
        assertThat(many.get(SETTINGS).body())
                .contains("as many as there may be")
                .doesNotContain("value=\"passkey\"");
        assertThat(wanted(many, "Eleven", OneProcess.SECRET).statusCode()).isEqualTo(422);
        assertThat(count(passkeysOf("pk.many"))).isEqualTo(10);
    }

    @Test
    void oneThatIsRemovedLetsNobodyInAndEverybodyOut() throws Exception {
        Visitor rene = person("pk.rene");
        Authenticator device = added(rene);
        Matcher number = NUMBER.matcher(rene.get(SETTINGS).body());
        assertThat(number.find()).isTrue();
        Map<String, String> removal = Map.of("act", "passkey-remove", "number", number.group(1));
        Visitor other = person("pk.other");
        assertThat(other.submit(SETTINGS, SETTINGS, removal).statusCode()).isEqualTo(404);
        assertThat(other.submit(SETTINGS, SETTINGS, Map.of("act", "passkey-remove", "number", "x"))
                        .statusCode())
                .isEqualTo(400);
        Visitor elsewhere = signedIn("pk.rene", "en");

        HttpResponse<String> done = rene.submit(SETTINGS, SETTINGS, removal);

        assertThat(rene.follow(done).body()).contains("The passkey is removed");
        assertThat(Visitor.location(elsewhere.ask("/today"))).isEqualTo("/oauth2/authorization/web");
        assertThat(entered(device).body()).isEqualTo(REFUSED);
    }

    @Test
    void thePasskeysOfWhoIsRemovedAreOverAtOnce() throws Exception {
        Authenticator device = added(person("pk.leo"));
        String removal = "/people/pk.leo/remove";
        Visitor operator = signedIn(Story.OPERATOR, "en");
        assertThat(operator.get(removal).body()).contains("passkeys of pk.leo let nobody in any more");
        operator.submit(removal, removal, Map.of());

        assertThat(entered(device).body()).isEqualTo(REFUSED);
        assertThat(count(passkeysOf("pk.leo"))).isZero();
    }

    /** Even were a row left behind. */
    @Test
    void whoHasLeftHasNoPasskeyWhateverIsInTheRows() throws Exception {
        Authenticator device = added(person("pk.gone"));
        product.execute("UPDATE standalone.account SET left_at = now() WHERE id = 'pk.gone'");
        assertThat(entered(device).body()).isEqualTo(REFUSED);
    }

    @Test
    void aPasswordChosenAnewByALinkTakesThePasskeysAwayAndOneChangedByThePersonDoesNot() throws Exception {
        Visitor kim = person("pk.kim");
        Authenticator device = added(kim);
        String other = "another good one 47";
        kim.submit(
                SETTINGS,
                SETTINGS,
                Map.of("act", "password", "old", OneProcess.SECRET, "secret", other, "again", other));
        assertThat(entered(device).statusCode()).as("the person's own change").isEqualTo(200);

        Visitor operator = signedIn(Story.OPERATOR, "en");
        Matcher link = LINK.matcher(operator.follow(operator.submit("/people", "/people", Map.of("reset", "pk.kim")))
                .body());
        assertThat(link.find()).isTrue();
        assertThat(entered(device).statusCode()).as("until the link is used").isEqualTo(200);
        Visitor browser = visitor();
        assertThat(browser.get(link.group(1)).body()).contains("its passkeys are removed");
        String third = "yet another one 48";
        browser.submit(link.group(1), "/invitation", Map.of("token", link.group(2), "secret", third, "again", third));

        assertThat(entered(device).body()).isEqualTo(REFUSED);
        assertThat(count(passkeysOf("pk.kim"))).isZero();
    }
}
