/** Samples of the ledger that auditors draw or pick, with what they note about each entry: theirs alone, and no part of the ledger. */
@NullMarked
package io.engagements.query.sample;

import org.jspecify.annotations.NullMarked;
