/** Decides commands, stores their events, keeps the ledger and the timers. */
@NullMarked
package io.engagements.command;

import org.jspecify.annotations.NullMarked;
