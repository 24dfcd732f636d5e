/** The clocks that may stand still. */
@NullMarked
package io.engagements.rules.guard;

import org.jspecify.annotations.NullMarked;
