/** The domain as pure functions: no clock, no randomness, no input or output. */
@NullMarked
package io.engagements.rules;

import org.jspecify.annotations.NullMarked;
