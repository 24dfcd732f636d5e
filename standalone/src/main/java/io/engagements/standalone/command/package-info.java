/** How the query side sends commands within one process. */
@NullMarked
package io.engagements.standalone.command;

import org.jspecify.annotations.NullMarked;
