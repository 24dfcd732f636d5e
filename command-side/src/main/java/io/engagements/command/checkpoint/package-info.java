/**
 * Signs what the ledger is, again and again: a checkpoint binds everybody who has one, the operator first. The signer remembers
 * outside the database what it signed, so that a database that was set back or exchanged is not signed again.
 */
@NullMarked
package io.engagements.command.checkpoint;

import org.jspecify.annotations.NullMarked;
