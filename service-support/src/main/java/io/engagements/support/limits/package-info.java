/**
 * How much of something one caller may have, and all together: commands a minute, requests and bodies at once, threads,
 * memory.
 */
@NullMarked
package io.engagements.support.limits;

import org.jspecify.annotations.NullMarked;
