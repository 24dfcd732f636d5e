package io.engagements.standalone.openapi;

import io.engagements.events.CommandForm;
import io.engagements.events.Role;
import io.engagements.events.catalog.CommandCatalog;
import io.engagements.events.stored.ContractJson;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Describes every command as a path of its own, read from its record: a new command is described at once. */
final class Commands {

    private static final String PATH = "/api/commands/";

    private final OpenAPI api;
    private final Examples examples;

    Commands(OpenAPI api, Examples examples) {
        this.api = api;
        this.examples = examples;
    }

    void describe() {
        api.getPaths().remove(PATH + "{name}");
        new TreeMap<>(CommandCatalog.all())
                .forEach((name, form) -> api.getPaths().addPathItem(PATH + name, new PathItem().post(of(form))));
    }

    private Operation of(CommandForm<?> form) {
        MediaType body = new MediaType().schema(Schemas.of(form.body(), api));
        examples.body(form.name())
                .ifPresent(example -> body.setExample(ContractJson.mapper().readValue(example, Object.class)));
        return new Operation()
                .summary(summary(form))
                .addParametersItem(
                        header("Idempotency-Key", "The same key and body again: the same answer; kept 8 days"))
                .addParametersItem(header("If-Match", "The version, in double quotes, at which the aggregate must be"))
                .requestBody(
                        new RequestBody().required(true).content(new Content().addMediaType("application/json", body)))
                .responses(done(form));
    }

    /** Who may send it. */
    private String summary(CommandForm<?> form) {
        return examples.command(form)
                .map(command -> "For "
                        + command.roles().stream().map(Role::name).sorted().collect(Collectors.joining(", ")))
                .orElse("");
    }

    private static Parameter header(String name, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .required(false)
                .description(description)
                .schema(Schemas.typed("string"));
    }

    private ApiResponses done(CommandForm<?> form) {
        Schema<Object> body = Schemas.typed("object");
        body.addProperty("aggregateId", Schemas.typed("string"));
        body.addProperty("version", Schemas.typed("integer", "int64"));
        body.addProperty("events", Schemas.listOf(event()));
        made(form).forEach(id -> body.addProperty(id, Schemas.described("string", "of what was made")));
        body.required(List.of("aggregateId", "version", "events"));
        return new ApiResponses()
                .addApiResponse("200", done("Done", body))
                .addApiResponse(
                        "201",
                        done("Done, and something began", body)
                                .addHeaderObject("Location", new Header().schema(Schemas.typed("string"))));
    }

    private Set<String> made(CommandForm<?> form) {
        return examples.command(form)
                .map(command -> command.withIds(() -> "made").made().keySet())
                .orElse(Set.of());
    }

    private static Schema<Object> event() {
        Schema<Object> event = Schemas.typed("object");
        event.addProperty("id", Schemas.typed("string"));
        event.addProperty("type", Schemas.typed("string"));
        event.addProperty("sequence", Schemas.typed("integer", "int64"));
        event.getProperties().keySet().forEach(event::addRequiredItem);
        return event;
    }

    private static ApiResponse done(String description, Schema<?> body) {
        return new ApiResponse()
                .description(description)
                .addHeaderObject("ETag", new Header().schema(Schemas.described("string", "the version, in quotes")))
                .addHeaderObject(
                        "Link",
                        new Header()
                                .schema(Schemas.described(
                                        "string", "the receipts of what was stored, each with rel=\"receipt\"")))
                .content(new Content().addMediaType("application/json", example(body)));
    }

    private static MediaType example(Schema<?> body) {
        MediaType json = new MediaType().schema(body);
        Examples.answer("done").ifPresent(json::setExample);
        return json;
    }
}
