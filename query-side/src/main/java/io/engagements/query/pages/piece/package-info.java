/** What pages show of one piece of work: what was asked for, what was handed in, and its fair clock. */
@NullMarked
package io.engagements.query.pages.piece;

import org.jspecify.annotations.NullMarked;
