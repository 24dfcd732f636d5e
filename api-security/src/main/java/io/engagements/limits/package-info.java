/** How much of something one caller may have, and all together: counted per minute, or held at once. */
@NullMarked
package io.engagements.limits;

import org.jspecify.annotations.NullMarked;
