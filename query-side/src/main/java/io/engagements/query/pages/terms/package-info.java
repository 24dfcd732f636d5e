/** Where the conditions of an engagement are set, changed, documented, paused and left. */
@NullMarked
package io.engagements.query.pages.terms;

import org.jspecify.annotations.NullMarked;
