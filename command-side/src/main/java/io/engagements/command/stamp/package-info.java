/**
 * What others put under checkpoints, file in and file out: cosignatures of witnesses (C2SP tlog-cosignature) and time-stamps
 * (RFC 3161). Nothing is kept that does not hold.
 */
@NullMarked
package io.engagements.command.stamp;

import org.jspecify.annotations.NullMarked;
