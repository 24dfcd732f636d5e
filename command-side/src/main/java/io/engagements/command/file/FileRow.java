package io.engagements.command.file;

import io.engagements.events.Stamp;

/**
 * What is known of an uploaded file beside its content.
 *
 * @param name as its sender called it
 */
public record FileRow(String fileId, String engagementId, String sha256, long size, String name, Stamp by) {}
