/** Deadlines from local times and zones. */
@NullMarked
package io.engagements.rules.time;

import org.jspecify.annotations.NullMarked;
