/** A piece of work: what happened to it, and how it stands. */
@NullMarked
package io.engagements.rules.work;

import org.jspecify.annotations.NullMarked;
