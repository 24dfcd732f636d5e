/** How an engagement ends: for proven cause with a lawyer's approval, or by one side leaving. */
@NullMarked
package io.engagements.rules.termination;

import org.jspecify.annotations.NullMarked;
