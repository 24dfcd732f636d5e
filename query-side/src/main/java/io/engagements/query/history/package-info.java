/** The history of events and of refused attempts, read. */
@NullMarked
package io.engagements.query.history;

import org.jspecify.annotations.NullMarked;
