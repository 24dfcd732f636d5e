/** What no client may ask of an independent business. */
@NullMarked
package io.engagements.rules.guard;

import org.jspecify.annotations.NullMarked;
