package io.engagements.query.command;

import io.engagements.support.problem.ProblemAnswer;
import io.engagements.support.problem.ProblemDocument;
import io.engagements.support.problem.RequestProblem;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * What the command side answered.
 *
 * @param headers those that belong to the answer: {@code Content-Type}, {@code ETag}, {@code Location},
 *     {@code Link}, {@code Retry-After}, {@code WWW-Authenticate}
 * @param body UTF-8 JSON; a problem document (RFC 9457) when the status says so
 */
public record CommandResponse(int status, Map<String, String> headers, byte[] body) {

    public static CommandResponse of(ProblemAnswer problem) {
        return new CommandResponse(problem.status(), problem.headers(), problem.body());
    }

    public static CommandResponse of(RequestProblem problem) {
        Map<String, String> headers = new HashMap<>(problem.getHeaders().toSingleValueMap());
        headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        return new CommandResponse(
                problem.getStatusCode().value(), Map.copyOf(headers), ProblemDocument.written(problem.getBody()));
    }
}
