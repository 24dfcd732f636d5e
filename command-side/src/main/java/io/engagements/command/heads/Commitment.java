package io.engagements.command.heads;

/**
 * What was written down last.
 *
 * @param upTo the last position that counts
 * @param keys about how many things there are entries
 * @param root base 64 of the hash of the tree of their heads
 * @param eventId of the event that says so
 */
public record Commitment(long upTo, long keys, String root, String eventId) {}
