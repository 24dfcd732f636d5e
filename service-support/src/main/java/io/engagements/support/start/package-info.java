/** How a program comes up. */
@NullMarked
package io.engagements.support.start;

import org.jspecify.annotations.NullMarked;
