/** How the query side follows the ledger within one process. */
@NullMarked
package io.engagements.standalone.ledger;

import org.jspecify.annotations.NullMarked;
