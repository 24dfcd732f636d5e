/** The whole ledger as auditors read it: searched, entry by entry, with what each came of and what proves it. */
@NullMarked
package io.engagements.query.pages.ledger;

import org.jspecify.annotations.NullMarked;
