/** Numbers as the interface shows them: windows, months, and what each is made of. */
@NullMarked
package io.engagements.query.metrics;

import org.jspecify.annotations.NullMarked;
