/** How much of this process anybody may hold: threads, bodies that are waited for, costly answers. */
@NullMarked
package io.engagements.bounds;

import org.jspecify.annotations.NullMarked;
