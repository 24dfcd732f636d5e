package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.command.endpoint.CommandCatalog;
import io.engagements.events.time.When;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every command with every kind of rubbish: an answer that says what is wrong, and nothing is stored. */
class BadInputTest {

    private static final int MAX_BODY = 262_144;

    @RegisterExtension
    static final Product product = new Product();

    private long stored;

    static Stream<Sample> commands() {
        return Sample.all();
    }

    @BeforeEach
    void countEvents() {
        stored = product.storedEvents();
    }

    /** Refusals are events too: rubbish is none. */
    @AfterEach
    void nothingWasStored() {
        assertThat(product.storedEvents()).isEqualTo(stored);
    }

    @Test
    void everyCommandIsTriedHere() {
        assertThat(commands().map(Sample::name))
                .containsExactlyInAnyOrderElementsOf(CommandCatalog.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aBodyIsOneJsonObject(Sample command) {
        String sample = command.body().toString();
        for (String body : List.of("", " ", "rubbish", "{", "[]", "null", "1", "\"x\"", "true", "{}{}", "{'a':1}")) {
            wrong(400, command, body, "");
        }
        wrong(400, command, sample.substring(0, sample.length() - 1), "");
        wrong(400, command, sample + sample, "");
        wrong(400, command, "[" + sample + "]", "");
        wrong(400, command, sample.replaceFirst("\\{(\"[^,}]*)[,}]", "{$1,$1,"), "");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aBodyIsUtf8AndNestedNoDeeperThanNeeded(Sample command) {
        byte[] body = command.body().toString().replace("\":\"", "\":\"\u00ff").getBytes(StandardCharsets.ISO_8859_1);
        Api sender = product.as(command.sender()).with("Content-Type", "application/json");
        clean(sender.send("POST", "/api/commands/" + command.name(), BodyPublishers.ofByteArray(body))
                .expect(400));
        for (int depth : List.of(33, 40_000)) {
            wrong(400, command, "[".repeat(depth), "");
            wrong(400, command, "{\"a\":".repeat(depth), "");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aBodyHasAtMost256KiB(Sample command) {
        String unknown = "{\"unknown\":1}";
        wrong(400, command, unknown + " ".repeat(MAX_BODY - unknown.length()), "/unknown");
        clean(send(command, unknown + " ".repeat(MAX_BODY - unknown.length() + 1))
                .expect(413));
        clean(send(command, command.body() + " ".repeat(4 * MAX_BODY)).expect(413));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anUnknownFieldIsNamedWhereverItStands(Sample command) {
        wrong(400, command, command.with("/unknown", 1), "/unknown");
        wrong(400, command, command.with("/a~1b~0", 1), "/a~1b~0");
        for (Sample.Field object : command.fields(Record.class)) {
            String pointer = object.pointer() + "/unknown";
            if (object.type() == When.class) {
                wrong(400, command, command.with(object.pointer(), Map.of("unknown", 1)), pointer);
            } else {
                wrong(400, command, command.with(pointer, 1), pointer);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aFieldOfAnotherTypeIsNamed(Sample command) {
        for (Sample.Field field : command.fields()) {
            for (Object value : Rubbish.ofAnotherTypeThan(field.type())) {
                wrong(400, command, command.with(field.pointer(), value), field.pointer());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aMissingFieldIsNamed(Sample command) {
        command.fields().stream().filter(Sample.Field::required).forEach(field -> {
            wrong(422, command, command.without(field.pointer()), field.pointer());
            wrong(422, command, command.with(field.pointer(), null), field.pointer());
        });
        for (Sample.Field list : command.fields(List.class)) {
            wrong(422, command, command.with(list.pointer() + "/0", null), list.pointer() + "/0");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyMissingFieldIsNamedAtOnce(Sample command) {
        String[] required = command.fields().stream()
                .filter(field -> field.required() && field.pointer().lastIndexOf('/') == 0)
                .map(Sample.Field::pointer)
                .toArray(String[]::new);
        Reply reply = clean(send(command, "{}").expect(422));
        assertThat(reply.texts("/errors", "pointer"))
                .filteredOn(pointer -> !pointer.isEmpty())
                .containsExactlyInAnyOrder(required);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void textHasABoundAndIsNotBlank(Sample command) {
        for (Sample.Field text : command.fields(String.class)) {
            wrong(422, command, command.with(text.pointer(), "x".repeat(4_001)), text.pointer());
            wrong(422, command, command.with(text.pointer(), ""), text.pointer());
            wrong(422, command, command.with(text.pointer(), " \n"), text.pointer());
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void textHoldsNoNulAndNoHalfCharacter(Sample command) {
        for (Sample.Field text : command.fields(String.class)) {
            String body = command.with(text.pointer(), "HERE").toString();
            for (String rubbish : List.of("a\\u0000b", "\\ud800", "\\ude00\\ud83d", "x\\udfff")) {
                wrong(400, command, body.replace("HERE", rubbish), text.pointer());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anIdHas64PlainCharactersAtMost(Sample command) {
        assertThat(command.fields()).anyMatch(Sample.Field::isId);
        command.fields().stream().filter(Sample.Field::isId).forEach(id -> {
            for (String rubbish : List.of("x".repeat(65), "a b", "a/b", "../a", "ñ", "a\n", "a'--", "😀", "%00")) {
                wrong(422, command, command.with(id.pointer(), rubbish), id.pointer());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aListHasABound(Sample command) {
        for (Sample.Field list : command.fields(List.class)) {
            JsonNode element = command.body().at(list.pointer() + "/0");
            List<JsonNode> tooMany = Collections.nCopies(201, element);
            wrong(422, command, command.with(list.pointer(), tooMany), list.pointer());
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aTimeIsAWholeSecondInAKnownZone(Sample command) {
        for (Sample.Field time : command.fields(When.class)) {
            for (Object rubbish : Rubbish.TIMES) {
                wrong(422, command, command.with(time.pointer(), rubbish), time.pointer());
            }
            Map<String, Object> nowhere = Fields.of("local", "2027-01-29T18:00", "zone", "Mars/Olympus");
            wrong(400, command, command.with(time.pointer(), nowhere), time.pointer() + "/zone");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "reviewWindowDays, 0, 61",
        "improvementTurnaroundDays, 0, 61",
        "improvementRounds, -1, 21",
        "noticeDays, -1, 181",
        "cureDays, 0, 61",
        "latenessThreshold, 1, 51",
        "latenessWindowDays, 6, 731",
        "offerValidDays, 0, 366"
    })
    void aPeriodOfTheTermsHasBounds(String field, int tooLittle, int tooMuch) {
        for (int days : List.of(tooLittle, tooMuch, Integer.MIN_VALUE, Integer.MAX_VALUE)) {
            Map<String, Object> terms = Fields.with(Story.terms(Story.MADRID), field, days);
            clean(product.as(Story.VA).offerTerms("c1", terms).wrongAt(422, "/terms/" + field));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsJsonByItsMediaType(Sample command) {
        String body = command.body().toString();
        for (String type : List.of(
                "text/plain",
                "application/xml",
                "multipart/form-data",
                "rubbish",
                "/",
                ";",
                "",
                "application/*",
                "*/*")) {
            Api sender = product.as(command.sender()).with("Content-Type", type);
            clean(sender.commandText(command.name(), body).expect(415));
        }
        Api sender = product.as(command.sender());
        clean(sender.send("POST", "/api/commands/" + command.name(), BodyPublishers.ofString(body))
                .expect(415));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aMalformedHeaderIsNamed(Sample command) {
        Api sender = product.as(command.sender());
        for (String key : List.of("", " ", "k".repeat(256))) {
            malformedHeader(sender.withKey(key), command, "Idempotency-Key");
        }
        for (String version : Rubbish.VERSIONS) {
            malformedHeader(sender.with("If-Match", version), command, "If-Match");
        }
    }

    private static void malformedHeader(Api sender, Sample command, String header) {
        Reply reply = clean(sender.commandText(command.name(), command.body().toString()));
        assertThat(reply.wrongAt(400, "").text("/errors/0/detail")).startsWith(header);
    }

    @Test
    void whatBeginsHasNoVersionToMatch() {
        Reply reply = clean(product.as(Story.CLIENT).atVersion(0).openCandidacy("c1", Story.VA));
        assertThat(reply.wrongAt(400, "").text("/errors/0/detail")).startsWith("If-Match");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no-such", "Open-Candidacy", "OpenCandidacy", "hireVA", "x.y", "a%20b", "%F0%9F%98%80", "", "a/b"
            })
    void aCommandThatDoesNotExistIsNotFound(String name) {
        clean(product.as(Story.CLIENT).commandText(name, "{}").expect(404));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsOnlyEverPosted(Sample command) {
        Api sender = product.as(command.sender()).with("Content-Type", "application/json");
        for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
            clean(sender.send(method, "/api/commands/" + command.name(), BodyPublishers.ofString("{}"))
                    .expect(405));
        }
    }

    private static void wrong(int status, Sample command, ObjectNode body, String pointer) {
        wrong(status, command, body.toString(), pointer);
    }

    private static void wrong(int status, Sample command, String body, String pointer) {
        Reply reply = clean(send(command, body).wrongAt(status, pointer));
        assertThat(reply.texts("/errors", "detail")).as(reply.body()).noneMatch(String::isBlank);
    }

    private static Reply send(Sample command, String body) {
        return product.as(command.sender()).commandText(command.name(), body);
    }

    private static Reply clean(Reply reply) {
        assertThat(reply.body()).doesNotContainPattern(Rubbish.INNARDS);
        return reply;
    }
}
