package io.engagements.rules;

/**
 * An uploaded file, as far as decisions ask about it.
 *
 * @param engagementId the only engagement in which it can be named
 * @param size bytes
 */
public record StoredFile(String engagementId, String sha256, long size) {}
