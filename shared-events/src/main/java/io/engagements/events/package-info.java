/** The contract both sides share: who acted, ids, constraints. */
@NullMarked
package io.engagements.events;

import org.jspecify.annotations.NullMarked;
