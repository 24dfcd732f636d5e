/** What a service does without being asked: migrations at its start, and loops that compare, number and fire. */
@NullMarked
package io.engagements.support.background;

import org.jspecify.annotations.NullMarked;
