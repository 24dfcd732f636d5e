/** The movable clock, for demonstrations, training and tests. */
@NullMarked
package io.engagements.standalone.sandbox;

import org.jspecify.annotations.NullMarked;
