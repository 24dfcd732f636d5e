/** What somebody tried, and how it fails. */
@NullMarked
package io.engagements.command.attempt;

import org.jspecify.annotations.NullMarked;
