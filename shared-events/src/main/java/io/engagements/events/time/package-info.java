/** Times as people type them and as they are stored. */
@NullMarked
package io.engagements.events.time;

import org.jspecify.annotations.NullMarked;
