/** How events are written down: names, revisions, JSON. */
@NullMarked
package io.engagements.events.stored;

import org.jspecify.annotations.NullMarked;
