package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engagements.events.Id;
import io.engagements.events.catalog.CommandCatalog;
import io.engagements.events.time.When;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the product says of its interface is what the interface is. */
class OpenApiTest {

    private static final String COMMANDS = "/api/commands/";

    @RegisterExtension
    static final Product product = new Product();

    private static JsonNode api;
    private static Described described;

    @BeforeAll
    static void readByAnybody() {
        api = product.asNobody().get("/v3/api-docs").expect(200).json();
        described = new Described(api);
    }

    static Stream<Sample> commands() {
        return Sample.all();
    }

    static Set<String> routes() {
        Set<String> routes = Routes.of(product);
        routes.remove("POST " + COMMANDS + "{name}");
        // By their standard (C2SP tlog-tiles).
        routes.removeIf(route -> route.startsWith("GET /api/audit/tlog/"));
        return routes;
    }

    @Test
    void itIsOpenApi31AndSaysThatATokenIsNeeded() {
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.at("/components/securitySchemes/token/scheme").asString())
                .isEqualTo("bearer");
        assertThat(api.at("/security/0").has("token")).isTrue();
    }

    @Test
    void everyCommandIsAPathOfItsOwn() {
        assertThat(api.path("paths").propertyNames().stream().filter(path -> path.startsWith(COMMANDS)))
                .containsExactlyInAnyOrderElementsOf(CommandCatalog.all().keySet().stream()
                        .map(COMMANDS::concat)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteIsDescribed(String route) {
        String method = route.substring(0, route.indexOf(' ')).toLowerCase(Locale.ROOT);
        JsonNode operation =
                api.path("paths").path(route.substring(route.indexOf(' ') + 1)).path(method);
        assertThat(operation.at("/responses").propertyNames()).as(route).containsAnyOf("200", "201", "202");
    }

    @Test
    void anUploadIsAFormWithAFileAndADownloadIsBytes() {
        JsonNode upload = api.path("paths").path("/api/files").path("post");
        assertThat(upload.at("/requestBody/content/multipart~1form-data/schema/properties")
                        .propertyNames())
                .containsExactlyInAnyOrder("file", "engagementId", "sha256");
        assertThat(upload.path("responses").propertyNames())
                .contains("201", "400", "401", "403", "404", "413", "415", "422", "429", "503");
        JsonNode download = api.path("paths").path("/api/files/{fileId}").path("get");
        assertThat(download.at("/responses/200/content").propertyNames()).containsExactly("application/octet-stream");
        assertThat(download.path("responses").propertyNames()).contains("206", "401", "404", "416", "429", "503");
    }

    /** Ids go into generated programs: they are words, and each is one operation's. */
    @Test
    void everyOperationHasASpeakingIdOfItsOwn() {
        List<String> ids =
                operations().map(each -> each.path("operationId").asString()).toList();
        assertThat(ids)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)+"))
                .contains("get-engagement", "get-engagements", "get-engagement-grounds", "hire-va", "post-files");
    }

    @Test
    void everyOperationSaysWhatItAnswersWhenItDoesNot() {
        assertThat(operations().map(each -> each.path("responses").propertyNames()))
                .allSatisfy(statuses -> assertThat(statuses).contains("400", "401", "429", "503"));
        assertThat(schemaNamed("Problem").path("properties").propertyNames())
                .contains("type", "title", "status", "detail", "rule", "rules", "facts", "next", "errors", "current");
        assertThat(schemaNamed("Problem").path("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("title", "status", "detail");
    }

    @Test
    void whatMayBeNullIsToldAndWhatIsThereIsRequired() {
        JsonNode engagement = schemaNamed("Named_EngagementView");
        assertThat(engagement.path("required").valueStream().map(JsonNode::asString))
                .contains("engagementId", "version", "endReason", "lastDay", "parties");
        assertThat(engagement.at("/properties/lawyerId/type").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("string", "null");
        assertThat(engagement.at("/properties/lastDay/anyOf/1/type").asString()).isEqualTo("null");
        assertThat(engagement.at("/properties/engagementId/type").asString()).isEqualTo("string");
    }

    /** Records are grouped in the code; what they hold and do not show is not described. */
    @Test
    void whatIsGroupedInTheCodeIsFlatOnTheWire() {
        assertThat(schemaNamed("EngagementView.DeliverableView").path("properties").propertyNames().stream()
                        .filter(name -> !name.endsWith("More")))
                .containsExactly(
                        ("deliverableId title brief criteria meansPrescribed state requestedDue originalDue agreedDue declinedAt"
                                        + " cancelledAt missedAt missSuperseded extensionPending waitingForClient"
                                        + " lateBySeconds declined cancelled inputs submissions rounds rejections lapses acceptance"
                                        + " acceptances reopenings reviewUntil statements")
                                .split(" "));
        assertThat(schemaNamed("EndView.LegalOpinion").path("properties").propertyNames().stream()
                        .filter(name -> !name.endsWith("More")))
                .containsExactly("kind", "groundIds", "statement", "holdsUntil", "by", "eventId", "statements");
        JsonNode proposal = schemaNamed("AgreementView.Proposed");
        assertThat(proposal.path("properties").propertyNames()).contains("baseVersion", "terms", "lastDay", "criteria");
        assertThat(proposal.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(
                        "proposalId", "kind", "proposedBy", "state", "proposedAt", "lapsesAt", "asked");
    }

    @Test
    void dataOfAnEventIsAnyObject() {
        JsonNode data =
                schemaNamed("HistoryController.WithSentence_HistoryRows.Event").at("/properties/data");
        assertThat(data.path("type").asString()).isEqualTo("object");
        assertThat(data.path("additionalProperties").asBoolean()).isTrue();
    }

    /** What a validation looks at is no field. */
    @ParameterizedTest
    @MethodSource("commands")
    void nothingIsAFieldButAComponent(Sample command) {
        JsonNode schema = schema(operation(command).at("/requestBody/content/application~1json/schema"));
        assertThat(schema.path("properties").propertyNames())
                .containsExactlyElementsOf(
                        Stream.of(command.command().body().getClass().getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
    }

    /** From requests.http, which is sent by a test; it is a command and fits what is described. */
    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasAnExample(Sample command) {
        JsonNode body = operation(command).at("/requestBody/content/application~1json");
        assertThat(body.path("example").isObject())
                .as("requests.http sends no %s", command)
                .isTrue();
        assertThat(described.mistakes(
                        described
                                .operation("POST", COMMANDS + command)
                                .orElseThrow()
                                .at("/requestBody/content/application~1json/schema"),
                        body.path("example")))
                .isEmpty();
    }

    /** They came from the product; when answers have changed they are written anew: see docs/decisions/0026. */
    @Test
    void whatIsAnsweredAsAnExampleFitsWhatIsDescribed() {
        List<JsonNode> shown = Described.operations(described.document())
                .flatMap(each -> each.path("responses").valueStream())
                .flatMap(each -> each.path("content").valueStream())
                .filter(each -> each.has("example"))
                .toList();
        assertThat(shown).hasSizeGreaterThan(5).allSatisfy(each -> assertThat(
                        described.mistakes(each.path("schema"), each.path("example")))
                .as("an example in resources/openapi/answers; how it is written anew: docs/decisions/0026")
                .isEmpty());
    }

    /** That is what holds every answer of every story against the description. */
    @Test
    void anAnswerThatIsNotAsDescribedIsNoticed() {
        Reply party = product.as(Story.VA).get("/api/parties/" + Story.VA).expect(200);
        JsonNode schema = described
                .operation("GET", "/api/parties/" + Story.VA)
                .orElseThrow()
                .at("/responses/200/content/application~1json/schema");
        assertThat(described.mistakes(schema, party.json())).isEmpty();
        assertThat(described.mistakes(schema, ((ObjectNode) party.json()).put("undescribed", 1)))
                .hasSize(1);
        assertThat(described.mistakes(schema, ((ObjectNode) party.json()).putNull("partyId")))
                .hasSize(1);
        assertThat(described.mistakes(schema, ((ObjectNode) party.json()).without("erased")))
                .hasSize(1);
        assertThatThrownBy(() -> described.check("/api/nowhere", party.response()))
                .hasMessageContaining("is not described");
        assertThatThrownBy(() -> described.check("/api/files/none", party.response()))
                .hasMessageContaining("application/octet-stream");
    }

    /** Who asks is in the token, and what a record of parameters holds are parameters. */
    @Test
    void parametersAreWhatARouteTakes() {
        assertThat(parameters("/api/work")).containsExactlyInAnyOrder("limit", "cursor");
        assertThat(parameters("/api/engagements/{id}/history"))
                .containsExactlyInAnyOrder(
                        "id", "after", "limit", "cursor", "type", "actor", "minVersion", "Accept-Language");
        assertThat(operations().flatMap(each -> each.path("parameters").valueStream()))
                .noneMatch(each -> each.path("name").asString().equals("roles"));
    }

    private static List<String> parameters(String path) {
        return api.path("paths")
                .path(path)
                .at("/get/parameters")
                .valueStream()
                .map(each -> each.path("name").asString())
                .toList();
    }

    @Test
    void swaggerUiIsServedRunsNoInlineScriptAndAsksNobodyElse() {
        Reply door = product.asNobody().get("/swagger-ui").expect(302);
        assertThat(door.header("Location")).isEqualTo("/swagger-ui/index.html");
        Reply page = product.asNobody().get(door.header("Location")).expect(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self';", "frame-ancestors 'none'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.body())
                .contains("swagger-ui-bundle.js")
                .doesNotContainPattern("<script(?![^>]* src=)|https?://");
        String settings = product.asNobody()
                .get("/v3/api-docs/swagger-config")
                .expect(200)
                .body();
        assertThat(settings).contains("\"url\":\"/v3/api-docs\"");
        assertThat(settings.replace(product.issuer(), "")).doesNotContain("://");
        assertThat(product.asNobody().get("/v3/api-docs").header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'none'");
    }

    private static Stream<JsonNode> operations() {
        return Described.operations(api);
    }

    private static JsonNode schemaNamed(String name) {
        return api.path("components").path("schemas").path(name);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyFieldIsDescribedAndARequiredOneIsRequired(Sample command) {
        JsonNode schema = schema(operation(command).at("/requestBody/content/application~1json/schema"));
        assertDescribed(command, "", schema);
        for (Sample.Field object : command.fields(Record.class)) {
            if (object.type() != When.class) {
                assertDescribed(command, object.pointer(), at(schema, object.pointer()));
            }
        }
    }

    private static void assertDescribed(Sample command, String pointer, JsonNode schema) {
        List<Sample.Field> fields = command.fields().stream()
                .filter(field -> field.pointer().matches(pointer + "/[A-Za-z]\\w*"))
                .toList();
        assertThat(schema.path("properties").propertyNames()).containsAll(names(pointer, fields));
        assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                .as("%s %s", command, pointer)
                .containsExactlyInAnyOrderElementsOf(names(
                        pointer, fields.stream().filter(Sample.Field::required).toList()));
    }

    private static List<String> names(String pointer, List<Sample.Field> fields) {
        return fields.stream()
                .map(field -> field.pointer().substring(pointer.length() + 1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anIdSaysItsPatternAndItsLength(Sample command) {
        JsonNode schema = schema(operation(command).at("/requestBody/content/application~1json/schema"));
        command.fields().stream().filter(Sample.Field::isId).forEach(id -> {
            JsonNode described = at(schema, id.pointer());
            assertThat(described.path("pattern").asString())
                    .as(id.pointer())
                    .isEqualTo("^(?:" + Id.class.getAnnotation(Pattern.class).regexp() + ")$");
            assertThat(described.path("maxLength").asInt()).isEqualTo(64);
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyAnswerOfACommandIsDescribed(Sample command) {
        JsonNode responses = operation(command).path("responses");
        assertThat(responses.propertyNames())
                .contains("200", "201", "400", "401", "403", "404", "409", "412", "413", "415", "422", "429", "503");
        assertThat(responses.at("/422/content").has("application/problem+json")).isTrue();
        assertThat(operation(command).path("parameters").valueStream().map(each -> each.path("name")
                        .asString()))
                .contains("Idempotency-Key", "If-Match");
    }

    private static JsonNode operation(Sample command) {
        return api.path("paths").path(COMMANDS + command.name()).path("post");
    }

    /** The schema of what stands at a pointer of the body. */
    private static JsonNode at(JsonNode schema, String pointer) {
        JsonNode found = schema;
        for (String step : pointer.substring(1).split("/")) {
            found = schema(
                    step.equals("0")
                            ? found.path("items")
                            : found.path("properties").path(step));
        }
        return found;
    }

    private static JsonNode schema(JsonNode schema) {
        return schema.has("$ref") ? schema(api.at(schema.path("$ref").asString().substring(1))) : schema;
    }

    @Test
    void theDescriptionNamesThePublicAddressWhateverTheCallerCallsIt() {
        for (String host : List.of("evil.example", "localhost:1")) {
            Reply reply = Wire.send(product.port(), "", "GET /v3/api-docs HTTP/1.1", "Host: " + host);
            assertThat(reply.expect(200).body())
                    .contains("\"" + product.issuer() + "\"")
                    .doesNotContain(host);
        }
        Api anybody = product.asNobody();
        anybody.with("Accept-Language", "--").get("/v3/api-docs").expect(200);
        anybody.with("Accept", "application/json;charset=utf-16")
                .get("/v3/api-docs")
                .expect(406);
        anybody.with("Accept", "text/html").get("/v3/api-docs").expect(406);
        anybody.get("/v3/api-docs?unknown=1").expect(400);
    }
}
