/** The clock that the domain goes by. */
@NullMarked
package io.engagements.command.time;

import org.jspecify.annotations.NullMarked;
