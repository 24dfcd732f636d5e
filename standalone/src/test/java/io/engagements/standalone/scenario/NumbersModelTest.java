package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Role;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.WorkCommand.CommitToDeliverable;
import io.engagements.events.engagement.WorkCommand.RequestDeliverable;
import io.engagements.events.stored.ContractJson;
import io.engagements.proof.Sha256;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.report.ReportJson;
import io.engagements.rules.figures.Calculation;
import io.engagements.rules.figures.Difference;
import io.engagements.rules.figures.Improvisation;
import io.engagements.rules.figures.Improvisation.Turn;
import io.engagements.rules.figures.naive.NaiveCalculation;
import io.engagements.verifier.Verifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Three engagements at once, with whatever people do: at random instants the product's numbers are those that are
 * counted plainly from the history and the refusals that it shows. {@code -Dfigures.seed=7} plays others.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NumbersModelTest {

    private static final long SEED = Long.getLong("figures.seed", 1);
    private static final int TURNS = Integer.getInteger("figures.turns", 120);
    private static final long EVENTS = Long.getLong("figures.events", 1_000);
    private static final JsonMapper SORTED = ReportJson.mapper()
            .rebuild()
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();
    private static final int INSTANTS = 8;
    private static final int MOST_TOLD = 200;
    private static final Calculation PLAIN = new NaiveCalculation();
    private static final Map<String, String> VAS = Map.of("one", Story.VA, "two", Story.OTHER_VA, "three", Story.VA);
    private static final List<String> ENGAGEMENTS = List.of("one", "two", "three");

    @RegisterExtension
    static final Product product = new Product();

    private final Improvisation people = new Improvisation(SEED);
    private Instant now = Instant.parse("2027-03-22T09:00:00Z");

    @Test
    @Order(1)
    void every_number_is_as_counted_plainly_from_the_history() {
        product.clock(now.toString());
        hire("one", Story.MADRID, 1);
        hire("two", "America/New_York", 0);
        hire("three", "Australia/Lord_Howe", 2);
        for (int turn = 0; turn < TURNS; turn++) {
            play(ENGAGEMENTS.get(people.number(ENGAGEMENTS.size())));
        }
        product.settle();
        ENGAGEMENTS.forEach(this::compare);
    }

    private static void hire(String engagement, String zone, int rounds) {
        Map<String, Object> terms = Fields.with(
                Story.terms(zone),
                "reviewWindowDays",
                2,
                "improvementRounds",
                rounds,
                "improvementTurnaroundDays",
                1,
                "cureDays",
                1,
                "latenessThreshold",
                2,
                "latenessWindowDays",
                10);
        Story.consider(product, "c-" + engagement, VAS.get(engagement), terms);
        product.as(Story.CLIENT).hireVa(engagement, "c-" + engagement, 1).expect(201);
        product.as(Story.CLIENT).appointLawyer(engagement, Story.LAWYER).expect(200);
        product.as(Story.LAWYER).approveContract(engagement).expect(200);
    }

    /** Each of them has the time that one alone would have; most of what is asked for is taken on. */
    private void play(String engagement) {
        Turn turn = people.next(history(engagement), now);
        if (turn.at().isAfter(now) && people.number(ENGAGEMENTS.size()) == 0) {
            now = turn.at();
            product.clock(now.toString());
        }
        Reply reply = send(engagement, turn.command());
        if (turn.command() instanceof RequestDeliverable asked && reply.status() == 200 && people.number(4) > 0) {
            send(engagement, new CommitToDeliverable(engagement, asked.deliverableId()));
        }
    }

    private static Reply send(String engagement, EngagementCommand command) {
        Reply reply =
                product.as(account(engagement, command)).command(command.commandName(), body(engagement, command));
        assertThat(reply.status())
                .as("seed %d: %s %s", SEED, command, reply.body())
                .isLessThan(500);
        return reply;
    }

    private static String account(String engagement, EngagementCommand command) {
        if (command.roles().contains(Role.VA)) {
            return VAS.get(engagement);
        }
        return command.roles().contains(Role.LAWYER) ? Story.LAWYER : Story.CLIENT;
    }

    /** The command as the interface takes it; an instant is text there. */
    private static Map<String, ?> body(String engagement, EngagementCommand command) {
        ObjectNode body = ContractJson.mapper().valueToTree(command.body());
        body.put("engagementId", engagement);
        for (String time : List.of("due", "effectiveAt")) {
            if (body.at("/" + time + "/instant").isString()) {
                body.put(time, body.at("/" + time + "/instant").asString());
            }
        }
        return ContractJson.mapper().convertValue(body, Map.class);
    }

    /**
     * What is answered, and what comes out for somebody who has no more than the packages and the verifier: one digest of all
     * reports. {@code -Dfigures.events=100000 -Dscenario.patience=300} takes more.
     */
    @Test
    @Order(2)
    void the_numbers_answered_are_those_that_the_verifier_counts(@TempDir Path directory) throws Exception {
        product.clock("2030-01-02T00:00:00Z");
        RandomLedger ledger = RandomLedger.of(product, 1_000 * SEED, EVENTS);
        product.settle();
        // Rows lie where they were written last: two grounds that one event makes then lie the other way round.
        product.execute("UPDATE query_side.ground SET doc = doc WHERE ground_id LIKE 'missed-%'");
        String asOf = "2030-01-01T00:00:00Z";
        MessageDigest live = Sha256.digest();
        MessageDigest verified = Sha256.digest();
        Path file = directory.resolve("evidence.zip");
        List<String> scopes = new ArrayList<>(ledger.engagements().stream()
                .map(id -> "/api/engagements/" + id)
                .toList());
        scopes.add("/api/parties/" + Story.VA);
        scopes.add("/api/parties/" + Story.CLIENT);
        for (String scope : scopes) {
            List<JsonNode> answered = answered(scope, asOf);
            HttpResponse<byte[]> answer = product.as(Story.AUDITOR).download(scope + "/evidence?asOf=" + asOf);
            assertThat(answer.statusCode()).as(scope).isEqualTo(200);
            requireVerified(scope, Files.write(file, answer.body()));
            List<JsonNode> counted = reports(file);
            if (scope.startsWith("/api/parties/")) {
                answered.forEach(NumbersModelTest::shorten);
                counted.forEach(NumbersModelTest::shorten);
            }
            assertThat(counted).as(scope).isEqualTo(answered);
            answered.forEach(report -> live.update(SORTED.writeValueAsBytes(report)));
            counted.forEach(report -> verified.update(SORTED.writeValueAsBytes(report)));
        }
        String digest = Sha256.hex(live.digest());
        assertThat(Sha256.hex(verified.digest())).as("seed %d", SEED).isEqualTo(digest);
        System.out.printf(
                "%d events of %d random engagements: %s%n",
                ledger.events(), ledger.engagements().size(), digest);
    }

    private static List<JsonNode> answered(String scope, String asOf) {
        return Stream.of("/compliance", "/quality")
                .map(report -> product.as(Story.AUDITOR)
                        .get(scope + report + "?explain=true&asOf=" + asOf)
                        .expect(200))
                .map(answer -> ((ObjectNode) ContractJson.mapper().readTree(answer.body())).without("deliverables"))
                .map(JsonNode.class::cast)
                .toList();
    }

    /** An answer tells of very many only the first; a package tells all. */
    private static void shorten(JsonNode report) {
        if (report instanceof ObjectNode object) {
            object.remove("items");
            object.remove(object.propertyNames().stream()
                    .filter(name -> name.endsWith("More"))
                    .toList());
        } else if (report instanceof ArrayNode array) {
            while (array.size() > MOST_TOLD) {
                array.remove(0);
            }
        }
        report.forEach(NumbersModelTest::shorten);
    }

    private void requireVerified(String scope, Path file) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(said, true, StandardCharsets.UTF_8);
        int status = Verifier.run(List.of("verify", file.toString(), "--key", logKey()), printed, printed);
        assertThat(status).as("%s: %s", scope, said).isZero();
    }

    private static String logKey() {
        return product.as(Story.AUDITOR).get("/api/audit/keys").expect(200).texts("/keys").stream()
                .filter(key -> !key.contains("/clock+") && !key.contains("/evidence+"))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> reports(Path file) throws IOException {
        List<JsonNode> reports = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (String name : List.of(EvidenceFiles.COMPLIANCE, EvidenceFiles.QUALITY)) {
                reports.add(ContractJson.mapper().readTree(zip.getInputStream(zip.getEntry(name))));
            }
        }
        return reports;
    }

    private static List<JsonNode> history(String engagement) {
        String path = "/api/engagements/" + engagement + "/history?limit=200&minVersion=" + product.version(engagement);
        JsonNode page = product.as(Story.AUDITOR).get(path).expect(200).json();
        assertThat(page.path("next").isNull()).as("one page holds it").isTrue();
        return List.copyOf(page.path("items").values());
    }

    private static Stream<JsonNode> refusals(String engagement) {
        String path = "/api/engagements/" + engagement + "/refusals?limit=200";
        JsonNode page = product.as(Story.AUDITOR).get(path).expect(200).json();
        return page.path("items").valueStream().map(NumbersModelTest::asStored);
    }

    private static JsonNode asStored(JsonNode refused) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("type", "attempt-refused")
                .put("occurredAt", refused.path("at").asString());
        event.set("data", refused);
        return event;
    }

    private void compare(String engagement) {
        List<JsonNode> events = Stream.concat(history(engagement).stream(), refusals(engagement))
                .toList();
        for (Instant asOf : people.instants(events, now, INSTANTS)) {
            String at = "?explain=true&asOf=" + asOf;
            same(engagement, "/compliance" + at, PLAIN.compliance(events, asOf));
            same(engagement, "/quality" + at, PLAIN.quality(events, asOf));
        }
        same(engagement, "/compliance?explain=true", PLAIN.compliance(events, now));
        same(engagement, "/quality?explain=true", PLAIN.quality(events, now));
    }

    private static void same(String engagement, String what, JsonNode plain) {
        ObjectNode answer = (ObjectNode) product.as(Story.AUDITOR)
                .get("/api/engagements/" + engagement + what)
                .expect(200)
                .json();
        answer.remove(List.of("version", "deliverables"));
        assertThat(Difference.between(answer, plain))
                .as("seed %d: %s%s", SEED, engagement, what)
                .isEmpty();
    }
}
