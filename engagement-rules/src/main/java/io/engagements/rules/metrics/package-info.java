/** The numbers, as pure functions of facts and an instant. */
@NullMarked
package io.engagements.rules.metrics;

import org.jspecify.annotations.NullMarked;
