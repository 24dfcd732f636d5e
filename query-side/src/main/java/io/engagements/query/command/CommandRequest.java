package io.engagements.query.command;

import org.jspecify.annotations.Nullable;

/**
 * A command on its way.
 *
 * @param token the caller's access token
 * @param name in kebab case
 * @param contentType the body's media type
 * @param body UTF-8 JSON
 * @param ifMatch the {@code If-Match} header
 * @param key the {@code Idempotency-Key} header
 * @param language the {@code Accept-Language} header
 */
public record CommandRequest(
        String token,
        String name,
        @Nullable String contentType,
        byte[] body,
        @Nullable String ifMatch,
        @Nullable String key,
        @Nullable String language) {}
