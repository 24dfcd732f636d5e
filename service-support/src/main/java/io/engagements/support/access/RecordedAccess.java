package io.engagements.support.access;

/**
 * One that is on record.
 *
 * @param number in the order of recording, with holes
 */
public record RecordedAccess(long number, Access access) {}
