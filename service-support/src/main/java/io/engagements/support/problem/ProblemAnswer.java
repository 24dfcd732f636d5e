package io.engagements.support.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * A problem document (RFC 9457) made of constants only: nothing of the request comes back.
 *
 * @param headers with the media type
 * @param body UTF-8 JSON
 */
public record ProblemAnswer(int status, Map<String, String> headers, byte[] body) {

    /** Seconds after which asking again may help when issuer or database cannot be reached. */
    private static final String RETRY_AFTER = "5";

    /** To whom the database cannot serve now. */
    public static ProblemAnswer databaseAway() {
        return of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Try again soon; under the same Idempotency-Key a command is done once at most.")
                .later();
    }

    /** True when the database could not serve, so that {@link #databaseAway} is the answer; else it is a defect. */
    public static boolean isDatabaseAway(Throwable failure) {
        return DatabaseAway.causes(failure);
    }

    /** To whoever asks for more at once than one may have; later there may be room. */
    public static ProblemAnswer tooMany() {
        return of(HttpStatus.TOO_MANY_REQUESTS, "You have too much under way at once. Try again soon.")
                .later();
    }

    /** To everybody while as much is under way as this server can do. */
    public static ProblemAnswer full() {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "Too much is under way. Try again soon.")
                .later();
    }

    public static ProblemAnswer of(HttpStatus status, String detail) {
        return new ProblemAnswer(
                status.value(),
                Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE),
                ProblemDocument.written(ProblemDetail.forStatusAndDetail(status, detail)));
    }

    /** It may help to ask again, in a while that is the same for all. */
    public ProblemAnswer later() {
        return with(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }

    /** With one more header. */
    public ProblemAnswer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new ProblemAnswer(status, all, body);
    }

    /** The same in another language than English. */
    public ProblemAnswer in(Language language) {
        return new ProblemAnswer(status, headers, ProblemWords.tell(body, language));
    }

    /** Answers with it, in the language asked for. */
    public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        SecurityHeaders.write(response);
        headers.forEach(response::setHeader);
        Language language = Language.asked(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        response.getOutputStream().write(ProblemWords.tell(body, language));
    }
}
