package io.engagements.command.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * What a command is answered with, complete: it can be stored and given again.
 *
 * @param version for the {@code ETag}
 * @param location for the {@code Location}
 * @param retryAfter seconds, for the {@code Retry-After}
 * @param body UTF-8 JSON; a problem document (RFC 9457) when the status says so
 */
record Answer(
        int status,
        @Nullable Long version,
        @Nullable String location,
        @Nullable Integer retryAfter,
        byte[] body) {

    boolean isProblem() {
        return status >= 400;
    }
}
