package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.catalog.CommandCatalog;
import io.engagements.events.time.When;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every command with every kind of rubbish: an answer that says what is wrong, and nothing is stored. Over HTTP goes the first of
 * each kind for each command; the others, which differ in nothing but the body's content, are answered without what HTTP puts
 * around an answer, held against everything else. All of them go over HTTP with {@code mvn verify -Plong}, by {@code
 * -Dscenario.rubbish=http}.
 */
@ExtendWith(OutputCaptureExtension.class)
class BadInputTest {

    private static final int MAX_BODY = 262_144;

    private static final boolean ALL_OVER_HTTP = "http".equals(System.getProperty("scenario.rubbish"));

    @RegisterExtension
    static final Product product = new Product();

    private final Set<Integer> overHttp = new HashSet<>();
    private long stored;

    static Stream<Sample> commands() {
        return Sample.all();
    }

    @BeforeAll
    static void somethingIsThere() {
        Story.hire(product, "odd");
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

    /** Byte for byte, of commands, files and questions, whichever code writes it. */
    @Test
    void problemsAreWrittenAsEver() {
        List<String> told = new ArrayList<>();
        for (String language : List.of("en", "es")) {
            Api client = product.as(Story.CLIENT).with("Accept-Language", language);
            Api typed = client.with("Content-Type", "application/json");
            told.add(told(typed.send("POST", "/api/commands/hire-va", BodyPublishers.ofString("{\"odd\":1}"))));
            told.add(told(client.send("POST", "/api/commands/hire-va", BodyPublishers.ofString("x"))));
            told.add(told(client.get("/api/engagements/none")));
            told.add(told(client.get("/api/engagements/none/no-such-thing")));
            told.add(told(client.get("/api/engagements?limit=0")));
            told.add(told(client.get("/api/engagements?limit=x")));
            told.add(told(client.get("/api/engagements?asof=1")));
            told.add(told(client.get("/api/files/none")));
            told.add(told(client.send("POST", "/api/files?engagementId=odd", BodyPublishers.ofString("x"))));
            told.add(told(typed.send("PUT", "/api/sandbox/clock", BodyPublishers.ofString("{\"instant\":1}"))));
        }
        assertThat(String.join("\n", told)).isEqualTo("""
                400 {"type":"about:blank","title":"Not a command","status":400,"detail":"See errors.","errors":[{"pointer":"/odd","detail":"is not known"}]}
                415 {"type":"about:blank","title":"Wrong media type","status":415,"detail":"A command is application/json."}
                404 {"detail":"There is no such thing, or it is not visible to you.","instance":"/api/engagements/none","status":404,"title":"No such thing"}
                404 {"detail":"There is nothing here.","instance":"/api/engagements/none/no-such-thing","status":404,"title":"Not Found"}
                422 {"detail":"See errors.","instance":"/api/engagements","status":422,"title":"A parameter does not fit","errors":[{"parameter":"limit","detail":"is between 1 and 200"}]}
                400 {"detail":"See errors.","instance":"/api/engagements","status":400,"title":"A parameter does not fit","errors":[{"parameter":"limit","detail":"is a whole number, not too large"}]}
                400 {"detail":"See errors.","instance":"/api/engagements","status":400,"title":"A parameter does not fit","errors":[{"parameter":"asof","detail":"is not known"}]}
                404 {"detail":"There is no such thing, or it is not visible to you.","instance":"/api/files/none","status":404,"title":"No such thing"}
                415 {"detail":"Content-Type 'null' is not supported.","instance":"/api/files","status":415,"title":"Unsupported Media Type"}
                403 {"detail":"Your role does not allow this.","instance":"/api/sandbox/clock","status":403,"title":"Not allowed"}
                400 {"type":"about:blank","title":"Not a command","status":400,"detail":"Véase errors.","errors":[{"pointer":"/odd","detail":"no se conoce"}]}
                415 {"type":"about:blank","title":"Wrong media type","status":415,"detail":"Una orden es application/json."}
                404 {"detail":"No existe, o no es visible para usted.","instance":"/api/engagements/none","status":404,"title":"No such thing"}
                404 {"detail":"Aquí no hay nada.","instance":"/api/engagements/none/no-such-thing","status":404,"title":"Not Found"}
                422 {"detail":"Véase errors.","instance":"/api/engagements","status":422,"title":"A parameter does not fit","errors":[{"parameter":"limit","detail":"está entre 1 y 200"}]}
                400 {"detail":"Véase errors.","instance":"/api/engagements","status":400,"title":"A parameter does not fit","errors":[{"parameter":"limit","detail":"es un número entero, no demasiado grande"}]}
                400 {"detail":"Véase errors.","instance":"/api/engagements","status":400,"title":"A parameter does not fit","errors":[{"parameter":"asof","detail":"no se conoce"}]}
                404 {"detail":"No existe, o no es visible para usted.","instance":"/api/files/none","status":404,"title":"No such thing"}
                415 {"detail":"No se admite Content-Type 'null'.","instance":"/api/files","status":415,"title":"Unsupported Media Type"}
                403 {"detail":"Su función no lo permite.","instance":"/api/sandbox/clock","status":403,"title":"Not allowed"}""");
    }

    private static String told(Reply reply) {
        return reply.status() + " " + reply.body();
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
            wrong(422, command, command.with(text.pointer(), String.join("", Rubbish.UNSEEN)), text.pointer());
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
            for (String rubbish :
                    List.of("x".repeat(65), "a b", "a/b", "../a", "ñ", "a\n", "a'--", "😀", "%00", ".", "..")) {
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
            for (String zone : Rubbish.ZONES) {
                Map<String, Object> noName = Fields.of("local", "2027-01-29T18:00", "zone", zone);
                wrong(422, command, command.with(time.pointer(), noName), time.pointer() + "/zone");
            }
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

    @ParameterizedTest
    @MethodSource("commands")
    void aZoneIsANameOfTheIana(Sample command) {
        for (Sample.Field zone : command.fields(ZoneId.class)) {
            for (String rubbish : Rubbish.ZONES) {
                wrong(422, command, command.with(zone.pointer(), rubbish), zone.pointer());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aBodyIsInUtf8AndAsItIs(Sample command) {
        String body = command.body().toString();
        Api sender = product.as(command.sender()).with("Content-Type", "application/json");
        clean(post(sender, command, body.getBytes(StandardCharsets.UTF_16LE)).expect(400));
        byte[] slash = body.replaceFirst("\":\"", "\":\"\u00c0\u00af").getBytes(StandardCharsets.ISO_8859_1);
        clean(post(sender, command, slash).expect(400));
        byte[] plain = body.getBytes(StandardCharsets.UTF_8);
        clean(post(sender.with("Content-Encoding", "gzip"), command, plain).expect(415));
        Api other = sender.with("Content-Type", "application/json;charset=\"utf-16\"");
        clean(post(other, command, plain).expect(415));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PUT /api/sandbox/clock", "POST /api/commands/hire-va", "POST /api/files", "POST /oauth2/token"})
    void noBodyIsEncodedOrInAnotherCharset(String route) {
        String[] named = route.split(" ");
        Api sender = product.as(Story.OPERATOR).with("Content-Type", "application/json");
        for (String encoding : List.of("gzip", "br", "x", "identity, gzip")) {
            Api other = sender.with("Content-Encoding", encoding);
            clean(other.send(named[0], named[1], BodyPublishers.ofString("{}")).expect(415));
        }
        for (String charset : List.of("utf-16", "iso-8859-1", "\"UTF-32\"", "rubbish")) {
            Api other = sender.with("Content-Type", "application/json;charset=" + charset);
            clean(other.send(named[0], named[1], BodyPublishers.ofString("{}")).expect(415));
        }
    }

    @Test
    void aBodyInAnotherCharsetIsNotGuessed() {
        Api sender = product.as(Story.OPERATOR).with("Content-Type", "application/json");
        String body = "{\"instant\":\"2099-01-11T09:00:00Z\"}";
        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("UTF-32"))) {
            clean(sender.send("PUT", "/api/sandbox/clock", BodyPublishers.ofByteArray(body.getBytes(charset)))
                    .expect(400));
        }
        clean(sender.send("PUT", "/api/sandbox/clock", BodyPublishers.ofString(body + " ".repeat(MAX_BODY)))
                .expect(413));
    }

    private static Reply post(Api sender, Sample command, byte[] body) {
        return sender.send("POST", "/api/commands/" + command.name(), BodyPublishers.ofByteArray(body));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whoseRoleMayNotIsToldSoBeforeWhatIsMissing(Sample command) {
        String other = Stream.of(Story.AUDITOR, Story.CLIENT, Story.OPERATOR)
                .filter(person -> !command.command().roles().contains(Story.role(person)))
                .findFirst()
                .orElseThrow();
        clean(product.as(other).commandText(command.name(), "{}").expect(403));
    }

    @Test
    void aPartOfTheHealthThatIsNotThereIsToldInWords() {
        Reply none = product.asNobody().get("/actuator/health/none-such").expect(404);
        assertThat(none.text("/detail")).isEqualTo("There is nothing here.");
    }

    @Test
    void whatIsWrongWithAListOrAZoneIsSaidOfIt() {
        Sample request = commands()
                .filter(each -> each.name().equals("request-deliverable"))
                .findFirst()
                .orElseThrow();
        JsonNode criterion = Reply.JSON.valueToTree(Fields.of("id", "same", "text", "Six pages"));
        wrong(422, request, request.with("/criteria", List.of(criterion, criterion)), "/criteria");
        Sample resign = commands()
                .filter(each -> each.name().equals("resign-engagement"))
                .findFirst()
                .orElseThrow();
        wrong(422, resign, resign.with("/lastDay", "+12027-01-29"), "/lastDay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clock", "CLOCK"})
    void aNameThatIsTakenByTheProgramRegistersNobody(String party) {
        clean(product.as(Story.OPERATOR)
                .registerParty(party, "VA", "Time", "Time Ltd", "time@example.org")
                .wrongAt(422, "/partyId"));
    }

    /** A preference that cannot be read changes nothing. */
    @Test
    void noLanguageMakesAnAnswerFail() {
        for (String path : readable()) {
            Api reader = product.as(Story.CLIENT).with("Accept", "application/json");
            int plain = reader.get(path).status();
            for (String language : Rubbish.LANGUAGES) {
                Reply reply = reader.with("Accept-Language", language).get(path);
                assertThat(reply.status())
                        .as("%s %s %s", path, language, reply.body())
                        .isEqualTo(plain);
            }
        }
    }

    @Test
    void whatCannotBeAnsweredAsTheCallerWantsIsAProblem() {
        for (String path : readable()) {
            int plain = product.as(Story.CLIENT)
                    .with("Accept", "application/json")
                    .get(path)
                    .status();
            for (String kind : Rubbish.KINDS_OF_ANSWERS) {
                Reply reply =
                        clean(product.as(Story.CLIENT).with("Accept", kind).get(path));
                assertThat(reply.status())
                        .as("%s %s %s", path, kind, reply.body())
                        .isIn(406, plain == 200 ? 406 : plain);
                reply.problem();
            }
        }
    }

    @Test
    void aParameterThatAPathDoesNotKnowIsNamed() {
        for (String route : Routes.of(product)) {
            String[] named = route.split(" ");
            String path = path(named[1]);
            for (String unknown : List.of("unknown", "asof", "after.x", "limit[0]", "_limit", "!limit", "x y")) {
                String query = "?" + URLEncoder.encode(unknown, StandardCharsets.UTF_8) + "=1";
                Reply reply = clean(product.as(Story.OPERATOR)
                        .with(
                                "Content-Type",
                                path.equals("/api/files") ? "multipart/form-data;boundary=b" : "application/json")
                        .send(named[0], path + query, BodyPublishers.ofString(named[0].equals("GET") ? "" : "{}")));
                assertThat(reply.expect(400).texts("/errors", "parameter"))
                        .as("%s %s", named[0], path + query)
                        .containsExactly(unknown);
            }
        }
        product.asNobody().get("/actuator/health?unknown=1").expect(400);
    }

    @Test
    void aParameterWithOneValueHasOne() {
        for (String twice : List.of(
                "/api/engagements/odd?asOf=2027-01-11T09:00:00Z&asOf=2027-01-11T09:00:00Z",
                "/api/engagements/odd/history?limit=1&limit=2",
                "/api/engagements/odd/history?limit=1&after=1&%6Cimit=2",
                "/api/work?cursor=a&cursor=b",
                "/api/engagements/odd/compliance?explain=true&explain=true")) {
            Reply reply = clean(product.as(Story.CLIENT).get(twice).expect(400));
            assertThat(reply.texts("/errors", "detail")).as(twice).containsExactly("is given twice");
        }
        product.as(Story.CLIENT)
                .get("/api/engagements/odd/may-terminate?grounds=a&grounds=b")
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?asOf=",
                "/grounds?asOf=",
                "/compliance?asOf=",
                "/quality?asOf=",
                "/case-file?asOf=",
                "/diff?from=",
                "/diff?to=",
                "/compliance/changes?metric=missed&from=",
                "/compliance/changes?metric=missed&from=1999-01-01T00:00:00Z&to=",
                "/what-if?deliverable=d1&submittedAt="
            })
    void anInstantIsOneThatCountsWhereverItIsNamed(String parameter) {
        String name = parameter
                .substring(Math.max(parameter.lastIndexOf('?'), parameter.lastIndexOf('&')) + 1)
                .replace("=", "");
        for (String instant : Rubbish.INSTANTS) {
            String path = "/api/engagements/odd" + parameter + URLEncoder.encode(instant, StandardCharsets.UTF_8);
            Reply reply = clean(product.as(Story.CLIENT).get(path).expect(400));
            assertThat(reply.texts("/errors", "parameter")).as(path).containsExactly(name);
        }
    }

    /** By whom the address is refused depends on what is wrong with it; the answer does not. */
    @Test
    void anAddressThatCannotBeReadIsAProblemAndLeavesNoLineInTheLog(CapturedOutput log) {
        String forged = "%0d%0a2026-11-29T00:00:00.000Z%20ERROR%20FAKE";
        for (String target : List.of(
                "/actuator/health?a=" + forged + "%ff%zz",
                "/actuator/health?a=" + forged + "%",
                "/actuator/health?" + forged + "%C0%AF=1",
                "/actuator/health?=1",
                "/actuator/health?a=%00",
                "/actuator/health?a[0]=1",
                "/v3/api-docs?a=%e2%82",
                "/api/engagements/odd?asOf=%zz",
                "/api/engagements/%zz",
                "/api/engagements/%C0%AF",
                "/api/engagements/.",
                "/api/engagements/..",
                "/api/engagements/%2e%2e/x",
                "/api/engagements/a%00b",
                "/api/files/..%2fx",
                "/api/[",
                "/" + forged)) {
            Reply reply = clean(raw("GET " + target));
            assertThat(reply.status()).as(target).isIn(400, 404);
            reply.problem();
        }
        String form = "grant_type=client_credentials&a=" + forged + "%ff%zz";
        String type = "Content-Type: application/x-www-form-urlencoded";
        for (String path : List.of("/oauth2/token", "/api/files", "/api/commands/hire-va", "/actuator/health", "/x")) {
            Reply reply = Wire.send(product.port(), form, "POST " + path + " HTTP/1.1", "Host: localhost", type);
            assertThat(reply.status()).as(path).isBetween(400, 499);
        }
        assertThat(log.getAll().lines()).noneMatch(line -> line.startsWith("2026-11-29T00:00:00.000Z"));
    }

    @Test
    void whatIsWrongIsToldInTheCallersLanguage() {
        for (String path : List.of(
                "/api/nothing",
                "/nothing",
                "/api/engagements/none",
                "/api/engagements/odd?unknown=1",
                "/api/engagements/odd?asOf=yesterday",
                "/api/engagements/odd/history?limit=x",
                "/api/work?cursor=x",
                "/api/engagements/odd/may-terminate?a=%ff",
                "/api/parties")) {
            Reply english = product.as(Story.CLIENT).get(path).problem();
            Reply spanish = product.as(Story.CLIENT)
                    .with("Accept-Language", "es")
                    .get(path)
                    .problem();
            assertToldOtherwise(english, spanish);
        }
        Api sender = product.as(Story.CLIENT).with("Accept-Language", "fr, es-CO");
        for (String body :
                List.of("{", "{\"unknown\":1}", "{\"vaId\":1}", "{\"vaId\":\"a b\"}", "{\"vaId\":\"nobody\"}")) {
            assertToldOtherwise(
                    product.as(Story.CLIENT).commandText("open-candidacy", body),
                    sender.commandText("open-candidacy", body));
        }
        assertToldOtherwise(
                product.as(Story.CLIENT).commandText("register-party", "{}"),
                sender.commandText("register-party", "{}"));
    }

    private static void assertToldOtherwise(Reply english, Reply spanish) {
        assertThat(spanish.status()).isEqualTo(english.status());
        assertThat(spanish.text("/detail")).as(spanish.body()).isNotEqualTo(english.text("/detail"));
        assertThat(spanish.texts("/errors", "detail"))
                .hasSameSizeAs(english.texts("/errors", "detail"))
                .doesNotContainAnyElementsOf(
                        english.at("/errors").isMissingNode() ? List.of("-") : english.texts("/errors", "detail"));
    }

    @Test
    void whatIsNoHttpIsAProblemToo() {
        for (String line : List.of(
                "TRACE /api/work HTTP/1.1",
                "FOO /api/work HTTP/1.1",
                "GET /api/work HTTP/9.9",
                "GET * HTTP/1.1",
                "rubbish")) {
            clean(Wire.send(product.port(), "", line, "Host: localhost").problem());
        }
        for (String header : List.of(
                "Host: b",
                "Content-Length: x",
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: x",
                "X: " + "x".repeat(20_000))) {
            clean(raw("GET /api/work", header).problem());
            clean(raw("GET /actuator/health", header).problem());
        }
        for (String length : List.of("5", "0", "x")) {
            clean(raw("GET /api/work", "Content-Length: 5", "Content-Length: " + length)
                    .expect(400));
        }
        clean(Wire.send(product.port(), "", "GET /api/work HTTP/1.1").problem());
    }

    @Test
    void oneTokenIsEnough() {
        String token = "Authorization: Bearer " + product.as(Story.CLIENT).token();
        String other = "Authorization: Bearer " + product.as(Story.VA).token();
        clean(raw("GET /api/work", token, other).expect(400));
        clean(raw("GET /api/work", token, token).expect(400));
        clean(raw("GET /api/work", "Authorization: Basic eA==", token).expect(400));
        raw("GET /api/work", token).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api/nothing",
                "/api/engagements/odd/nothing",
                "/v3/api-docs/nothing",
                "/swagger-ui/x"
            })
    void whereNothingIsNothingIsSaidOfTheInside(String path) {
        Reply reply = clean(product.as(Story.CLIENT).get(path).expect(404));
        assertThat(reply.text("/detail")).isEqualTo("There is nothing here.");
    }

    @Test
    void aLineOfTheLogBeginsWhereTheProgramBeginsIt(CapturedOutput log) {
        Logger logger = LoggerFactory.getLogger(BadInputTest.class);
        logger.info("one{}two\u001b[31m", "\r\n2026-11-29T00:00:00.000Z ERROR FAKE");
        logger.info(
                "failed",
                new IllegalStateException("three\n2026-11-29T00:00:00.000Z ERROR FAKE", new IOException("a\rb")));

        assertThat(log.getAll()).contains("one\\n2026-11-29T00:00:00.000Z ERROR FAKEtwo\\n[31m");
        assertThat(log.getAll())
                .contains("IllegalStateException: three\\n2026", "\nCaused by: java.io.IOException: a\\nb");
        assertThat(log.getAll()).contains("\n\tat ");
        assertThat(log.getAll().lines()).noneMatch(line -> line.startsWith("2026-11-29T00:00:00.000Z"));
    }

    private static Reply raw(String request, String... headers) {
        String[] lines = Stream.concat(Stream.of(request + " HTTP/1.1", "Host: localhost"), Stream.of(headers))
                .toArray(String[]::new);
        return Wire.send(product.port(), "", lines);
    }

    /** What can be read as JSON of everything that is there. */
    private static List<String> readable() {
        return Stream.concat(
                        Routes.of(product).stream()
                                .filter(route -> route.startsWith("GET ") && !route.contains("/api/files"))
                                .map(route -> path(route.substring(4))),
                        Stream.of("/actuator/health"))
                .toList();
    }

    private static String path(String route) {
        String id = route.contains("parties") ? Story.VA : route.contains("candidacies") ? "c-odd" : "odd";
        return route.replace("{id}", id)
                .replace("{deliverableId}", "none")
                .replace("{name}", "none")
                .transform(Routes::filled);
    }

    private void wrong(int status, Sample command, ObjectNode body, String pointer) {
        wrong(status, command, body.toString(), pointer);
    }

    private void wrong(int status, Sample command, String body, String pointer) {
        Reply reply = clean(
                ALL_OVER_HTTP || overHttp.add(status)
                        ? send(command, body).wrongAt(status, pointer)
                        : product.answered(command.sender(), command.name(), body)
                                .wrongInside(status, pointer));
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
