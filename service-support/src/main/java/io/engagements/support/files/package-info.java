/** Files that only their owner may open, and that are there after a crash. */
@NullMarked
package io.engagements.support.files;

import org.jspecify.annotations.NullMarked;
