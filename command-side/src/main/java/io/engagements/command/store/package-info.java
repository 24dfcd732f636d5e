/** The event store: Axon's JDBC engine on PostgreSQL. */
@NullMarked
package io.engagements.command.store;

import org.jspecify.annotations.NullMarked;
