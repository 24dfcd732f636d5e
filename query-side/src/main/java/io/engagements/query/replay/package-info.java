/** Histories folded again, to any moment. */
@NullMarked
package io.engagements.query.replay;

import org.jspecify.annotations.NullMarked;
