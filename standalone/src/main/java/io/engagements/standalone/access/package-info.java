/** How accesses get to the record within one process. */
@NullMarked
package io.engagements.standalone.access;

import org.jspecify.annotations.NullMarked;
