/** Who reads what of others: what both sides tell each other of it. */
@NullMarked
package io.engagements.support.access;

import org.jspecify.annotations.NullMarked;
