/** Whether a VA worked as an independent business: who set the terms, and by what the work was judged. */
@NullMarked
package io.engagements.rules.independence;

import org.jspecify.annotations.NullMarked;
