/** What one side proposes to the other. */
@NullMarked
package io.engagements.rules.proposal;

import org.jspecify.annotations.NullMarked;
