package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Links by mail, over a server that takes it, and one that does not. */
@ExtendWith(OutputCaptureExtension.class)
class MailTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/invitation/([\\w-]{43}))");
    private static final String OTHER = "another good one 47";
    private static final GreenMail server = started();

    @RegisterExtension
    static final Product product = new Product()
            .with("spring.mail.host", "127.0.0.1")
            .with("spring.mail.port", server.getSmtp().getPort())
            .with("engagements.mail.from", "desk@example.org");

    private static Visitor operator;

    private static GreenMail started() {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        return mail;
    }

    @BeforeAll
    static void operatorComesIn() {
        operator = signedIn(Story.OPERATOR);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static Visitor signedIn(String account) {
        Visitor person = new Visitor(product, "en");
        assertThat(person.signIn(account).uri().getPath()).isEqualTo("/today");
        return person;
    }

    private static HttpResponse<String> invited(String called, String mail, Map<String, String> whom) {
        Map<String, String> fields = new HashMap<>(whom);
        fields.put("called", called);
        fields.put("mail", mail);
        return operator.submit("/people/invite", "/people/invite", fields);
    }

    /** The latest to an address. */
    private static MimeMessage letter(String to) throws Exception {
        for (int tries = 0; tries < 300; tries++) {
            MimeMessage[] all = server.getReceivedMessages();
            for (int each = all.length - 1; each >= 0; each--) {
                if (all[each].getAllRecipients()[0].toString().equals(to)) {
                    return all[each];
                }
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("nothing came to " + to);
    }

    private static String text(Message letter) throws Exception {
        return letter.getContent().toString().replace("\r\n", "\n");
    }

    private static Matcher link(String text) {
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link;
    }

    private static String awaited(String words) throws Exception {
        String page = "";
        for (int tries = 0; tries < 300 && !page.contains(words); tries++) {
            page = operator.get("/people").body();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(page).contains(words);
        return page;
    }

    /** Somebody who came in by a link that was mailed, with the password that {@link OneProcess} has. */
    private static Visitor person(String name, String mail) throws Exception {
        invited(name, mail, Map.of("party", Story.CLIENT));
        Matcher link = link(text(letter(mail)));
        Visitor person = new Visitor(product, "en");
        person.submit(
                link.group(1),
                "/invitation",
                Map.of(
                        "token",
                        link.group(2),
                        "person",
                        name,
                        "name",
                        name,
                        "secret",
                        OneProcess.SECRET,
                        "again",
                        OneProcess.SECRET));
        return signedIn(name);
    }

    @Test
    void whoIsInvitedGetsTheLinkInTheLanguageOfTheBusiness() throws Exception {
        HttpResponse<String> made = operator.follow(invited("Eva", "eva@example.org", Map.of("party", Story.CLIENT)));
        assertThat(made.body()).contains("also being sent to eva@example.org").doesNotContain("??");

        MimeMessage letter = letter("eva@example.org");
        assertThat(letter.getSubject()).isEqualTo("Su invitación a Engagements");
        assertThat(letter.getFrom()).extracting(Address::toString).containsExactly("desk@example.org");
        assertThat(letter.getContentType()).startsWith("text/plain");
        assertThat(text(letter)).contains("Cerámica Ruiz", "sirve una vez").doesNotContain("Eva", "??");
        Matcher link = link(text(letter));
        assertThat(new Visitor(product, "es").get(link.group(1)).statusCode()).isEqualTo(200);
        assertThat(awaited("sent to eva@example.org")).doesNotContain("/invitation/");

        invited("Ada", "ada@example.org", Map.of("role", "AUDITOR"));
        assertThat(letter("ada@example.org").getSubject()).isEqualTo("Your invitation to Engagements");
        assertThat(operator.follow(invited("Nobody", "", Map.of("role", "AUDITOR")))
                        .body())
                .doesNotContain("also being sent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eve@example.org\r\nBcc: victim@example.org",
                "eve@example.org, victim@example.org",
                "Eve <eve@example.org>",
                "eve@example.org\nSubject: x",
                "\"eve\n\"@example.org",
                "eve",
                "eve@",
                "ève@example.org",
                "eve@exa mple.org"
            })
    void whatIsMoreOrLessThanAnAddressIsNone(String mail) {
        int before = server.getReceivedMessages().length;
        HttpResponse<String> page = invited("Eve", mail, Map.of("role", "AUDITOR"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("href=\"#mail\"", "no address that mail can be sent to");
        assertThat(server.getReceivedMessages()).hasSize(before);
    }

    @Test
    void whatCannotBeSentIsSaidAndTheLinkStaysOutOfTheLog(CapturedOutput log) throws Exception {
        server.stop();
        try {
            HttpResponse<String> made = operator.follow(invited("Late", "late@example.org", Map.of("role", "AUDITOR")));
            Matcher link = link(made.body());
            assertThat(awaited("could not be sent to late@example.org")).contains("pass on the link that you copied");
            assertThat(log.getOut())
                    .contains("A mail was not sent: [MailSendException")
                    .doesNotContain(link.group(2));
            assertThat(new Visitor(product, "en").get(link.group(1)).statusCode())
                    .as("by hand it works")
                    .isEqualTo(200);
            product.execute("UPDATE standalone.invitation SET mailed = 'SENDING' WHERE called = 'Late'");
        } finally {
            server.start();
            product.with("spring.mail.port", server.getSmtp().getPort()).restart();
            operator = signedIn(Story.OPERATOR);
        }
        awaited("could not be sent to late@example.org");
    }

    @Test
    void aNewPasswordIsMailedToWhereThePersonIsAndToldWhenItIsThere() throws Exception {
        Visitor rosa = person("rosa.mail", "rosa@example.org");
        rosa.submit("/settings", "/settings", Map.of("act", "view", "language", "es", "zone", ""));
        HttpResponse<String> made =
                operator.follow(operator.submit("/people", "/people", Map.of("reset", "rosa.mail")));
        assertThat(made.body()).contains("also being sent to rosa@example.org");
        awaited("sent to rosa@example.org");
        MimeMessage letter = letter("rosa@example.org");
        assertThat(letter.getSubject()).isEqualTo("Otra contraseña para Engagements");
        assertThat(text(letter)).contains("la cuenta rosa.mail").doesNotContain("??");
        Matcher link = link(text(letter));

        new Visitor(product, "en")
                .submit(link.group(1), "/invitation", Map.of("token", link.group(2), "secret", OTHER, "again", OTHER));
        untilSubject("rosa@example.org", "Su contraseña de Engagements ha cambiado");
        assertThat(product.rowsOf("standalone.invitation WHERE mail IS NOT NULL AND ended IS NOT NULL"))
                .as("addresses of links that are over")
                .isZero();
    }

    private static void untilSubject(String to, String subject) throws Exception {
        for (int tries = 0; tries < 300 && !letter(to).getSubject().equals(subject); tries++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        MimeMessage letter = letter(to);
        assertThat(letter.getSubject()).isEqualTo(subject);
        assertThat(text(letter)).doesNotContain("??", "/invitation/");
    }

    @Test
    void onesOwnAddressIsChangedWithThePasswordAndGoesWithTheAccount() throws Exception {
        Visitor teo = person("teo.mail", "teo@example.org");
        assertThat(teo.get("/settings").body()).contains("value=\"teo@example.org\"");
        HttpResponse<String> wrong = addressed(teo, "other@example.org", "not the password");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#known\"", "value=\"other@example.org\"");
        assertThat(addressed(teo, "a@b\r\nBcc: c@d", OneProcess.SECRET).body()).contains("href=\"#mail\"");
        assertThat(teo.follow(addressed(teo, "other@example.org", OneProcess.SECRET))
                        .body())
                .contains("value=\"other@example.org\"");

        teo.submit(
                "/settings",
                "/settings",
                Map.of("act", "password", "old", OneProcess.SECRET, "secret", OTHER, "again", OTHER));
        untilSubject("other@example.org", "Your password for Engagements has changed");
        assertThat(Arrays.stream(server.getReceivedMessages()).map(MailTest::recipient))
                .filteredOn("teo@example.org"::equals)
                .hasSize(1);

        operator.submit("/people/teo.mail/remove", "/people/teo.mail/remove", Map.of());
        assertThat(product.rowsOf("standalone.account WHERE left_at IS NOT NULL AND mail IS NOT NULL"))
                .isZero();
    }

    private static String recipient(MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> addressed(Visitor person, String mail, String secret) {
        return person.submit("/settings", "/settings", Map.of("act", "mail", "mail", mail, "known", secret));
    }
}
