package io.engagements.query.pages.frame;

import io.engagements.events.Stamp;
import io.engagements.events.catalog.CommandFit.Misfit;
import io.engagements.events.stored.ContractJson;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.command.CommandPort;
import io.engagements.query.command.CommandRequest;
import io.engagements.query.command.CommandResponse;
import io.engagements.query.history.HistoryRows;
import io.engagements.query.history.Sentences;
import io.engagements.query.pages.frame.Outcome.Done;
import io.engagements.query.pages.frame.Outcome.Instead;
import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Who.Doer;
import io.engagements.support.problem.Language;
import io.engagements.support.problem.ProblemWords;
import io.engagements.support.security.Denial;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Does what somebody decided on a page: sends the command with the person's own token, and tells in the person's words what
 * came of it. Whether it may be done the command side decides.
 */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Acts {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** What a row of a page can be about, as commands name it. */
    private static final List<String> ABOUT = List.of(
            "engagementId",
            "candidacyId",
            "partyId",
            "deliverableId",
            "proposalId",
            "inputId",
            "materialId",
            "accessId",
            "channelId",
            "itemId",
            "criterion");

    /** What rules look at that is known by ids. */
    private static final Set<String> IDS = Set.of(
            "proposalId",
            "openCandidacyId",
            "citedGrounds",
            "grounds",
            "approvedGrounds",
            "sufficientGroundIds",
            "running",
            "citableCriteria",
            "citedCriteria");

    /** What the two sides do on the page of the end. */
    private static final Set<String> ENDING = Set.of(
            "give-breach-notice",
            "request-termination-approval",
            "terminate-contract",
            "withdraw-termination",
            "end-by-notice",
            "propose-end");

    private static final String OTHERS_MAY = "othersMay";

    private static final int REFUSED = 422;
    private static final int MALFORMED = 400;

    /** Those that have words; with each of them nothing was done, and what was typed is good for another try. */
    private static final Set<Integer> WORDED = Set.of(401, 403, 404, 409, 412, 413, 429, 503);

    /** Those that the log of denials tells; in the one process it is noted where it is decided. */
    private static final Set<Integer> DENIED = Set.of(401, 403, 429);

    /** Nobody has answered yet, so that the same may be sent again under the same key. */
    private static final Set<Integer> UNANSWERED = Set.of(401, 429, 503);

    private final CommandPort commands;
    private final Sentences sentences;
    private final Names names;
    private final HistoryRows history;
    private final Slips slips;

    Acts(CommandPort commands, Sentences sentences, Names names, HistoryRows history, Validator validator) {
        this.commands = commands;
        this.sentences = sentences;
        this.names = names;
        this.history = history;
        this.slips = new Slips(validator);
    }

    private record Sent(String command, JsonNode body, Map<String, String> called) {}

    /** For a form that has not been sent: whatever is sent under it is done once at most. */
    static String newKey() {
        return UUID.randomUUID().toString();
    }

    /**
     * Sends nothing where the form can tell by itself what is wrong ({@link Slips}).
     *
     * @param command in kebab case
     * @param fields of the command, as the interface names them; a null is left out
     * @param key that the form carries, from {@link #newKey}
     * @param called what ids are called that a refusal may name
     * @param besides what else is wrong with the form
     * @throws ProblemException 400 when the key is none of ours
     */
    Outcome send(
            SignedIn who,
            View view,
            String command,
            Map<String, ?> fields,
            String key,
            Map<String, String> called,
            List<Wrong> besides) {
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.malformed("key", "is not a form's");
        }
        Language language = view.language();
        ObjectNode body = ContractJson.mapper().valueToTree(fields);
        List<Wrong> wrong = Stream.concat(slips(view, command, fields).stream(), besides.stream())
                .toList();
        if (!wrong.isEmpty()) {
            return NotDone.fields(wrong, key, view);
        }
        CommandResponse answer = commands.send(new CommandRequest(
                who.token(),
                command,
                MediaType.APPLICATION_JSON_VALUE,
                ContractJson.mapper().writeValueAsBytes(body),
                null,
                once(key, command, fields),
                language.locale().toLanguageTag()));
        if (answer.status() / 100 == 2) {
            JsonNode done = ContractJson.mapper().readTree(answer.body());
            return new Done(
                    done.path("aggregateId").asString(), done.path("version").asLong(), done);
        }
        if (DENIED.contains(answer.status())) {
            Denial.unlessNoted("command-side");
        }
        JsonNode problem = ContractJson.mapper().readTree(ProblemWords.tell(answer.body(), language));
        return notDone(
                answer.status(), new Sent(command, body, called), problem, isOpen(answer) ? key : newKey(), who, view);
    }

    /** What the form can tell by itself, before anything is sent. */
    List<Wrong> slips(View view, String command, Map<String, ?> fields) {
        return slips.of(command, ContractJson.mapper().valueToTree(fields), view);
    }

    /**
     * A page may have many forms under one key, of which each is done once: what the key stands for is this command about this
     * thing. Whatever else was typed is none of it, so that a form is not done again because a word of it changed.
     */
    private static String once(String key, String command, Map<String, ?> fields) {
        String about = ABOUT.stream()
                .map(name -> name + '=' + Objects.requireNonNullElse(fields.get(name), ""))
                .collect(Collectors.joining("/", command + '/', ""));
        return key + '.' + UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8));
    }

    /** Also while the same is being done already. */
    private static boolean isOpen(CommandResponse answer) {
        return UNANSWERED.contains(answer.status())
                || (answer.status() == 409 && answer.headers().containsKey(HttpHeaders.RETRY_AFTER));
    }

    private NotDone notDone(int status, Sent sent, JsonNode problem, String key, SignedIn who, View view) {
        boolean ruled = problem.has("rule");
        if (!ruled && status != REFUSED && status != MALFORMED && !WORDED.contains(status)) {
            throw new IllegalStateException("a command was answered with " + status);
        }
        boolean worded = WORDED.contains(status);
        String first = first(problem.path("current"), sent, who, view);
        String what = first != null && status == 409 ? "first" : worded ? String.valueOf(status) : "fields";
        return new NotDone(
                status,
                ruled ? problem.path("rule").asString() : null,
                ruled ? problem.path("detail").asString() : view.say("not-done." + what),
                ruled ? facts(problem, view, sent) : List.of(),
                problem.path("next")
                        .valueStream()
                        .map(JsonNode::asString)
                        .map(next -> new Instead(next, instead(next, sent.command(), view)))
                        .toList(),
                problem.path("errors")
                        .valueStream()
                        .map(error -> wrong(error, sent.body(), view))
                        .toList(),
                key,
                first,
                isMoved(status, problem) ? look(sent) : null);
    }

    /** Whether the thing stands otherwise than the page had it. */
    private static boolean isMoved(int status, JsonNode problem) {
        return status == 409
                || status == 412
                || problem.path("rule").asString("").equals("STATE-FORBIDS");
    }

    /** Where the thing is seen as it stands now; null where it has no page of its own. */
    private static @Nullable String look(Sent sent) {
        String candidacy = sent.body().path("candidacyId").asString("");
        String engagement = sent.body().path("engagementId").asString("");
        if (!candidacy.isEmpty()) {
            return "/candidacies/" + candidacy;
        } else if (engagement.isEmpty()) {
            return null;
        }
        String piece = sent.body().path("deliverableId").asString("");
        String page = sent.body().has("proposalId")
                ? "/proposals"
                : !piece.isEmpty() ? "/work/" + piece : ENDING.contains(sent.command()) ? "/end" : "";
        return "/engagements/" + engagement + page;
    }

    /** Who did what before, by name; absent where nobody did. */
    private @Nullable String first(JsonNode winner, Sent sent, SignedIn who, View view) {
        if (!winner.isObject()) {
            return null;
        }
        Instant at = Instant.parse(winner.path("at").asString());
        String command = winner.path("command").asString("");
        String party = winner.path("party").asString("");
        Doer doer = party.isEmpty() ? null : doer(by(winner, party, sent, at), who, view);
        String whose =
                doer == null ? "time" : !party.equals(who.caller().party()) ? "other" : doer.self() ? "self" : "own";
        String key = "not-done.first." + (doer == null || doer.self() || command.isEmpty() ? whose : command);
        return view.say(
                view.knows(key) ? key : "not-done.first." + whose,
                Map.of(
                        "who",
                        doer == null ? "" : doer.name(),
                        "what",
                        command.isEmpty() ? "" : sentences.in(view.language()).command(command),
                        "at",
                        view.second(at, view.zone()),
                        "zone",
                        view.city(view.zone())));
    }

    /** The answer names the party alone; the person stands in the history, as soon as that has come so far. */
    private Stamp by(JsonNode winner, String party, Sent sent, Instant at) {
        String subject = sent.body()
                .path("candidacyId")
                .asString(sent.body().path("engagementId").asString(""));
        return history.by(subject, winner.path("version").asLong())
                .filter(found -> party.equals(found.party()))
                .orElseGet(() -> new Stamp(party, party, null, at));
    }

    private Doer doer(Stamp by, SignedIn who, View view) {
        return names.of(Map.of(Objects.requireNonNull(by.party()), view.say("other-side")), view)
                .readBy(who.caller())
                .doer(by);
    }

    /** Where the same may be done another way, it is the form that is changed. */
    private String instead(String next, String refused, View view) {
        return next.equals(refused)
                ? view.say("not-done.again")
                : sentences.in(view.language()).command(next);
    }

    /** Of the whole there is one thing to say to a page: its key has been used, with something else in the form. */
    private static Wrong wrong(JsonNode error, JsonNode sent, View view) {
        String pointer = error.path("pointer").asString();
        return pointer.isEmpty()
                ? new Wrong("", "", view.say("not-done.changed"))
                : Slips.wrong(new Misfit(pointer, error.path("detail").asString()), sent, view);
    }

    /** What is known by an id alone says nothing to people. */
    private List<String> facts(JsonNode problem, View view, Sent sent) {
        String rule = problem.path("rule").asString();
        return problem.path("facts").properties().stream()
                .filter(fact -> !fact.getKey().equals("command"))
                .flatMap(fact -> none(sent.command(), fact)
                        .map(view::say)
                        .or(() -> told(fact, view, sent).flatMap(value -> fact(rule, fact.getKey(), value, view)))
                        .stream())
                .toList();
    }

    /** What others may do is told as commands are. */
    private Optional<String> told(Map.Entry<String, JsonNode> fact, View view, Sent sent) {
        return fact.getKey().equals(OTHERS_MAY)
                ? joined(fact.getValue()
                        .valueStream()
                        .map(each -> sentences.in(view.language()).command(each.asString())))
                : value(fact.getKey(), fact.getValue(), view, sent.called());
    }

    /** The criteria that a rejection may cite are those of earlier rounds, not all that were agreed. */
    private static Optional<String> none(String command, Map.Entry<String, JsonNode> fact) {
        boolean uncited = command.equals("reject-deliverable")
                && fact.getKey().equals("citableCriteria")
                && fact.getValue().isEmpty();
        return uncited ? Optional.of("fact.citableCriteria.none") : Optional.empty();
    }

    /** One name may say different things of different rules. What has no words here is the programs' own. */
    private static Optional<String> fact(String rule, String name, String value, View view) {
        return Stream.of("fact." + rule + "." + name, "fact." + name)
                .filter(view::knows)
                .findFirst()
                .map(key -> view.say(key, Map.of("value", value)));
    }

    /** Empty where it is an id, or consists of ids, that nobody gave a name. */
    private static Optional<String> value(String name, JsonNode fact, View view, Map<String, String> called) {
        if (fact.isArray() && fact.isEmpty()) {
            return Optional.of(view.say("fact.nothing"));
        } else if (fact.isArray()) {
            return joined(fact.valueStream().flatMap(each -> value(name, each, view, called).stream()));
        } else if (fact.isObject()) {
            return joined(fact.properties().stream().flatMap(each -> entry(name, each, view, called).stream()));
        }
        String text = fact.asString();
        if (called.containsKey(text)) {
            return Optional.of(view.quoted(Objects.requireNonNull(called.get(text))));
        } else if (IDS.contains(name)) {
            return Optional.empty();
        }
        String code = "code." + text;
        return Optional.of(view.knows(code) ? view.say(code) : moment(text, view));
    }

    /** What something stands at that has a name. */
    private static Optional<String> entry(
            String name, Map.Entry<String, JsonNode> fact, View view, Map<String, String> called) {
        String known = called.get(fact.getKey());
        Optional<String> value = value(fact.getKey(), fact.getValue(), view, called);
        if (known == null && IDS.contains(name)) {
            return Optional.empty();
        }
        return value.map(said -> (known == null ? fact.getKey() : view.quoted(known)) + ": " + said);
    }

    private static Optional<String> joined(Stream<String> values) {
        List<String> all = values.toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", all));
    }

    /** In the viewer's zone, with its name; what is no instant stays what it is. */
    private static String moment(String text, View view) {
        try {
            return view.moment(Instant.parse(text), view.zone()) + " " + view.city(view.zone());
        } catch (DateTimeException other) {
            return text;
        }
    }
}
