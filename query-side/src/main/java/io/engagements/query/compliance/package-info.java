/** Deadline compliance, read. */
@NullMarked
package io.engagements.query.compliance;

import org.jspecify.annotations.NullMarked;
