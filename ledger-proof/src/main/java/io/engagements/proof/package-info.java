/**
 * What makes a log provable to people who trust nobody, by public standards: RFC 9162 (hashes and proofs) and C2SP signed-note,
 * tlog-checkpoint, tlog-cosignature, tlog-tiles and tlog-proof. It knows nothing of what is logged.
 */
@NullMarked
package io.engagements.proof;

import org.jspecify.annotations.NullMarked;
