/** The record of refused attempts. */
@NullMarked
package io.engagements.command.refusal;

import org.jspecify.annotations.NullMarked;
