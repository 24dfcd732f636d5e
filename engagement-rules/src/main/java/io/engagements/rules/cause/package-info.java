/** Which earlier events of an engagement an event came of. */
@NullMarked
package io.engagements.rules.cause;

import org.jspecify.annotations.NullMarked;
