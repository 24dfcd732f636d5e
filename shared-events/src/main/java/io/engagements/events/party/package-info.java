/** The vocabulary of a party: registered, and erased again. */
@NullMarked
package io.engagements.events.party;

import org.jspecify.annotations.NullMarked;
