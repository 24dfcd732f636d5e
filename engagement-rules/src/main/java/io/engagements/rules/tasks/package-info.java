/** Whose turn it is. */
@NullMarked
package io.engagements.rules.tasks;

import org.jspecify.annotations.NullMarked;
