/** Signed texts by C2SP: notes, checkpoints with their signatures of time, and proofs in one file. */
@NullMarked
package io.engagements.proof.note;

import org.jspecify.annotations.NullMarked;
