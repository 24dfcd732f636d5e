/** Signing: what the ledger says about the keys that it is signed with. */
@NullMarked
package io.engagements.events.checkpoint;

import org.jspecify.annotations.NullMarked;
