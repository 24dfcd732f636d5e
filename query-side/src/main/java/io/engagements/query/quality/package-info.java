/** Quality history, read. */
@NullMarked
package io.engagements.query.quality;

import org.jspecify.annotations.NullMarked;
