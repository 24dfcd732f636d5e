/** The work list, read. */
@NullMarked
package io.engagements.query.work;

import org.jspecify.annotations.NullMarked;
