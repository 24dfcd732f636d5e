/**
 * The PostgreSQL that the one process brings along: a real server as a process of its own, on a kept directory, which
 * outlives every crash of either. Also the check that whatever PostgreSQL is used keeps what it acknowledges.
 */
@NullMarked
package io.engagements.standalone.postgres;

import org.jspecify.annotations.NullMarked;
