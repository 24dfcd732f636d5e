/** The ledger: committed events, numbered and hashed. */
@NullMarked
package io.engagements.command.ledger;

import org.jspecify.annotations.NullMarked;
