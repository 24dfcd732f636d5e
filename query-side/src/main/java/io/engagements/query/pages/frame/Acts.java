package io.engagements.query.pages.frame;

import io.engagements.events.stored.ContractJson;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.command.CommandPort;
import io.engagements.query.command.CommandRequest;
import io.engagements.query.command.CommandResponse;
import io.engagements.query.history.Sentences;
import io.engagements.query.pages.frame.Outcome.Done;
import io.engagements.query.pages.frame.Outcome.First;
import io.engagements.query.pages.frame.Outcome.Instead;
import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.support.problem.Language;
import io.engagements.support.problem.ProblemWords;
import io.engagements.support.security.Denial;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

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
            "deliverableId",
            "proposalId",
            "inputId",
            "materialId",
            "accessId",
            "channelId",
            "itemId",
            "criterion");

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

    Acts(CommandPort commands, Sentences sentences) {
        this.commands = commands;
        this.sentences = sentences;
    }

    private record Sent(String command, JsonNode body, Map<String, String> called) {}

    /** For a form that has not been sent: whatever is sent under it is done once at most. */
    static String newKey() {
        return UUID.randomUUID().toString();
    }

    /**
     * @param command in kebab case
     * @param fields of the command, as the interface names them; a null is left out
     * @param key that the form carries, from {@link #newKey}
     * @param called what ids are called that a refusal may name
     * @throws ProblemException 400 when the key is none of ours
     */
    Outcome send(
            SignedIn who, View view, String command, Map<String, ?> fields, String key, Map<String, String> called) {
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.malformed("key", "is not a form's");
        }
        Language language = view.language();
        JsonNode body = ContractJson.mapper().valueToTree(fields);
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
                answer.status(), new Sent(command, body, called), problem, isOpen(answer) ? key : newKey(), view);
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

    private NotDone notDone(int status, Sent sent, JsonNode problem, String key, View view) {
        boolean ruled = problem.has("rule");
        if (!ruled && status != REFUSED && status != MALFORMED && !WORDED.contains(status)) {
            throw new IllegalStateException("a command was answered with " + status);
        }
        boolean worded = WORDED.contains(status);
        return new NotDone(
                status,
                ruled ? problem.path("rule").asString() : null,
                ruled ? problem.path("detail").asString() : view.say("not-done." + (worded ? status : "fields")),
                ruled ? facts(problem, view, sent.called()) : List.of(),
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
                first(problem.path("current")));
    }

    private static @Nullable First first(JsonNode winner) {
        return winner.isObject()
                ? new First(
                        winner.path("command").asString(""),
                        winner.path("party").asString(""),
                        Instant.parse(winner.path("at").asString()))
                : null;
    }

    /** Where the same may be done another way, it is the form that is changed. */
    private String instead(String next, String refused, View view) {
        return next.equals(refused)
                ? view.say("not-done.again")
                : sentences.in(view.language()).command(next);
    }

    /** By the name that a form gives the field: the pointer's steps with dots between. What was left out is said to be so. */
    private static Wrong wrong(JsonNode error, JsonNode sent, View view) {
        String pointer = error.path("pointer").asString();
        if (pointer.isEmpty()) {
            // Of the whole there is one thing to say to a page: its key has been used, with something else in the form.
            return new Wrong("", "", view.say("not-done.changed"));
        }
        String field = pointer.substring(1).replace('/', '.');
        JsonNode given = sent.at(pointer);
        boolean missing = given.isMissingNode() || given.isNull() || (given.isArray() && given.isEmpty());
        return new Wrong(
                field,
                "",
                missing ? view.say("not-done.missing") : error.path("detail").asString());
    }

    private static List<String> facts(JsonNode problem, View view, Map<String, String> called) {
        String rule = problem.path("rule").asString();
        return problem.path("facts").properties().stream()
                .filter(fact -> !fact.getKey().equals("command"))
                .map(fact -> fact(rule, fact.getKey(), value(fact.getValue(), view, called), view))
                .toList();
    }

    /** One name may say different things of different rules. */
    private static String fact(String rule, String name, String value, View view) {
        String own = "fact." + rule + "." + name;
        String key = view.knows(own) ? own : "fact." + name;
        return view.knows(key)
                ? view.say(key, Map.of("value", value))
                : view.say("fact.other", Map.of("name", name, "value", value));
    }

    private static String value(JsonNode fact, View view, Map<String, String> called) {
        if (fact.isArray() && fact.isEmpty()) {
            return view.say("fact.nothing");
        } else if (fact.isArray()) {
            return fact.valueStream().map(each -> value(each, view, called)).collect(Collectors.joining(", "));
        } else if (fact.isObject()) {
            return fact.properties().stream()
                    .map(each -> name(each.getKey(), called) + ": " + value(each.getValue(), view, called))
                    .collect(Collectors.joining(", "));
        }
        String text = fact.asString();
        if (called.containsKey(text)) {
            return name(text, called);
        }
        String code = "code." + text;
        return view.knows(code) ? view.say(code) : moment(text, view);
    }

    private static String name(String id, Map<String, String> called) {
        String name = called.get(id);
        return name == null ? id : "“" + name + "”";
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
