package io.engagements.command.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * What somebody sends as a command, unread.
 *
 * @param name in kebab case
 * @param contentType the body's media type
 * @param body UTF-8 JSON, up to a byte more than a command may have
 * @param ifMatch the header's text
 * @param key the {@code Idempotency-Key}
 */
public record CommandCall(
        String name,
        @Nullable String contentType,
        byte[] body,
        @Nullable String ifMatch,
        @Nullable String key) {}
