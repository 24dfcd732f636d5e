package io.engagements.standalone.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes uploads and downloads: their bodies are no JSON, so nothing can be read from a record. */
@Component
class FileDescriptions implements OpenApiCustomizer {

    private static final Map<String, String> UPLOAD_PROBLEMS = new TreeMap<>(Map.of(
            "400", "No complete multipart/form-data, or an unknown field",
            "401", "No valid token",
            "403", "The role may not",
            "404", "No such engagement, or not visible to the caller",
            "413", "Larger than a file may be (a setting; 25 MiB by default)",
            "415", "Not multipart/form-data",
            "422", "A field does not fit, or the engagement holds as much as it may (`errors`)",
            "503", "Cannot serve now; nothing was stored"));
    private static final Map<String, String> DOWNLOAD_PROBLEMS = new TreeMap<>(Map.of(
            "401", "No valid token",
            "404", "No such file, or not visible to the caller",
            "503", "Cannot serve now"));

    @Override
    public void customise(OpenAPI api) {
        upload(path(api, "/api/files").getPost());
        download(path(api, "/api/files/{fileId}").getGet());
    }

    private static PathItem path(OpenAPI api, String path) {
        return Objects.requireNonNull(api.getPaths().get(path), path);
    }

    private static void upload(Operation upload) {
        Schema<?> taken = object();
        List.of("fileId", "sha256", "name").forEach(name -> taken.addProperty(name, typed("string")));
        taken.addProperty("size", typed("integer"));
        upload.summary("Takes a file of an engagement from one of its parties")
                .parameters(null)
                .requestBody(new RequestBody().required(true).content(content("multipart/form-data", form())))
                .responses(responses(
                        "201",
                        new ApiResponse()
                                .description("Taken")
                                .addHeaderObject("Location", new Header().schema(string("the file's path")))
                                .content(content("application/json", taken)),
                        UPLOAD_PROBLEMS));
    }

    private static Schema<?> form() {
        Schema<?> form = object();
        form.addProperty("file", typed("string").format("binary"));
        form.addProperty("engagementId", string("the file's only engagement; may be a query parameter instead"));
        form.addProperty("sha256", string("which SHA-256 the content must have"));
        return form.required(List.of("file", "engagementId"));
    }

    private static void download(Operation download) {
        download.summary("The file as an attachment, for its engagement's parties and auditors")
                .responses(responses(
                        "200",
                        new ApiResponse()
                                .description("The content")
                                .addHeaderObject("Content-Disposition", new Header().schema(string("attachment")))
                                .content(content(
                                        "application/octet-stream",
                                        typed("string").format("binary"))),
                        DOWNLOAD_PROBLEMS));
    }

    private static ApiResponses responses(String status, ApiResponse good, Map<String, String> problems) {
        ApiResponses responses = new ApiResponses().addApiResponse(status, good);
        problems.forEach((code, why) -> responses.addApiResponse(
                code,
                new ApiResponse()
                        .description(why)
                        .content(content(
                                "application/problem+json", new Schema<>().$ref("#/components/schemas/Problem")))));
        return responses;
    }

    private static Content content(String mediaType, Schema<?> schema) {
        return new Content().addMediaType(mediaType, new MediaType().schema(schema));
    }

    private static Schema<?> object() {
        return typed("object");
    }

    private static Schema<?> string(String description) {
        return typed("string").description(description);
    }

    private static Schema<?> typed(String type) {
        Schema<?> schema = new Schema<>();
        schema.addType(type);
        return schema;
    }
}
