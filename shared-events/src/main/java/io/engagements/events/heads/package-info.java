/** Completeness: what the ledger says about how far it goes. */
@NullMarked
package io.engagements.events.heads;

import org.jspecify.annotations.NullMarked;
