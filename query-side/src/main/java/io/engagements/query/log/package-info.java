/** The ledger as this side follows it. */
@NullMarked
package io.engagements.query.log;

import org.jspecify.annotations.NullMarked;
