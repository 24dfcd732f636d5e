package io.engagements.timestamp;

import java.time.Instant;

/**
 * A time-stamp that holds.
 *
 * @param response the whole answer by RFC 3161, DER
 * @param at the time that it tells
 * @param authority the subject of the certificate that it was signed under
 */
public record TimestampReply(byte[] response, Instant at, String authority) {}
