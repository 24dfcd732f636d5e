/** The clocks that may stand still. */
@NullMarked
package io.engagements.rules.clock;

import org.jspecify.annotations.NullMarked;
