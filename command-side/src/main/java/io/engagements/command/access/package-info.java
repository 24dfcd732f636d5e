/** The record of who read what of others, beside the ledger: added to, and never changed. */
@NullMarked
package io.engagements.command.access;

import org.jspecify.annotations.NullMarked;
