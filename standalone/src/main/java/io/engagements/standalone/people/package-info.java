/** People who have accounts here: how they are invited, come in, and leave. */
@NullMarked
package io.engagements.standalone.people;

import org.jspecify.annotations.NullMarked;
