/** A party: registered by the operator, erased when it asks for it and nothing of it is running. */
@NullMarked
package io.engagements.rules.party;

import org.jspecify.annotations.NullMarked;
