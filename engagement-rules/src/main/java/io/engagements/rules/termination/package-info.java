/** The clocks that may stand still. */
@NullMarked
package io.engagements.rules.termination;

import org.jspecify.annotations.NullMarked;
