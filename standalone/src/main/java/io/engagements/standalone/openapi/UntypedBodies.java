package io.engagements.standalone.openapi;

import io.engagements.query.casefile.CaseFile;
import io.engagements.query.projection.Progress;
import io.engagements.query.projection.Verification;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Objects;

/** Describes the bodies of which no signature tells anything: bytes, forms, and one of several types. */
record UntypedBodies(OpenAPI api) {

    void describe() {
        upload(path("/api/files").getPost());
        path("/api/files/{fileId}").getGet().responses(download());
        path("/api/events/{eventId}/receipt")
                .getGet()
                .responses(new ApiResponses()
                        .addApiResponse("200", attachment("A proof by C2SP tlog-proof", "text/plain")));
        List.of("/api/engagements/{id}/evidence", "/api/parties/{id}/evidence", "/api/audit/evidence")
                .forEach(evidence -> path(evidence)
                        .getGet()
                        .responses(new ApiResponses()
                                .addApiResponse("200", attachment("Files that verify offline", "application/zip"))));
        stamps("/api/audit/checkpoints/{size}");
        path("/api/engagements/{id}/case-file")
                .getGet()
                .responses(new ApiResponses().addApiResponse("200", caseFile()));
        path("/api/engagements/{id}/stream")
                .getGet()
                .responses(new ApiResponses()
                        .addApiResponse(
                                "200",
                                new ApiResponse()
                                        .description("Events named version, each with that version's number for its id")
                                        .content(Schemas.content("text/event-stream", Schemas.typed("string")))));
        ledger(Objects.requireNonNull(
                path("/api/audit/ledger").getGet().getResponses().get("200")));
        path("/api/audit/projections/{name}/verify")
                .getPost()
                .responses(new ApiResponses()
                        .addApiResponse("200", json("What was found", Schemas.of(Verification.class, api)))
                        .addApiResponse("202", json("Under way", Schemas.of(Progress.class, api))));
    }

    private void stamps(String checkpoint) {
        given(checkpoint + "/witness-request", "A body of C2SP tlog-witness, add-checkpoint", "text/plain");
        given(checkpoint + "/timestamp-request", "A request by RFC 3161, DER", "application/timestamp-query");
        given(checkpoint + "/timestamp", "An answer by RFC 3161, DER", "application/timestamp-reply");
        path(checkpoint + "/cosignatures").getPost().requestBody(taken("text/plain"));
        path(checkpoint + "/timestamp").getPut().requestBody(taken("application/timestamp-reply"));
    }

    private void given(String path, String description, String mediaType) {
        path(path).getGet().responses(new ApiResponses().addApiResponse("200", attachment(description, mediaType)));
    }

    private static RequestBody taken(String mediaType) {
        return new RequestBody().required(true).content(Schemas.content(mediaType, Schemas.typed("string", "binary")));
    }

    /** A page, or all of it as a stream: a line each. */
    private static void ledger(ApiResponse found) {
        found.description("A page, or by `format` or `Accept` all of it, one entry a line");
        found.getContent().putAll(Schemas.content("application/jsonl", Schemas.typed("string")));
        found.getContent().putAll(Schemas.content("text/csv", Schemas.typed("string")));
    }

    private PathItem path(String path) {
        return Objects.requireNonNull(api.getPaths().get(path), path);
    }

    private void upload(Operation upload) {
        ApiResponse taken = Objects.requireNonNull(upload.getResponses().get("200"));
        taken.description("Taken").addHeaderObject("Location", new Header().schema(Schemas.typed("string")));
        upload.summary("Takes a file of an engagement from one of its parties")
                .parameters(null)
                .requestBody(new RequestBody().required(true).content(Schemas.content("multipart/form-data", form())))
                .responses(new ApiResponses().addApiResponse("201", taken));
    }

    private static Schema<?> form() {
        Schema<Object> form = Schemas.typed("object");
        form.addProperty("file", Schemas.typed("string", "binary"));
        form.addProperty(
                "engagementId",
                Schemas.described("string", "the file's only engagement; may be a query parameter instead"));
        form.addProperty("sha256", Schemas.described("string", "which SHA-256 the content must have"));
        return form.required(List.of("file", "engagementId"));
    }

    private static ApiResponses download() {
        ApiResponse parts = content("What `Range` asks for");
        parts.getContent().putAll(Schemas.content("multipart/byteranges", Schemas.typed("string", "binary")));
        return new ApiResponses()
                .addApiResponse("200", content("The content, as an attachment"))
                .addApiResponse("206", parts)
                .addApiResponse("416", Statuses.problem("There is nothing where `Range` asks for it"));
    }

    private static ApiResponse content(String description) {
        return attachment(description, "application/octet-stream");
    }

    private static ApiResponse attachment(String description, String mediaType) {
        return new ApiResponse()
                .description(description)
                .addHeaderObject("Content-Disposition", new Header().schema(Schemas.typed("string")))
                .content(Schemas.content(mediaType, Schemas.typed("string", "binary")));
    }

    private ApiResponse caseFile() {
        Content either = Schemas.content("application/pdf", Schemas.typed("string", "binary"));
        either.putAll(Schemas.content("application/json", Schemas.of(CaseFile.class, api)));
        return new ApiResponse()
                .description("Printed, or for programs, by `Accept`")
                .content(either);
    }

    private static ApiResponse json(String description, Schema<?> schema) {
        return new ApiResponse().description(description).content(Schemas.content("application/json", schema));
    }
}
