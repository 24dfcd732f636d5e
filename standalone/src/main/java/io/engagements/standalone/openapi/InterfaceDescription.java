package io.engagements.standalone.openapi;

import io.engagements.events.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;

/**
 * The description of the interface. Routes and parameters are read from the controllers, bodies from records, problems
 * from what an operation is: what is added to the code is in the description.
 */
@Component
class InterfaceDescription implements OpenApiCustomizer {

    private static final String BEARER = "token";

    /** Described by their standard (C2SP tlog-tiles): their addresses have parts that no template has. */
    private static final String TILES = "/api/audit/tlog/";

    static {
        // Who asks is in the token.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    private final Examples examples = new Examples();

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
        api.setTags(null);
        Schemas.of(Problem.class, api);
        Schema<?> problem =
                Objects.requireNonNull(api.getComponents().getSchemas().get("Problem"));
        Examples.answer("problem").ifPresent(problem::setExample);
        api.getPaths().keySet().removeIf(path -> path.startsWith(TILES));
        new Commands(api, examples).describe();
        new UntypedBodies(api).describe();
        api.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> complete(path, method, operation)));
    }

    private static SecurityScheme bearer() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT");
    }

    private static void complete(String path, HttpMethod method, Operation operation) {
        String id = idOf(method, path);
        operation.operationId(id).tags(List.of(segments(path).findFirst().orElseThrow()));
        if (operation.getParameters() != null) {
            // What OpenAPI tells by the media types of an answer.
            operation.getParameters().removeIf(each -> "Accept".equals(each.getName()));
        }
        ApiResponses responses = operation.getResponses();
        new Statuses(method, path, operation).describe(responses);
        Examples.answer(id).ifPresent(example -> json(responses).forEach(each -> each.setExample(example)));
    }

    private static Stream<MediaType> json(ApiResponses responses) {
        return responses.values().stream()
                .filter(each -> each.getContent() != null)
                .map(each -> each.getContent().get("application/json"))
                .filter(Objects::nonNull);
    }

    /** A command's own name; else the method and the path in words, for example {@code get-engagement-grounds}. */
    static String idOf(HttpMethod method, String path) {
        if (path.equals(Statuses.LAST_CHECKPOINT)) {
            // Beside /api/audit/checkpoints/{size}, which would be called the same.
            return "get-audit-last-checkpoint";
        }
        List<String> words = segments(path).toList();
        if (words.get(0).equals("commands")) {
            return words.get(1);
        }
        String[] parts = path.split("/");
        return Stream.concat(
                        Stream.of(method.name().toLowerCase(Locale.ROOT)),
                        Stream.iterate(2, at -> at < parts.length, at -> at + 1)
                                .filter(at -> !parts[at].startsWith("{"))
                                .map(at -> at + 1 < parts.length && parts[at + 1].startsWith("{")
                                        ? one(parts[at])
                                        : parts[at]))
                .collect(Collectors.joining("-"));
    }

    private static String one(String many) {
        return many.endsWith("ies") ? many.replaceFirst("ies$", "y") : many.replaceFirst("s$", "");
    }

    /** What stands after {@code /api}. */
    private static Stream<String> segments(String path) {
        return Arrays.stream(path.split("/")).skip(2).filter(each -> !each.startsWith("{"));
    }
}
