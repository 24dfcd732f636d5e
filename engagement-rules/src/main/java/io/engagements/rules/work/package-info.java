/** Whose turn it is. */
@NullMarked
package io.engagements.rules.work;

import org.jspecify.annotations.NullMarked;
