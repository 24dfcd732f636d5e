/** The one process as it is delivered, as people see it in a real browser. */
@NullMarked
package io.engagements.browser;

import org.jspecify.annotations.NullMarked;
