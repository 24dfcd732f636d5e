/** Samples of the ledger that an auditor draws or picks, what they note about each entry, and the way to take both away. */
@NullMarked
package io.engagements.query.pages.samples;

import org.jspecify.annotations.NullMarked;
