package io.engagements.query.command;

import io.engagements.support.problem.Language;
import io.engagements.support.problem.ProblemAnswer;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What passes between whoever asks here and the command side. */
final class CommandSideAnswers {

    private static final List<String> ANSWERED = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.ACCEPT_RANGES,
            HttpHeaders.CONTENT_RANGE,
            HttpHeaders.ETAG,
            HttpHeaders.LOCATION,
            HttpHeaders.LINK,
            HttpHeaders.RETRY_AFTER,
            HttpHeaders.WWW_AUTHENTICATE);

    private CommandSideAnswers() {}

    static Map<String, String> headers(HttpResponse<?> answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        ANSWERED.forEach(name -> answer.headers().firstValue(name).ifPresent(value -> headers.put(name, value)));
        return headers;
    }

    /** @param acceptLanguage of whoever asks, or null */
    static CommandResponse unavailable(@Nullable String acceptLanguage) {
        return CommandResponse.of(ProblemAnswer.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The command side does not answer. Try again soon; under the same Idempotency-Key a command is"
                                + " done once at most.")
                .later()
                .in(Language.asked(acceptLanguage)));
    }

    /** What the client sent broke off, or its address cannot be passed on. @param acceptLanguage of whoever asks, or null */
    static CommandResponse incomplete(@Nullable String acceptLanguage) {
        return CommandResponse.of(
                ProblemAnswer.of(HttpStatus.BAD_REQUEST, "The request is not complete, or its address is none.")
                        .in(Language.asked(acceptLanguage)));
    }
}
