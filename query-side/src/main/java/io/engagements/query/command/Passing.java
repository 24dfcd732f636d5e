package io.engagements.query.command;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What passes between whoever asks here and the command side. */
final class Passing {

    private static final List<String> ANSWERED = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.ACCEPT_RANGES,
            HttpHeaders.CONTENT_RANGE,
            HttpHeaders.ETAG,
            HttpHeaders.LOCATION,
            HttpHeaders.RETRY_AFTER,
            HttpHeaders.WWW_AUTHENTICATE);

    private Passing() {}

    static Map<String, String> headers(HttpResponse<?> answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        ANSWERED.forEach(name -> answer.headers().firstValue(name).ifPresent(value -> headers.put(name, value)));
        return headers;
    }

    static Sent away() {
        Sent problem = problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The command side does not answer. Try again soon; under the same Idempotency-Key a command is done once"
                        + " at most.");
        Map<String, String> headers = new LinkedHashMap<>(problem.headers());
        headers.put(HttpHeaders.RETRY_AFTER, "5");
        return new Sent(problem.status(), headers, problem.body());
    }

    /** What the client sent broke off, or its address cannot be passed on. */
    static Sent broken() {
        return problem(HttpStatus.BAD_REQUEST, "The request is not complete, or its address is none.");
    }

    private static Sent problem(HttpStatus status, String detail) {
        String problem = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(status.getReasonPhrase(), status.value(), detail);
        return new Sent(
                status.value(),
                Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE),
                problem.getBytes(StandardCharsets.UTF_8));
    }
}
