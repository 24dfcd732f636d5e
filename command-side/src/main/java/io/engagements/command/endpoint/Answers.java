package io.engagements.command.endpoint;

import io.engagements.events.DomainCommand;
import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.candidacy.CandidacyCommand.HireVA;
import io.engagements.events.party.PartyCommand;
import io.engagements.events.party.PartyEvent;
import io.engagements.events.refusal.Refusal;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.stored.ContractJson;
import io.engagements.rules.Deed;
import io.engagements.support.problem.ProblemDocument;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.JsonNode;

/** Writes the answers of the interface, good and bad. */
final class Answers {

    /** What is wrong with one field; {@code pointer} is a JSON pointer into the body (RFC 6901). */
    record FieldError(String pointer, String detail) {}

    private Answers() {}

    static Answer done(DomainCommand command, StoredEvents receipt) {
        String id = PartyEvent.idOf(receipt.aggregateId());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("aggregateId", id);
        body.put("version", receipt.version());
        body.put("events", receipt.events().stream().map(Answers::event).toList());
        body.putAll(command.made());
        boolean begins = receipt.begins();
        return new Answer(
                begins ? 201 : 200,
                receipt.version(),
                begins ? location(command, id) : null,
                null,
                ContractJson.mapper().writeValueAsBytes(body));
    }

    private static Map<String, Object> event(StoredEvents.StoredEvent event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", event.id());
        json.put("type", event.type());
        json.put("sequence", event.sequence());
        return json;
    }

    private static String location(DomainCommand command, String id) {
        if (command instanceof PartyCommand) {
            return "/api/parties/" + id;
        }
        boolean candidacy = command instanceof CandidacyCommand && !(command instanceof HireVA);
        return (candidacy ? "/api/candidacies/" : "/api/engagements/") + id;
    }

    static Answer refused(Refusal refusal) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("rule", refusal.rule());
        more.put("rules", refusal.rules());
        more.put("facts", refusal.facts());
        more.put("next", refusal.next());
        return problem(422, "Refused by a rule", refusal.rule().sentence(), more);
    }

    /** @throws IllegalStateException with the whole answer when it tells of something else than a rule's refusal */
    static RuleId refusedBy(Answer answer) {
        JsonNode rule = ContractJson.mapper().readTree(answer.body()).path("rule");
        if (!rule.isString()) {
            throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
        }
        return RuleId.of(rule.asString());
    }

    /** The ids of the rules that refuse; none when the answer tells of something else. */
    static List<String> rules(Answer answer) {
        return ContractJson.mapper()
                .readTree(answer.body())
                .path("rules")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    static Answer invalid(List<FieldError> errors) {
        return problem(422, "A field does not fit", "See errors.", Map.of("errors", errors));
    }

    static Answer malformed(List<FieldError> errors) {
        return problem(400, "Not a command", "See errors.", Map.of("errors", errors));
    }

    static Answer conflict(String detail, @Nullable Deed current) {
        return problem(
                409, "Something else was first", detail, current == null ? Map.of() : Map.of("current", current));
    }

    /** What should begin has the id of something that is there: nobody was faster. */
    static Answer taken() {
        return problem(409, "Not a new id", "This id is taken.", Map.of());
    }

    /** To somebody who knows, or may, what stands under this id. */
    static Answer taken(String id) {
        return problem(
                409,
                "In use already",
                "The id " + id + " is in use already: choose another, or leave it out and one is made.",
                Map.of());
    }

    static Answer lost() {
        return conflict("Somebody else wrote at the same moment, again and again.", null);
    }

    static Answer stale(Deed current) {
        return problem(
                412, "Not at this version", "The version is " + current.version() + ".", Map.of("current", current));
    }

    static Answer unknown() {
        return problem(404, "No such thing", "There is no such thing, or it is not visible to you.", Map.of());
    }

    static Answer forbidden() {
        return problem(403, "Not allowed", "Your role does not allow this.", Map.of());
    }

    static Answer tooLarge(int limit) {
        return problem(413, "Too large", "A command has at most " + limit + " bytes.", Map.of());
    }

    static Answer notJson() {
        return problem(415, "Wrong media type", "A command is application/json.", Map.of());
    }

    static Answer busy(String detail) {
        Answer answer = problem(409, "Still running", detail, Map.of());
        return new Answer(answer.status(), null, null, 1, answer.body());
    }

    static Answer unavailable() {
        Answer answer = problem(
                503,
                "Cannot serve now",
                "Try again soon; under the same Idempotency-Key it is done once at most.",
                Map.of());
        return new Answer(answer.status(), null, null, 2, answer.body());
    }

    private static Answer problem(int status, String title, String detail, Map<String, Object> more) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
        problem.setTitle(title);
        more.forEach(problem::setProperty);
        return new Answer(status, null, null, null, ProblemDocument.written(problem));
    }
}
