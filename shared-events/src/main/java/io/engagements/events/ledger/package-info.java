/** Ledger entries: their bytes and their hash. */
@NullMarked
package io.engagements.events.ledger;

import org.jspecify.annotations.NullMarked;
