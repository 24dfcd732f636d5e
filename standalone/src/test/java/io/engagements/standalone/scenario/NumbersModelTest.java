package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Role;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.WorkCommand.CommitToDeliverable;
import io.engagements.events.engagement.WorkCommand.RequestDeliverable;
import io.engagements.events.stored.ContractJson;
import io.engagements.rules.figures.Calculation;
import io.engagements.rules.figures.Difference;
import io.engagements.rules.figures.Improvisation;
import io.engagements.rules.figures.Improvisation.Turn;
import io.engagements.rules.figures.naive.NaiveCalculation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Three engagements at once, with whatever people do: at random instants the product's numbers are those that are
 * counted plainly from the history and the refusals that it shows. {@code -Dfigures.seed=7} plays others.
 */
class NumbersModelTest {

    private static final long SEED = Long.getLong("figures.seed", 1);
    private static final int TURNS = Integer.getInteger("figures.turns", 120);
    private static final int INSTANTS = 8;
    private static final Calculation PLAIN = new NaiveCalculation();
    private static final Map<String, String> VAS = Map.of("one", Story.VA, "two", Story.OTHER_VA, "three", Story.VA);
    private static final List<String> ENGAGEMENTS = List.of("one", "two", "three");

    @RegisterExtension
    static final Product product = new Product();

    private final Improvisation people = new Improvisation(SEED);
    private Instant now = Instant.parse("2027-03-22T09:00:00Z");

    @Test
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
