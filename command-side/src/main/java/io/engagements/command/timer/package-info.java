/** What falls due. */
@NullMarked
package io.engagements.command.timer;

import org.jspecify.annotations.NullMarked;
