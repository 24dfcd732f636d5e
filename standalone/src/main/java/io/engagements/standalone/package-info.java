/** Everything in one process on embedded PostgreSQL. */
@NullMarked
package io.engagements.standalone;

import org.jspecify.annotations.NullMarked;
