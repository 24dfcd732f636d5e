package io.engagements.query.command;

import org.springframework.web.multipart.MultipartFile;

/**
 * A file on its way.
 *
 * @param token the caller's access token
 * @param name as its sender calls it
 */
public record FileSent(String token, String engagementId, String name, MultipartFile content) {}
