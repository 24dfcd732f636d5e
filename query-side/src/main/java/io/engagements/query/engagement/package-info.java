/** Engagements and their grounds, read. */
@NullMarked
package io.engagements.query.engagement;

import org.jspecify.annotations.NullMarked;
