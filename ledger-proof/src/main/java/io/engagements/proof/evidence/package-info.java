/** The file that somebody takes home to check without us. */
@NullMarked
package io.engagements.proof.evidence;

import org.jspecify.annotations.NullMarked;
