/** Projections of the ledger, and the questions they answer. */
@NullMarked
package io.engagements.query;

import org.jspecify.annotations.NullMarked;
