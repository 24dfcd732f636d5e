package io.engagements.command.endpoint;

import io.engagements.events.refusal.RuleId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * What a command is answered with, complete: it can be stored and given again.
 *
 * @param version for the {@code ETag}
 * @param location for the {@code Location}
 * @param retryAfter seconds, for the {@code Retry-After}
 * @param body UTF-8 JSON; a problem document (RFC 9457) when the status says so
 * @param rules those that refused it, the first one first; none when it tells of something else
 * @param eventIds what was stored for it, in order
 */
public record Answer(
        int status,
        @Nullable Long version,
        @Nullable String location,
        @Nullable Integer retryAfter,
        byte[] body,
        List<RuleId> rules,
        List<String> eventIds) {

    /** So many at most: with more of them no server would pass the header on. What the command itself did stands last. */
    private static final int RECEIPTS = 20;

    /** Of something that was not done. */
    Answer(
            int status,
            @Nullable Long version,
            @Nullable String location,
            @Nullable Integer retryAfter,
            byte[] body,
            List<RuleId> rules) {
        this(status, version, location, retryAfter, body, rules, List.of());
    }

    boolean isProblem() {
        return status >= 400;
    }

    /** As they leave with it. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                HttpHeaders.CONTENT_TYPE,
                isProblem() ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.APPLICATION_JSON_VALUE);
        if (version != null) {
            headers.put(HttpHeaders.ETAG, "\"" + version + "\"");
        }
        if (location != null) {
            headers.put(HttpHeaders.LOCATION, location);
        }
        if (retryAfter != null) {
            headers.put(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter));
        }
        if (!eventIds.isEmpty()) {
            headers.put(HttpHeaders.LINK, receipts());
        }
        return headers;
    }

    /** Where whoever asked gets the proof that it was signed, once it is (RFC 8288). */
    private String receipts() {
        return eventIds.stream()
                .skip(Math.max(0, eventIds.size() - RECEIPTS))
                .map(id -> "</api/events/" + id + "/receipt>; rel=\"receipt\"")
                .collect(Collectors.joining(", "));
    }
}
