/** Reasons for a termination for cause, computed from what happened. */
@NullMarked
package io.engagements.rules.ground;

import org.jspecify.annotations.NullMarked;
