package io.engagements.standalone.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;

/**
 * The problems that an operation can answer, told from what it is: its path, its parameters, its body. So an operation
 * that is new has them at once.
 */
record Statuses(HttpMethod method, String path, Operation operation) {

    /** Of a new installation nothing is signed yet. */
    static final String LAST_CHECKPOINT = "/api/audit/checkpoint";

    private static final String COMMANDS = "/api/commands/";

    void describe(ApiResponses responses) {
        problem(responses, 400, "Malformed: not JSON, a wrong type, an unknown field or parameter, a bad header");
        problem(responses, 401, "No valid token");
        if (isForSomeRoles()) {
            problem(responses, 403, "The role may not");
        }
        if (method != HttpMethod.GET || path.contains("{") || path.equals(LAST_CHECKPOINT)) {
            problem(responses, 404, "No such thing, or not visible to the caller");
        }
        if (!isCommand()) {
            problem(responses, 406, "Nothing of what `Accept` wants");
        }
        if (method != HttpMethod.GET) {
            problem(responses, 409, "Somebody else was first, or it is under way; `current` says what won");
        }
        if (takes("header", "If-Match")) {
            problem(responses, 412, "`If-Match` is stale; `current` says what came since");
        }
        if (operation.getRequestBody() != null) {
            problem(responses, 413, "The body is too large");
            problem(responses, 415, "The body is of another media type");
        }
        if (operation.getRequestBody() != null || takes("query")) {
            problem(
                    responses,
                    422,
                    "A field or parameter does not fit (`errors`)"
                            + (isCommand() ? ", or a rule refuses (`rule`, `rules`, `facts`, `next`)" : ""));
        }
        later(responses, 429, "Too many requests");
        later(responses, 503, "Cannot serve now; nothing was done");
    }

    private boolean isCommand() {
        return path.startsWith(COMMANDS);
    }

    /** Else everybody with a token may ask, and is shown what is theirs. */
    private boolean isForSomeRoles() {
        return method != HttpMethod.GET || path.startsWith("/api/audit/") || path.equals("/api/parties");
    }

    private boolean takes(String in) {
        return parameters().stream().anyMatch(each -> in.equals(each.getIn()));
    }

    private boolean takes(String in, String name) {
        return parameters().stream().anyMatch(each -> in.equals(each.getIn()) && name.equals(each.getName()));
    }

    private List<Parameter> parameters() {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static void later(ApiResponses responses, int status, String description) {
        responses.addApiResponse(
                String.valueOf(status),
                problem(description)
                        .addHeaderObject(
                                "Retry-After",
                                new Header().schema(Schemas.described("integer", "seconds after which to try again"))));
    }

    private static void problem(ApiResponses responses, int status, String description) {
        responses.addApiResponse(String.valueOf(status), problem(description));
    }

    static ApiResponse problem(String description) {
        return new ApiResponse()
                .description(description)
                .content(Schemas.content("application/problem+json", Schemas.reference("Problem")));
    }
}
