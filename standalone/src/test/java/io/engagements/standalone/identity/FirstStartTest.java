package io.engagements.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@ExtendWith(OutputCaptureExtension.class)
class FirstStartTest {

    private static final Pattern SECRET = Pattern.compile("have this secret, shown only now: ([\\w-]{32})\\R");

    private Installation installation;

    @BeforeEach
    void create(@TempDir Path dataDir) throws Exception {
        installation = new Installation(dataDir);
    }

    @Test
    void theSecretIsShownOnceAndWorksFromThenOn(CapturedOutput output) throws Exception {
        String secret;
        String token;
        try (ConfigurableApplicationContext first = installation.start()) {
            secret = secretIn(output);
            token = new Browser(first).token("ines", secret);
            assertThat(hashes(first)).isNotEmpty().allMatch(hash -> hash.startsWith("{bcrypt}"));
        }
        try (ConfigurableApplicationContext second = installation.start()) {
            assertThat(output.toString().split(Pattern.quote(secret), -1)).hasSize(2);
            assertThat(new Browser(second).tokenRequest("ines", secret).statusCode())
                    .isEqualTo(200);
            assertThat(new Browser(second).query(token).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aSecretGivenAtTheStartIsNeverShown(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext process = installation.start("--engagements.demo-secret=given-one")) {
            assertThat(new Browser(process)
                            .tokenRequest("operator", "given-one")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(output).doesNotContain("given-one");
        }
    }

    @Test
    void anotherSecretGivenLaterIsTheNewOne() throws Exception {
        installation.start("--engagements.demo-secret=given-one").close();
        try (ConfigurableApplicationContext process = installation.start("--engagements.demo-secret=given-two")) {
            assertThat(new Browser(process).tokenRequest("sol", "given-one").statusCode())
                    .isEqualTo(401);
            assertThat(new Browser(process).tokenRequest("sol", "given-two").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void theSameSecretGivenAgainChangesNothing() {
        ConfigurableApplicationContext first = installation.start("--engagements.demo-secret=given-one");
        List<String> before = hashes(first);
        first.close();
        try (ConfigurableApplicationContext second = installation.start("--engagements.demo-secret=given-one")) {
            assertThat(hashes(second)).isEqualTo(before);
        }
    }

    @Test
    void aBlankSecretIsNone(CapturedOutput output) {
        installation.start("--engagements.demo-secret=").close();

        assertThat(secretIn(output)).hasSize(32);
    }

    @Test
    void withoutDemoThereAreNoAccountsThenOrLater(CapturedOutput output) {
        try (ConfigurableApplicationContext first = installation.start("--engagements.demo=false")) {
            assertThat(hashes(first)).isEmpty();
        }
        try (ConfigurableApplicationContext second = installation.start()) {
            assertThat(hashes(second)).isEmpty();
            assertThat(output).doesNotContain("secret");
        }
    }

    @Test
    void aPersonWithANameOfTheDemosIsNoneOfThem() {
        try (ConfigurableApplicationContext first = installation.start("--engagements.demo=false")) {
            add(first, "operator", "chosen by a person");
        }
        try (ConfigurableApplicationContext second = installation.start()) {
            assertThat(second.getBean(DemoAccounts.class).people())
                    .as("who comes in with one press")
                    .isEmpty();
            assertThat(second.getBean(Accounts.class).areOfDemonstration()).isFalse();
        }
    }

    @Test
    void anotherDemoSecretLeavesPeopleTheirs() throws Exception {
        try (ConfigurableApplicationContext first = installation.start("--engagements.demo-secret=given-one")) {
            add(first, "ana", "Anas own");
        }
        try (ConfigurableApplicationContext process = installation.start("--engagements.demo-secret=given-two")) {
            assertThat(new Browser(process).tokenRequest("ana", "given-two").statusCode())
                    .isEqualTo(401);
            assertThat(new Browser(process).tokenRequest("ana", "Anas own").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void tokensOfWhoeverHasLeftAreGoodForNothingAfterARestartEither() throws Exception {
        String token;
        try (ConfigurableApplicationContext first = installation.start("--engagements.demo=false")) {
            add(first, "ana", "Anas own");
            token = new Browser(first).token("ana", "Anas own");
            assertThat(new Browser(first).query(token).statusCode()).isEqualTo(200);
            first.getBean(Accounts.class).leave("ana", Instant.now());
        }
        try (ConfigurableApplicationContext process = installation.start("--engagements.demo=false")) {
            assertThat(new Browser(process).query(token).statusCode()).isEqualTo(401);
            assertThat(new Browser(process).tokenRequest("ana", "Anas own").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void tokensFromBeforeAPasswordWasChangedAreGoodForNothing() throws Exception {
        try (ConfigurableApplicationContext process = installation.start("--engagements.demo=false")) {
            add(process, "ana", "Anas own");
            add(process, "eva", "Evas own");
            String token = new Browser(process).token("ana", "Anas own");
            String others = new Browser(process).token("eva", "Evas own");
            process.getBean(EndedTokens.class).end("ana", Instant.now().plusSeconds(2));
            assertThat(new Browser(process).query(token).statusCode()).isEqualTo(401);
            assertThat(new Browser(process).query(others).statusCode()).isEqualTo(200);
        }
    }

    static void add(ConfigurableApplicationContext process, String id, String secret) {
        String hash = process.getBean(PasswordEncoder.class).encode(secret);
        process.getBean(Accounts.class).add(new Account(id, hash, id, Set.of(Role.AUDITOR), false));
    }

    private static String secretIn(CapturedOutput output) {
        Matcher line = SECRET.matcher(output.getOut());
        assertThat(line.find()).isTrue();
        return line.group(1);
    }

    private static List<String> hashes(ConfigurableApplicationContext process) {
        return process.getBean(JdbcClient.class)
                .sql("SELECT secret_hash FROM standalone.account ORDER BY id")
                .query(String.class)
                .list();
    }
}
