/** A candidacy: its state, its decisions, its rules. */
@NullMarked
package io.engagements.rules.candidacy;

import org.jspecify.annotations.NullMarked;
