package io.engagements.command.endpoint;

import io.engagements.events.DomainCommand;
import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.candidacy.CandidacyCommand.HireVA;
import io.engagements.events.catalog.CommandFit.Misfit;
import io.engagements.events.party.PartyCommand;
import io.engagements.events.party.PartyEvent;
import io.engagements.events.refusal.Refusal;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.EventCodec;
import io.engagements.rules.EventSummary;
import io.engagements.support.problem.ProblemDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.JsonNode;

/** Writes the answers of the interface, good and bad. */
final class Answers {

    private static final int REFUSED = 422;
    private static final String ATTEMPT_REFUSED = EventCodec.nameOf(AttemptRefused.class);

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
                ContractJson.mapper().writeValueAsBytes(body),
                List.of(),
                receipt.events().stream()
                        .filter(event -> hasReceipt(event.type()))
                        .map(StoredEvents.StoredEvent::id)
                        .toList());
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

    /** @param eventId of the event that puts it on record */
    static Answer refused(DomainCommand command, Refusal refusal, String eventId) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("rule", refusal.rule());
        more.put("rules", refusal.rules());
        more.put("facts", refusal.facts());
        more.put("next", refusal.next());
        boolean seen = !(command instanceof PartyCommand);
        if (seen) {
            more.put("events", List.of(new OnRecord(eventId, ATTEMPT_REFUSED)));
        }
        return problem(
                REFUSED,
                "Refused by a rule",
                refusal.rule().sentence(),
                more,
                refusal.rules(),
                seen ? List.of(eventId) : List.of());
    }

    /** What a refusal left in the ledger: whoever was refused may take the proof of it. */
    record OnRecord(String id, String type) {}

    /** As it was kept under a key: only its bytes are. */
    static Answer kept(int status, @Nullable Long version, @Nullable String location, byte[] body) {
        JsonNode told = ContractJson.mapper().readTree(body);
        return new Answer(
                status,
                version,
                location,
                null,
                body,
                status == REFUSED ? rulesIn(told) : List.of(),
                told.path("events")
                        .valueStream()
                        .filter(event -> hasReceipt(event.path("type").asString()))
                        .map(event -> event.path("id").asString())
                        .toList());
    }

    private static List<RuleId> rulesIn(JsonNode refused) {
        return refused.path("rules")
                .valueStream()
                .map(rule -> RuleId.of(rule.asString()))
                .toList();
    }

    /** Whoever may command may see what came of it, but for the operator, who sees no histories. */
    private static boolean hasReceipt(String type) {
        Class<?> known = EventCodec.CONTRACT.types().get(type);
        return known != null && !PartyEvent.class.isAssignableFrom(known);
    }

    static Answer invalid(List<Misfit> errors) {
        return problem(REFUSED, "A field does not fit", "See errors.", Map.of("errors", errors));
    }

    static Answer malformed(List<Misfit> errors) {
        return problem(400, "Not a command", "See errors.", Map.of("errors", errors));
    }

    static Answer conflict(String detail, @Nullable EventSummary current) {
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

    static Answer stale(EventSummary current) {
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
        return new Answer(answer.status(), null, null, 1, answer.body(), List.of());
    }

    static Answer unavailable() {
        Answer answer = problem(
                503,
                "Cannot serve now",
                "Try again soon; under the same Idempotency-Key it is done once at most.",
                Map.of());
        return new Answer(answer.status(), null, null, 2, answer.body(), List.of());
    }

    private static Answer problem(int status, String title, String detail, Map<String, Object> more) {
        return problem(status, title, detail, more, List.of(), List.of());
    }

    private static Answer problem(
            int status,
            String title,
            String detail,
            Map<String, Object> more,
            List<RuleId> rules,
            List<String> eventIds) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
        problem.setTitle(title);
        more.forEach(problem::setProperty);
        return new Answer(status, null, null, null, ProblemDocument.written(problem), rules, eventIds);
    }
}
