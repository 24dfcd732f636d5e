/** Figures by which an operator sees whether the command side keeps up. */
@NullMarked
package io.engagements.command.watch;

import org.jspecify.annotations.NullMarked;
