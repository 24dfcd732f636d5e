/**
 * The PostgreSQL that the one process and the tests bring along: a real server as a process of its own, on a kept
 * directory, which outlives every crash of either. Also the check that whatever PostgreSQL is used keeps what it
 * acknowledges.
 */
@NullMarked
package io.engagements.postgres;

import org.jspecify.annotations.NullMarked;
