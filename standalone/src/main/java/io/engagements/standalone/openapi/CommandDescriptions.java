package io.engagements.standalone.openapi;

import io.engagements.command.endpoint.CommandCatalog;
import io.engagements.events.DomainCommand;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes every command as a path of its own, read from its record: a new command is described at once. */
@Component
class CommandDescriptions implements OpenApiCustomizer {

    private static final String GENERIC = "/api/commands/{name}";
    private static final String BEARER = "token";

    private static final Map<String, String> PROBLEMS = new TreeMap<>(Map.of(
            "400", "Not JSON, a wrong type, an unknown field, or a malformed header",
            "401", "No valid token",
            "403", "The role may not",
            "404", "No such thing, or not visible to the caller",
            "409", "Somebody else was first; `current` says who",
            "412", "`If-Match` is stale; `current` says what came since",
            "413", "Larger than 256 KiB",
            "415", "Not application/json",
            "422", "A field does not fit (`errors`), or a rule refuses (`rule`, `rules`, `facts`, `next`)",
            "503", "Cannot serve now; nothing was done"));

    @Override
    public void customise(OpenAPI api) {
        api.setInfo(new Info()
                .title("Engagements")
                .version("1")
                .description("Engagements between small businesses and independent virtual assistants"));
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        api.getComponents().addSecuritySchemes(BEARER, bearer());
        api.addSecurityItem(new SecurityRequirement().addList(BEARER));
        api.getComponents().addSchemas("Problem", problem());
        api.getPaths().remove(GENERIC);
        new TreeMap<>(CommandCatalog.all()).forEach((name, type) -> api.getPaths()
                .addPathItem("/api/commands/" + name, new PathItem().post(operation(api, name, type))));
    }

    private static SecurityScheme bearer() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT");
    }

    private static Operation operation(OpenAPI api, String name, Class<? extends DomainCommand> type) {
        return new Operation()
                .operationId(name)
                .addTagsItem("commands")
                .addParametersItem(
                        header("Idempotency-Key", "The same key and body again: the same answer; kept 8 days"))
                .addParametersItem(header("If-Match", "The version, in double quotes, at which the aggregate must be"))
                .requestBody(new RequestBody().required(true).content(json("application/json", schemaOf(api, type))))
                .responses(responses());
    }

    private static Parameter header(String name, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .required(false)
                .description(description)
                .schema(string());
    }

    private static Schema<?> schemaOf(OpenAPI api, Class<?> type) {
        ResolvedSchema resolved =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach(api.getComponents()::addSchemas);
        return resolved.schema;
    }

    private static ApiResponses responses() {
        ApiResponses responses = new ApiResponses();
        responses.addApiResponse("200", done("Done"));
        responses.addApiResponse(
                "201", done("Done, and something began").addHeaderObject("Location", new Header().schema(string())));
        PROBLEMS.forEach((status, description) -> responses.addApiResponse(
                status,
                new ApiResponse()
                        .description(description)
                        .content(json(
                                "application/problem+json", new Schema<>().$ref("#/components/schemas/Problem")))));
        return responses;
    }

    private static ApiResponse done(String description) {
        Schema<Object> event = object();
        event.addProperty("id", string());
        event.addProperty("type", string());
        event.addProperty("sequence", integer());
        Schema<Object> body = object();
        body.addProperty("aggregateId", string());
        body.addProperty("version", integer());
        Schema<Object> events = new Schema<>();
        events.addType("array");
        events.items(event);
        body.addProperty("events", events);
        return new ApiResponse()
                .description(description)
                .addHeaderObject("ETag", new Header().schema(string()))
                .content(json("application/json", body));
    }

    private static Schema<Object> problem() {
        Schema<Object> problem = object();
        problem.description("A problem document (RFC 9457)");
        problem.addProperty("title", string());
        problem.addProperty("status", integer());
        problem.addProperty("detail", string());
        return problem;
    }

    private static Content json(String mediaType, Schema<?> schema) {
        return new Content().addMediaType(mediaType, new MediaType().schema(schema));
    }

    private static Schema<Object> object() {
        Schema<Object> schema = new Schema<>();
        schema.addType("object");
        return schema;
    }

    private static Schema<Object> string() {
        Schema<Object> schema = new Schema<>();
        schema.addType("string");
        return schema;
    }

    private static Schema<Object> integer() {
        Schema<Object> schema = new Schema<>();
        schema.addType("integer");
        return schema;
    }
}
