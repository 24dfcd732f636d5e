/** What a lawyer reads before deciding about an engagement's end. */
@NullMarked
package io.engagements.query.casefile;

import org.jspecify.annotations.NullMarked;
