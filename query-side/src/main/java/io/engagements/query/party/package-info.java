/** Registered parties, and what they are called. */
@NullMarked
package io.engagements.query.party;

import org.jspecify.annotations.NullMarked;
