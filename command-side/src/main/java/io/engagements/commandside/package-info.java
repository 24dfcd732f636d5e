/** The command side as a program of its own. */
@NullMarked
package io.engagements.commandside;

import org.jspecify.annotations.NullMarked;
