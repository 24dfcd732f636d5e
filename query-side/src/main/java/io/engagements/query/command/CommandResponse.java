package io.engagements.query.command;

import io.engagements.support.problem.ProblemAnswer;
import java.util.Map;

/**
 * What the command side answered.
 *
 * @param headers those that belong to the answer: {@code Content-Type}, {@code ETag}, {@code Location},
 *     {@code Retry-After}, {@code WWW-Authenticate}
 * @param body UTF-8 JSON; a problem document (RFC 9457) when the status says so
 */
public record CommandResponse(int status, Map<String, String> headers, byte[] body) {

    public static CommandResponse of(ProblemAnswer problem) {
        return new CommandResponse(problem.status(), problem.headers(), problem.body());
    }
}
