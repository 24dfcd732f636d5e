package io.engagements.support.problem;

import io.engagements.events.stored.ContractJson;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * Problem documents (RFC 9457) as bytes: whatever refuses something says it by a {@link ProblemDetail}, and it is written
 * here. One that names where it happened has the order that clients have always got from Spring, without the type that
 * says nothing; any other begins with its type.
 */
public final class ProblemDocument {

    private static final String NO_TYPE = "about:blank";

    private ProblemDocument() {}

    /** UTF-8 JSON; properties come last, in the order in which they were set. */
    public static byte[] written(ProblemDetail problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        URI instance = problem.getInstance();
        if (instance == null) {
            json.put("type", Objects.requireNonNullElse(problem.getType(), URI.create(NO_TYPE)));
            put(json, "title", problem.getTitle());
            json.put("status", problem.getStatus());
            put(json, "detail", problem.getDetail());
        } else {
            put(json, "detail", problem.getDetail());
            json.put("instance", instance);
            json.put("status", problem.getStatus());
            put(json, "title", problem.getTitle());
        }
        if (problem.getProperties() != null) {
            json.putAll(problem.getProperties());
        }
        return ContractJson.mapper().writeValueAsBytes(json);
    }

    private static void put(Map<String, Object> json, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.put(name, value);
        }
    }

    /**
     * What is wrong with each part of a request, as its {@code errors} say it.
     *
     * @param by what the parts are named by: {@code pointer} (RFC 6901) or {@code parameter}
     * @param wrong what is wrong, by names
     */
    static List<Map<String, String>> errors(String by, Map<String, String> wrong) {
        return wrong.entrySet().stream()
                .map(each -> {
                    Map<String, String> error = new LinkedHashMap<>();
                    error.put(by, each.getKey());
                    error.put("detail", each.getValue());
                    return error;
                })
                .toList();
    }
}
