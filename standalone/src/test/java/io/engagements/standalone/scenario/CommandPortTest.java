package io.engagements.standalone.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.command.CommandSideApplication;
import io.engagements.query.QuerySideApplication;
import io.engagements.query.command.CommandPort;
import io.engagements.query.command.CommandRequest;
import io.engagements.query.command.CommandResponse;
import io.engagements.standalone.Standalone;
import io.engagements.support.security.AccessTokens;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What the query side may count on when it sends a command, whichever way it goes. */
@Tag("two-services")
class CommandPortTest {

    private static final String JSON = "application/json";

    /** More than the other tests together have refused of anybody. */
    private static final int REFUSALS = 30;

    /** Each instance of the command side counts for itself. */
    private static final int SEVERAL = 5;

    private static final String PROBLEM = "application/problem+json";

    @RegisterExtension
    static final Product product = new Product()
            .with("engagements.limits.uploads-per-minute", 2)
            .with("engagements.limits.refusals-per-minute", REFUSALS);

    @BeforeAll
    static void time() {
        product.clock("2027-01-11T09:00:00Z");
    }

    /** Programs stand among the parts that a side looks for: it takes neither its own nor another's for one. */
    @Test
    void eachProcessIsOneProgram() {
        List<Object> programs = Stream.of(Standalone.class, CommandSideApplication.class, QuerySideApplication.class)
                .<Object>flatMap(program -> product.beans(program).stream())
                .toList();

        assertThat(programs).hasSameSizeAs(product.beans(AccessTokens.class));
    }

    @Test
    void whatIsDoneIsToldWithItsVersionAndPlace() {
        CommandResponse sent = send("open-candidacy", "{\"candidacyId\": \"told\", \"vaId\": \"lucia\"}", null, null);

        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.headers())
                .containsEntry("ETag", "\"0\"")
                .containsEntry("Location", "/api/candidacies/told")
                .containsEntry("Content-Type", JSON);
        assertThat(json(sent).at("/events/0/type").asString()).isEqualTo("candidacy-opened");
        assertThat(product.as(Story.CLIENT)
                        .get("/api/candidacies/told?minVersion=0")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void underItsKeyACommandIsDoneOnce() {
        String command = "{\"vaId\": \"mateo\"}";
        CommandResponse first = send("open-candidacy", command, null, "once");
        CommandResponse again = send("open-candidacy", command, null, "once");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers()).containsAllEntriesOf(first.headers());
        assertProblem(send("open-candidacy", "{\"vaId\": \"lucia\"}", null, "once"), 422);
    }

    @Test
    void aRuleThatRefusesIsNamed() {
        CommandResponse sent = send("hire-va", "{\"candidacyId\": \"nobody-knows\", \"termsVersion\": 1}", null, null);
        assertProblem(sent, 404);
        product.as(Story.OTHER_CLIENT).openCandidacy("first", Story.OTHER_VA).expect(201);
        CommandResponse twice = port().send(new CommandRequest(
                token(Story.OTHER_CLIENT),
                "open-candidacy",
                JSON,
                "{\"candidacyId\": \"second\", \"vaId\": \"mateo\"}".getBytes(UTF_8),
                null,
                null,
                null));

        assertProblem(twice, 422);
        assertThat(json(twice).path("rule").asString()).isNotBlank();
    }

    @Test
    void anotherVersionIsToldFromTheRightOne() {
        product.as(Story.OTHER_CLIENT).openCandidacy("versioned", Story.VA).expect(201);
        CommandRequest stale = new CommandRequest(
                token(Story.OTHER_CLIENT),
                "withdraw-candidacy",
                JSON,
                "{\"candidacyId\": \"versioned\", \"reason\": \"Found somebody\"}".getBytes(UTF_8),
                "\"7\"",
                null,
                null);

        CommandResponse sent = port().send(stale);

        assertProblem(sent, 412);
        assertThat(json(sent).at("/current/version").asLong()).isZero();
    }

    @Test
    void whatIsNoCommandIsSaidToBeNone() {
        assertProblem(send("open-candidacy", "nonsense", null, null), 400);
        assertProblem(send("open-candidacy", "{\"vaId\": 7, \"more\": 1}", null, null), 400);
        assertProblem(send("open-candidacy", "{}", null, null), 422);
        assertProblem(send("no-such-command", "{}", null, null), 404);
        assertProblem(send("open-candidacy", "{\"vaId\": \"" + "x".repeat(290_000) + "\"}", null, null), 413);
        assertProblem(port().send(sending("open-candidacy", "text/plain", "{}", null, null)), 415);
        assertProblem(send("open-candidacy", "{\"vaId\": \"lucia\"}", "seven", null), 400);
    }

    /** Pages send through the port what programs send over HTTP: both come to the same end. */
    @Test
    void whatIsRefusedAgainAndAgainIsTooMuchWhicheverWayItComes() {
        CommandRequest wrong = new CommandRequest(
                token(Story.OTHER_VA), "submit-deliverable", JSON, "{}".getBytes(UTF_8), null, null, null);
        CommandResponse answer = port().send(wrong);
        for (int number = 1; answer.status() == 422 && number < SEVERAL * REFUSALS; number++) {
            answer = port().send(wrong);
        }

        assertProblem(answer, 429);
        assertThat(Integer.parseInt(answer.headers().get("Retry-After"))).isBetween(1, 61);
        assertThat(send("open-candidacy", "{}", null, null).status()).isEqualTo(422);
    }

    @Test
    void theTokenDecides() {
        CommandRequest nobody =
                new CommandRequest("nonsense", "open-candidacy", JSON, "{}".getBytes(UTF_8), null, null, null);
        CommandResponse unknown = port().send(nobody);
        assertProblem(unknown, 401);
        assertThat(unknown.headers().get("WWW-Authenticate")).startsWith("Bearer error=");

        CommandRequest auditor = new CommandRequest(
                token(Story.AUDITOR),
                "open-candidacy",
                JSON,
                "{\"vaId\": \"lucia\"}".getBytes(UTF_8),
                null,
                null,
                null);
        assertProblem(port().send(auditor), 403);
    }

    /** Here of uploads, of which this test has none else; two services count on each command side. */
    @Test
    void aPartyThatAsksTooMuchIsToldToWait() {
        Reply last = product.as(Story.LAWYER).upload("none-such", "list.txt", "A list");
        for (int i = 0; i < 5 && last.status() != 429; i++) {
            last = product.as(Story.LAWYER).with("Accept-Language", "es").upload("none-such", "list.txt", "A list");
        }
        assertThat(last.expect(429).text("/detail")).startsWith("Su parte sube más archivos");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 61);
        product.as(Story.VA).upload("none-such", "list.txt", "A list").expect(404);
    }

    private static void assertProblem(CommandResponse sent, int status) {
        assertThat(sent.status()).as(new String(sent.body(), UTF_8)).isEqualTo(status);
        assertThat(sent.headers()).containsEntry("Content-Type", PROBLEM);
        assertThat(json(sent).path("status").asInt()).isEqualTo(status);
        assertThat(json(sent).path("detail").asString()).isNotBlank();
    }

    private static CommandResponse send(String command, String body, @Nullable String ifMatch, @Nullable String key) {
        return port().send(sending(command, JSON, body, ifMatch, key));
    }

    private static CommandRequest sending(
            String command, String contentType, String body, @Nullable String ifMatch, @Nullable String key) {
        return new CommandRequest(token(Story.CLIENT), command, contentType, body.getBytes(UTF_8), ifMatch, key, null);
    }

    private static String token(String account) {
        return String.valueOf(product.as(account).token());
    }

    private static CommandPort port() {
        return product.beans(CommandPort.class).iterator().next();
    }

    private static JsonNode json(CommandResponse sent) {
        return Reply.JSON.readTree(sent.body());
    }
}
