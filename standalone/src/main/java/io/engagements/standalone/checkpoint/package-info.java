/** How the query side learns within one process what the command side signed. */
@NullMarked
package io.engagements.standalone.checkpoint;

import org.jspecify.annotations.NullMarked;
