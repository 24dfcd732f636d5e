package io.engagements.query.command;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** What passes between whoever asks here and the command side. */
final class Passing {

    private static final List<String> ANSWERED = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.ETAG,
            HttpHeaders.LOCATION,
            HttpHeaders.RETRY_AFTER,
            HttpHeaders.WWW_AUTHENTICATE);

    private static final String AWAY = "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
            + "\"detail\":\"The command side does not answer. Try again soon; under the same Idempotency-Key a command"
            + " is done once at most.\"}";

    private Passing() {}

    static Map<String, String> headers(HttpResponse<?> answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        ANSWERED.forEach(name -> answer.headers().firstValue(name).ifPresent(value -> headers.put(name, value)));
        return headers;
    }

    static Sent away() {
        return new Sent(
                503,
                Map.of(
                        HttpHeaders.CONTENT_TYPE,
                        MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                        HttpHeaders.RETRY_AFTER,
                        "5"),
                AWAY.getBytes(StandardCharsets.UTF_8));
    }
}
