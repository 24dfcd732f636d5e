/** Completeness: the ledger says of itself how far the entries about each thing go. */
@NullMarked
package io.engagements.command.heads;

import org.jspecify.annotations.NullMarked;
