/** Who was late for what at a moment, and whose delay it was, over many engagements. */
@NullMarked
package io.engagements.query.pages.late;

import org.jspecify.annotations.NullMarked;
