/**
 * The tree over the ledger, built here from the entries that are held here, compared with every checkpoint that the command side
 * signed, and given out as proofs, receipts and tiles.
 */
@NullMarked
package io.engagements.query.proof;

import org.jspecify.annotations.NullMarked;
