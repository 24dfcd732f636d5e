package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The interface as the product describes it, and answers held against that: their status, their media type, and their
 * body with nothing in it that is not described.
 */
final class Described {

    /** It is the same wherever the same routes are. */
    private static final Map<Set<String>, Described> KNOWN = new ConcurrentHashMap<>();

    /** What is answered before anything is looked for: nobody knows of these routes. */
    private static final Set<Integer> NOWHERE = Set.of(400, 401, 404, 405);

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final JsonNode document;
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();
    private final Map<String, Pattern> paths = new ConcurrentHashMap<>();

    Described(JsonNode document) {
        this.document = closed(document);
        document.path("paths")
                .propertyNames()
                .forEach(path -> paths.put(path, Pattern.compile(path.replaceAll("\\{\\w+}", "[^/]+"))));
    }

    static Described by(Product product) {
        return KNOWN.computeIfAbsent(
                Routes.of(product),
                routes -> new Described(
                        product.asNobody().get("/v3/api-docs").expect(200).json()));
    }

    /** The document, in which nothing that is not described may stand. */
    private static JsonNode closed(JsonNode document) {
        JsonNode closed = Reply.JSON.readTree(document.toString().replace("\"#/components/schemas/", "\"#/$defs/"));
        close(closed);
        return closed;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Described::close);
    }

    void check(String path, HttpResponse<?> response) {
        String asked = response.request().method() + " " + path + " " + response.statusCode();
        boolean headers = response.request().method().equals("HEAD");
        Optional<JsonNode> operation =
                operation(headers ? "GET" : response.request().method(), path.replaceFirst("\\?.*", ""));
        if (operation.isEmpty()) {
            assertThat(NOWHERE).as("%s is not described", asked).contains(response.statusCode());
            return;
        }
        JsonNode described = operation.orElseThrow().path("responses");
        assertThat(described.propertyNames()).as(asked).contains(String.valueOf(response.statusCode()));
        if (headers) {
            return;
        }
        check(asked, described.path(String.valueOf(response.statusCode())).path("content"), response);
    }

    private void check(String asked, JsonNode content, HttpResponse<?> response) {
        String body = response.body() instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : String.valueOf(response.body());
        String mediaType =
                response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (body.isEmpty() && mediaType.isEmpty()) {
            return;
        }
        assertThat(content.propertyNames()).as(asked).contains(mediaType);
        if (mediaType.endsWith("json")) {
            assertThat(mistakes(content.path(mediaType).path("schema"), Reply.JSON.readTree(body)))
                    .as("%s %s", asked, body)
                    .isEmpty();
        }
    }

    /** What in a value is not as a schema of the document says. */
    List<String> mistakes(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    private Schema compile(JsonNode schema) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("$defs", document.at("/components/schemas"));
        return SCHEMAS.getSchema(whole);
    }

    /** All that the document describes. */
    static Stream<JsonNode> operations(JsonNode document) {
        return document.path("paths").valueStream().flatMap(JsonNode::valueStream);
    }

    JsonNode document() {
        return document;
    }

    /** What is described where that is asked; the path with the fewest variables goes before others. */
    Optional<JsonNode> operation(String method, String path) {
        return paths.entrySet().stream()
                .filter(each -> each.getValue().matcher(path).matches())
                .map(Map.Entry::getKey)
                .min(Comparator.comparingLong(
                        each -> each.chars().filter(c -> c == '{').count()))
                .map(each -> document.path("paths").path(each).path(method.toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject);
    }
}
