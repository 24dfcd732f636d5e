/** What changed between two moments of an engagement. */
@NullMarked
package io.engagements.query.diff;

import org.jspecify.annotations.NullMarked;
