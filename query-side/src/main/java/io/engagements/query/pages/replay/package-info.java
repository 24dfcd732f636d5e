/** An engagement's history step by step, and what changed between two moments of it. */
@NullMarked
package io.engagements.query.pages.replay;

import org.jspecify.annotations.NullMarked;
