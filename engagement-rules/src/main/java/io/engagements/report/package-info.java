/** Numbers as the interface shows them: windows, months, and what each is made of. */
@NullMarked
package io.engagements.report;

import org.jspecify.annotations.NullMarked;
